// Runs OPA's own cases and prints one line a family.
//
//   npm run conformance:rego             all cases
//   npm run conformance:rego -- time     those whose family or note holds the word
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [filter = ''] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    ...['node_modules/jest/bin/jest.js', '--config', 'jest.conformance.config.js'],
    'test/conformance/rego',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ARCHFIT_REGO_CASES: filter },
  },
);
process.exitCode = status ?? 1;
