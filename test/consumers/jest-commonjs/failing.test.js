const { evaluate, kubernetes } = require('archfit');

test('shows the findings when it fails', async () => {
  const report = await evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })]);
  expect(report).toComply();
});
