import { expect, test } from 'vitest';
import { evaluate, kubernetes } from 'archfit';

test('shows the findings when it fails', async () => {
  expect(await evaluate([kubernetes({ manifests: 'rendered-faulty/prod' })])).toComply();
});
