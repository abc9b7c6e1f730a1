// Runs the tests that hold properties with a seed that no run had before and with more cases: `npm run fuzz`, or `npm run fuzz -- SEED`
// to see a failure again. What it finds becomes a test of its own, since `npm test` has the same cases every time.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [seed = randomInt(2 ** 31)] = process.argv.slice(2);
const files = readdirSync('test', { recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('test', name))
  .filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'"));
process.stderr.write(
  `seed ${seed}, ${files.length} files: npm run fuzz -- ${seed} runs the same cases\n`,
);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--testTimeout=1800000', '--runTestsByPath', ...files],
  {
    stdio: 'inherit',
    env: { ...process.env, ARCHFIT_FUZZ_SEED: `${seed}`, ARCHFIT_FUZZ_TIMES: '20' },
  },
);
process.exitCode = status ?? 1;
