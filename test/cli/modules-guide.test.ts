import { expect, test } from '@jest/globals';
import { runGuideConsole } from './guide-console.js';

// UPDATE_GOLDEN=1 npx jest test/cli/modules-guide writes them anew.
test('the guide to source code shows what its commands print', async () => {
  const { shown, printed } = await runGuideConsole('modules.md', 'fixtures/modules/orders');
  expect(shown.length).toBeGreaterThan(2);
  expect(shown).toEqual(printed);
});
