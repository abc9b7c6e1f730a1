expect.extend({
  toComply,
  toHaveExamined,
  toHaveFinding,
  toHaveNoNewFindings,
  toReachLevel,
  toViolate,
});

export async function check(): Promise<void> {
  const report: FitnessReport = await evaluate([
    kubernetes({ manifests: ['a.yaml'], each: 'file' }),
  ]);
  const levels: readonly Level[] = [{ name: 'silver', rules: ['kubernetes/owner-label'] }];

  const nothing: void = expect(report).toComply();
  expect(report).not.toComply({ failOn: 'critical', except: ['kubernetes/cpu-limit'] });
  const complies: Promise<void> = expect(evaluate([])).resolves.toComply();
  const not: Promise<void> = expect(evaluate([])).resolves.not.toComply({ failOn: 'low' });
  expect([report]).toEqual([expect.toComply({ failOn: 'low' })]);
  expect([report]).toEqual([expect.not.toComply()]);
  // @ts-expect-error severities are known
  expect(report).toComply({ failOn: 'terrible' });
  // @ts-expect-error and negated
  expect(report).not.toComply({ failOn: 'terrible' });
  // @ts-expect-error and promised
  await expect(evaluate([])).resolves.toComply({ failOn: 'terrible' });
  // @ts-expect-error and inside another expectation
  expect([report]).toEqual([expect.toComply({ failOn: 'terrible' })]);
  // @ts-expect-error and negated there
  expect([report]).toEqual([expect.not.toComply({ failOn: 'terrible' })]);

  expect(report).toViolate('kubernetes/owner-label', { subject: { name: 'web' } });
  expect(report).not.toViolate('kubernetes/owner-label');
  expect(report).toViolate('kubernetes/owner-label', {
    message: expect.stringContaining('owner'),
    subject: expect.objectContaining({ kind: 'Job' }),
  });
  const violates: Promise<void> = expect(evaluate([])).resolves.toViolate('kubernetes/owner-label');
  await expect(evaluate([])).resolves.not.toViolate('kubernetes/owner-label');
  expect([report]).toEqual([expect.toViolate('kubernetes/owner-label')]);
  expect([report]).toEqual([expect.not.toViolate('kubernetes/owner-label', { state: 'new' })]);
  expect(report).toViolate('kubernetes/critical-min-replicas', { details: { replicas: 1 } });
  expect(report).toViolate('shop/team-label', { details: { team: 'orders' } });
  // @ts-expect-error a rule is misspelt
  expect(report).toViolate('kubernetes/owner-lable');
  // @ts-expect-error and negated
  expect(report).not.toViolate('kubernetes/owner-lable');
  // @ts-expect-error and promised
  await expect(evaluate([])).resolves.not.toViolate('kubernetes/owner-lable');
  // @ts-expect-error and inside another expectation
  expect([report]).toEqual([expect.toViolate('kubernetes/owner-lable')]);
  // @ts-expect-error the details of the rule have no such member
  expect(report).toViolate('kubernetes/critical-min-replicas', { details: { replica: 1 } });
  // @ts-expect-error nor have those of a rule that the package adds
  expect(report).toViolate('shop/team-label', { details: { owner: 'orders' } });
  // @ts-expect-error a rule has to be named
  expect(report).toViolate();
  // @ts-expect-error findings have no such field
  expect(report).toViolate('kubernetes/owner-label', { name: 'web' });

  expect(report).toReachLevel('silver', { levels });
  expect(report).not.toReachLevel('silver');
  const reaches: Promise<void> = expect(evaluate([])).resolves.toReachLevel('silver', { levels });
  await expect(evaluate([])).resolves.not.toReachLevel('silver');
  expect([report]).toEqual([expect.toReachLevel('silver')]);
  expect([report]).toEqual([expect.not.toReachLevel('silver')]);
  // @ts-expect-error a level has to be named
  expect(report).toReachLevel();
  // @ts-expect-error a level has rules
  expect(report).toReachLevel('silver', { levels: [{ name: 'silver' }] });

  expect(report).toHaveFinding({ rule: 'kubernetes/owner-label', state: 'new' });
  expect(report).not.toHaveFinding({ subject: { name: 'web' } });
  const finds: Promise<void> = expect(evaluate([])).resolves.toHaveFinding({ severity: 'high' });
  expect([report]).toEqual([expect.toHaveFinding({ rule: 'kubernetes/owner-label' })]);
  // @ts-expect-error findings have no such field
  expect(report).toHaveFinding({ name: 'web' });
  // @ts-expect-error what is looked for has to be said
  expect(report).toHaveFinding();

  expect(report).toHaveNoNewFindings();
  await expect(evaluate([])).resolves.not.toHaveNoNewFindings();
  expect([report]).toEqual([expect.toHaveNoNewFindings()]);

  expect(report).toHaveExamined(1);
  expect(report).not.toHaveExamined({ workload: 2, operation: 1 });
  expect([report]).toEqual([expect.not.toHaveExamined(3)]);
  // @ts-expect-error a number has to be said
  expect(report).toHaveExamined();

  // @ts-expect-error a matcher is misspelt
  expect(report).toCompily();
  // @ts-expect-error and negated
  expect(report).not.toCompily();
  // @ts-expect-error and promised
  await expect(evaluate([])).resolves.toCompily();
  // @ts-expect-error and inside another expectation
  expect([report]).toEqual([expect.toCompily()]);

  await Promise.all([complies, finds, not, violates, reaches]);
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
