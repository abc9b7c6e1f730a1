/** @jest-environment ./test/policy/opa-environment.mjs */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, jest, test } from '@jest/globals';
import { loadPolicy, withoutEach } from '../../src/testing/index.js';
import { Workspace } from './workspace.js';

jest.setTimeout(180_000);

const file = join(__dirname, '../../docs/guides/authoring.md');
const workspace = new Workspace();
const policy = 'policies/kubernetes/team_label/team_label.rego';

afterAll(() => {
  workspace.remove();
});

/** What a reader would do between two commands: the label is misspelt in a copy of the policy. */
function mistake(): void {
  const mistaken = workspace
    .read(policy)
    .replace('kubernetes.labels[_parameters.label]', 'input.metadata.lables[_parameters.label]');
  workspace.write({
    [`mistaken/${policy}`]: mistaken,
    [`mistaken/${policy.replace('.rego', '_test.rego')}`]: workspace.read(
      policy.replace('.rego', '_test.rego'),
    ),
  });
}

// UPDATE_GOLDEN=1 npx jest test/cli/authoring-guide writes them anew.
test('the guide to policies of one’s own shows what its commands print', async () => {
  let page = readFileSync(file, 'utf8');
  const shown = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const printed: string[] = [];
  for (const text of shown) {
    const [command = ''] = text.split('\n');
    if (command.endsWith('mistaken')) mistake();
    const { stdout, stderr } = await workspace.archfit(...command.split(' ').slice(2));
    // Both change with the libraries, and with OPA.
    const output = (stderr + stdout)
      .replace(/\d+ bytes/, '… bytes')
      .replace(/revision \w+/, 'revision …');
    printed.push(`${command}\n${output}`);
  }
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    shown.forEach((text, index) => {
      page = page.replace(`\`\`\`console\n${text}`, () => `\`\`\`console\n${printed[index] ?? ''}`);
    });
    writeFileSync(file, page);
    return;
  }
  expect(shown.length).toBe(6);
  expect(shown).toEqual(printed);
});

test('its example of archfit/testing prints what stands below it', async () => {
  const page = readFileSync(file, 'utf8');
  const [, code = ''] = /^```js\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const [, expected = ''] = /^```text\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const lines: string[] = [];
  const body = code.replace(/^import .*\n/, '');
  // The very text of the guide, with what it imports and the console handed to it.
  const inWorkspace = (path: string) => loadPolicy(path, { cwd: workspace.folder });
  const log = (...words: unknown[]) => lines.push(words.join(' '));
  await runInNewContext(`(async () => {${body}})()`, {
    loadPolicy: inWorkspace,
    withoutEach,
    console: { log },
  });
  expect(`${lines.join('\n')}\n`).toBe(expected);
});
