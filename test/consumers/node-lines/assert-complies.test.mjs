import { test } from 'node:test';
import { evaluate, kubernetes } from 'archfit';
import { assertComplies } from 'archfit/matchers';

test('the clean manifests comply', async () => {
  assertComplies(await evaluate([kubernetes({ manifests: 'rendered/prod' })]));
});

test('the faulty ones do not', async () => {
  assertComplies(await evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })]));
});
