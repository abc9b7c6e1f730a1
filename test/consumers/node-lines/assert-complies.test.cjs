const { test } = require('node:test');
const { evaluate, kubernetes } = require('archfit');
const { assertComplies } = require('archfit/matchers');

test('the clean manifests comply', async () => {
  assertComplies(await evaluate([kubernetes({ manifests: 'rendered/prod' })]));
});

test('the faulty ones do not', async () => {
  assertComplies(await evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })]));
});
