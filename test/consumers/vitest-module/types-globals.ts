import { evaluate } from 'archfit';
import 'archfit/vitest';

export async function check(): Promise<void> {
  expect(await evaluate([])).toComply();
  expect([await evaluate([])]).toEqual([expect.toComply()]);
  // @ts-expect-error severities are known
  expect(await evaluate([])).toComply({ failOn: 'terrible' });
}
