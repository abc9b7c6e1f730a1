import { expect, test } from '@jest/globals';
import { evaluate, kubernetes } from 'archfit';
import 'archfit/jest-globals';

test('the clean manifests comply', async () => {
  expect(await evaluate([kubernetes({ manifests: 'rendered/prod/*.yaml' })])).toComply();
});

test('the faulty manifests violate', async () => {
  const report = await evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })]);
  expect(report).toViolate('kubernetes/critical-min-replicas', { subject: { name: 'payments' } });
});
