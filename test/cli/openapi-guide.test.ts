import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runGuideConsole } from './guide-console.js';
import { runArchfit } from './run-archfit.js';

const folder = 'fixtures/shop/api';
const cwd = join(__dirname, '..', '..', folder);

// UPDATE_GOLDEN=1 npx jest test/cli/openapi-guide writes them anew.
test('the guide to API descriptions shows what its commands print', async () => {
  const { shown, printed } = await runGuideConsole('openapi.md', folder);
  expect(shown.length).toBeGreaterThan(3);
  expect(shown).toEqual(printed);
});

describe('the API of the shop', () => {
  test.each([
    ['archfit', 0, []],
    ['covered', 0, []],
    ['uncovered', 1, ['request-property-required', 'response-widened']],
    ['expired', 1, ['path-removed', 'plan-complete']],
  ])('with %s.config.yaml ends with %i', async (name, code, expected) => {
    const args = ['check', '-c', `${name}.config.yaml`, '--now', '2026-11-15', '-f', 'json'];
    const { stdout, exitCode } = await runArchfit(args, { cwd });
    expect(exitCode).toBe(code);
    // The report is what the schema of the report says.
    const { checks, problems } = JSON.parse(stdout) as {
      checks: { rule: string; outcome: string }[];
      problems: unknown[];
    };
    expect(problems).toEqual([]);
    const failed = checks.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
    const umbrellas = code === 0 ? [] : ['breaking-without-plan', 'version-bump'];
    expect(failed.sort()).toEqual(
      [...expected, ...umbrellas].map((rule) => `openapi-diff/${rule}`).sort(),
    );
  });
});
