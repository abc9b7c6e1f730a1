import { evaluate, type FitnessReport, kubernetes } from 'archfit';
import { expect } from '@jest/globals';
import 'archfit/jest-globals';

export async function check(): Promise<void> {
  const report: FitnessReport = await evaluate([kubernetes({ manifests: ['a.yaml'], each: 'file' })]);
  expect(report).toComply();
  expect(report).not.toComply({ failOn: 'critical', except: ['kubernetes/cpu-limit'] });
  expect(report).toViolate('kubernetes/owner-label', { subject: { name: 'web' } });
  await expect(evaluate([])).resolves.toComply();
  // @ts-expect-error severities are known
  expect(report).toComply({ failOn: 'terrible' });
  // @ts-expect-error a rule has to be named
  expect(report).toViolate();
}
