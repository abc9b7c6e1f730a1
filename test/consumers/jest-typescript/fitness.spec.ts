import { evaluate, kubernetes } from 'archfit';
import 'archfit/jest';

test('the clean manifests comply', async () => {
  expect(await evaluate([kubernetes({ manifests: 'rendered/prod/*.yaml' })])).toComply();
});

test('the faulty manifests violate', async () => {
  const report = await evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })]);
  expect(report).toViolate('kubernetes/critical-min-replicas', { subject: { name: 'payments' } });
});
