import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runArchfit } from './run-archfit.js';

const root = join(__dirname, '..', '..');
const cwd = join(root, 'fixtures/shop/api');
const file = join(root, 'docs/guides/openapi.md');

test('the guide to API descriptions shows what its commands print', async () => {
  const guide = readFileSync(file, 'utf8');
  const shown = [...guide.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const printed: string[] = [];
  for (const text of shown) {
    const [command = ''] = text.split('\n');
    const [, ...args] = command.replace('$ ', '').split(' ');
    const { stdout, stderr } = await runArchfit(args, { cwd });
    const output = (stderr + stdout).replace(/^archfit \d\S+ over/m, 'archfit 0.1.0 over');
    printed.push(`${command}\n${output}`);
  }
  expect(shown.length).toBeGreaterThan(3);
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    // UPDATE_GOLDEN=1 npx jest test/cli/openapi-guide writes them anew.
    const updated = shown.reduce(
      (page, text, index) => page.replace(text, () => printed[index] ?? ''),
      guide,
    );
    writeFileSync(file, updated);
  } else expect(shown).toEqual(printed);
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
