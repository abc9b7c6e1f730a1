import { evaluate, kubernetes } from 'archfit';
import { describeFitness } from 'archfit/jest';

// One test for every rule, over all that archfit.config.ts names: green exactly when `archfit check` is.
describeFitness('architecture');

// What this service asks for beyond that: its manifests have no finding that a reviewer would stumble over.
test('the manifests are ready for review', async () => {
  const report = await evaluate([kubernetes({ manifests: 'k8s' })]);
  expect(report).toComply({ failOn: 'medium' });
});
