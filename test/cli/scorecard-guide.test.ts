import { expect, test } from '@jest/globals';
import { runGuideConsole } from './guide-console.js';

/** How many other rules there are is nothing that the guide is about. */
const steady = (text: string) => text.replace(/\d+ rules that did not run/, 'rules');

// UPDATE_GOLDEN=1 npx jest test/cli/scorecard-guide writes them anew.
test('the guide to scorecards shows what its commands print', async () => {
  const { shown, printed } = await runGuideConsole('scorecard.md', 'fixtures/shop');
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.map(steady)).toEqual(printed.map(steady));
});
