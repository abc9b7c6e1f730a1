import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runArchfit } from './run-archfit.js';

const root = join(__dirname, '..', '..');
const cwd = join(root, 'fixtures/rules/events-diff');
const file = join(root, 'docs/guides/events.md');

test('the guide to event schemas shows what its commands print', async () => {
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
  expect(shown.length).toBeGreaterThan(2);
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    // UPDATE_GOLDEN=1 npx jest test/cli/events-guide writes them anew.
    const updated = shown.reduce(
      (page, text, index) => page.replace(text, () => printed[index] ?? ''),
      guide,
    );
    writeFileSync(file, updated);
  } else expect(shown).toEqual(printed);
});
