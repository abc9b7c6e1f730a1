import { expect, test } from '@jest/globals';
import { runGuideConsole } from './guide-console.js';

// UPDATE_GOLDEN=1 npx jest test/cli/events-guide writes them anew.
test('the guide to event schemas shows what its commands print', async () => {
  const { shown, printed } = await runGuideConsole('events.md', 'fixtures/rules/events-diff');
  expect(shown.length).toBeGreaterThan(2);
  expect(shown).toEqual(printed);
});
