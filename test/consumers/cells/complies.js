const clean = () => evaluate([kubernetes({ manifests: 'fitness/rendered/prod/*.yaml' })]);
const faulty = () => evaluate([kubernetes({ manifests: 'fitness/rendered-faulty/prod' })]);

test('the clean manifests comply', async () => {
  expect(await clean()).toComply();
  await expect(clean()).resolves.toComply();
  await expect(faulty()).resolves.not.toComply();
});

test('the faulty manifests violate', async () => {
  const report = await faulty();
  expect(report).toViolate('kubernetes/critical-min-replicas', { subject: { name: 'payments' } });
  expect(report).toViolate('kubernetes/owner-label', {
    message: expect.stringContaining('names no owner'),
  });
  expect(report).not.toViolate('kubernetes/owner-label', { subject: { name: 'nobody' } });
});

test('a level is reached, and another is not', async () => {
  const levels = [
    { name: 'named', rules: ['kubernetes/owner-label'] },
    { name: 'steady', rules: ['kubernetes/critical-min-replicas'] },
  ];
  expect(await clean()).toReachLevel('steady', { levels });
  expect(await faulty()).not.toReachLevel('named', { levels });
});

test('a finding is there, and another is not', async () => {
  const report = await faulty();
  expect(report).toHaveFinding({ rule: 'kubernetes/owner-label', state: 'new' });
  expect(report).toHaveFinding({ message: expect.stringContaining('names no owner') });
  expect(report).not.toHaveFinding({ subject: { name: 'nobody' } });
  expect(report).not.toHaveNoNewFindings();
  expect(await clean()).toHaveNoNewFindings();
});

test('what was examined is counted', async () => {
  expect(await clean()).toHaveExamined(1);
  expect(await clean()).toHaveExamined({ workload: 2 });
  expect(await clean()).not.toHaveExamined({ workload: 1_000_000 });
});

test('the matchers work inside other expectations', async () => {
  expect({ report: await clean() }).toEqual({ report: expect.toComply() });
  expect({ report: await faulty() }).toEqual({ report: expect.not.toComply() });
  expect([await faulty()]).toEqual([expect.toViolate('kubernetes/owner-label')]);
  expect([await faulty()]).toEqual([expect.toHaveFinding({ rule: 'kubernetes/owner-label' })]);
});

test('what was not decided neither complies nor violates', async () => {
  const report = await evaluate([kubernetes({ manifests: 'fitness/service.yaml' })]);
  expect(() => expect(report).toViolate('kubernetes/owner-label')).toThrow('cannot decide');
  expect(() => expect(report).not.toViolate('kubernetes/owner-label')).toThrow('cannot decide');
});

test('a promise that was not awaited neither complies nor violates', async () => {
  const report = clean();
  expect(() => expect(report).not.toComply()).toThrow('received a promise');
  expect(() => expect(report).not.toViolate('kubernetes/owner-label')).toThrow('promise');
  await report;
});
