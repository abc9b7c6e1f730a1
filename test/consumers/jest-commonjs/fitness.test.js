const { evaluate, kubernetes } = require('archfit');

test('the clean manifests comply', async () => {
  const report = await evaluate([kubernetes({ manifests: 'rendered/prod/*.yaml' })]);
  expect(report).toComply();
  expect(report).not.toViolate('kubernetes/owner-label');
});

test('the faulty manifests do not', async () => {
  const report = await evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })]);
  expect(report).not.toComply();
  expect(report).toViolate('kubernetes/owner-label', {
    subject: { kind: 'CronJob', name: 'catalog-search-index' },
    message: expect.stringContaining('names no owner'),
  });
  expect({ report }).toEqual({ report: expect.not.toComply() });
});

test('a rule that examined nothing is neither violated nor complied with', async () => {
  const report = await evaluate([kubernetes({ manifests: 'service.yaml' })]);
  expect(() => expect(report).toViolate('kubernetes/owner-label')).toThrow('cannot decide');
  expect(() => expect(report).not.toViolate('kubernetes/owner-label')).toThrow('cannot decide');
});

test('a promise that was not awaited neither complies nor violates', async () => {
  const report = evaluate([kubernetes({ manifests: 'service.yaml' })]);
  expect(() => expect(report).not.toComply()).toThrow('received a promise');
  expect(() => expect(report).not.toViolate('kubernetes/owner-label')).toThrow('promise');
  await report;
});
