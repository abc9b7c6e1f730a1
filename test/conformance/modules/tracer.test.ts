import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '..', '..', '..');

interface Agreement {
  readonly inside: number;
  readonly agree: number;
  readonly wrong: number;
}

/** What the tracer finds of the calls of our own code, held against the checker: it may leave calls open, and never give another answer. */
test.each([
  ['facts/modules/', 1_000],
  ['evaluate/', 1_000],
])('calls in %s lead where the checker says', (part, atLeast) => {
  const script = join(root, 'bench', 'modules', 'tracer-oracle.mjs');
  const { status, stdout } = spawnSync(
    process.execPath,
    [script, 'src', '--only', part, '--json'],
    { cwd: root, encoding: 'utf8' },
  );
  const { callees, receivers } = JSON.parse(stdout) as {
    readonly callees: Agreement;
    readonly receivers: Agreement;
  };
  expect({ status, callees: callees.wrong, receivers: receivers.wrong }).toEqual({
    status: 0,
    callees: 0,
    receivers: 0,
  });
  expect(callees.inside).toBeGreaterThan(atLeast);
  expect(callees.agree / callees.inside).toBeGreaterThan(0.95);
});
