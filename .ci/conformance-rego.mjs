// Runs OPA's own cases, prints one line a family, and writes docs/conformance.md.
//
//   npm run conformance:rego             all cases
//   npm run conformance:rego -- time     those whose family or note holds the word; writes nothing
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
    env: {
      ...process.env,
      ARCHFIT_REGO_CASES: filter,
      ARCHFIT_WRITE_PAGE: filter === '' ? 'yes' : 'no',
    },
  },
);
process.exitCode = status ?? 1;
