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
  });
});

test('a rule that examined nothing is neither violated nor complied with', async () => {
  const report = await evaluate([kubernetes({ manifests: 'service.yaml' })]);
  expect(() => expect(report).toViolate('kubernetes/owner-label')).toThrow('did not decide');
  expect(() => expect(report).not.toViolate('kubernetes/owner-label')).toThrow('did not decide');
});
