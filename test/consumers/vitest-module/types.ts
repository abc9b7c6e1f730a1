import { evaluate, type FitnessReport, kubernetes } from 'archfit';
import { toComply, toViolate } from 'archfit/matchers';
import { expect } from 'vitest';
import { describeFitness, type FitnessOptions } from 'archfit/vitest';

expect.extend({ toComply, toViolate });

export async function check(): Promise<void> {
  const report: FitnessReport = await evaluate([
    kubernetes({ manifests: ['a.yaml'], each: 'file' }),
  ]);
  const nothing: void = expect(report).toComply();
  expect(report).not.toComply({ failOn: 'critical', except: ['kubernetes/cpu-limit'] });
  expect(report).toReachLevel('silver', { levels: [{ name: 'silver', rules: [] }] });
  expect(report).toViolate('kubernetes/owner-label', { subject: { name: 'web' } });
  expect(report).toViolate('kubernetes/owner-label', {
    message: expect.stringContaining('owner'),
    subject: expect.objectContaining({ kind: 'Job' }),
  });
  const awaited: Promise<void> = expect(evaluate([])).resolves.toComply();
  await expect(evaluate([])).resolves.not.toViolate('kubernetes/owner-label');
  expect.soft(report).toComply();
  await expect.poll(() => report).toComply();
  expect([report]).toEqual([expect.toComply({ failOn: 'low' })]);
  expect([report]).toEqual([expect.not.toViolate('kubernetes/owner-label', { state: 'new' })]);
  // @ts-expect-error severities are known
  expect(report).toComply({ failOn: 'terrible' });
  expect(report).toViolate('kubernetes/critical-min-replicas', { details: { replicas: 1 } });
  expect(report).toViolate('shop/team-label', { details: { team: 'orders' } });
  // @ts-expect-error a rule is misspelt
  expect(report).toViolate('kubernetes/owner-lable');
  // @ts-expect-error the details of the rule have no such member
  expect(report).toViolate('kubernetes/critical-min-replicas', { details: { replica: 1 } });
  // @ts-expect-error nor have those of a rule that the package adds
  expect(report).toViolate('shop/team-label', { details: { owner: 'orders' } });
  // @ts-expect-error a rule has to be named
  expect(report).toViolate();
  // @ts-expect-error findings have no such field
  expect(report).toViolate('kubernetes/owner-label', { name: 'web' });
  // @ts-expect-error severities are known here too
  expect([report]).toEqual([expect.toComply({ failOn: 'terrible' })]);
  await awaited;
  return nothing;
}

const options: FitnessOptions = { only: ['kubernetes/owner-label'], now: '2031-03-01' };
describeFitness('architecture');
describeFitness('architecture', options);
describeFitness('production', {
  sources: kubernetes({ manifests: 'rendered/prod' }),
  rules: { 'kubernetes/cpu-limit': 'off' },
  failOn: 'medium',
  config: false,
  baseline: false,
  waivers: { file: 'waivers.yaml', maxDays: 90 },
  now: new Date(),
});
// @ts-expect-error options have no such name
describeFitness('architecture', { onyl: [] });
// @ts-expect-error severities are known
describeFitness('architecture', { failOn: 'terrible' });
// @ts-expect-error a name is needed
describeFitness();

// As `archfit types` writes it for a pack of one's own.
declare module 'archfit' {
  interface RuleDetails {
    readonly 'shop/team-label': { readonly team: string };
  }
}
