test('shows the findings when it fails', async () => {
  const report = await evaluate([kubernetes({ manifests: 'fitness/rendered-faulty/prod' })]);
  expect(report).toComply();
});
