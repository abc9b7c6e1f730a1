import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { checkBudgets } from '../../src/facts/kubernetes/connections/budget/check-budgets.js';
import { connectionAnnotations } from '../../src/facts/kubernetes/connections/index.js';
import { Workspace } from './workspace.js';

const root = join(__dirname, '..', '..');
const file = join(root, 'docs/guides/budget.md');
const guide = readFileSync(file, 'utf8');

/** The named files of the guide and its commands, in their order. */
const steps = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', name, text = '']) => ({ language, name, text }),
);

let team: Workspace;

beforeAll(() => {
  team = new Workspace();
  mkdirSync(join(team.folder, 'node_modules'));
  symlinkSync(root, join(team.folder, 'node_modules', 'archfit'));
});

afterAll(() => {
  team.remove();
});

async function run(line: string): Promise<string> {
  const [program, ...args] = line.split(' ');
  if (program === 'archfit') {
    const { stdout, stderr } = await team.archfit(...args);
    return (stderr + stdout).replace(/^archfit \d\S+ over/m, 'archfit 0.1.0 over');
  }
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: team.folder,
    encoding: 'utf8',
  });
  return stderr + stdout;
}

test('the guide to the budget shows what its commands print, one after another', async () => {
  const shown: string[] = [];
  const printed: string[] = [];
  for (const { language, name, text } of steps) {
    if (name !== undefined) team.write({ [name]: text });
    if (language !== 'console') continue;
    const [command = ''] = text.split('\n');
    shown.push(text);
    printed.push(`${command}\n${await run(command.replace('$ ', ''))}`);
  }
  expect(shown.length).toBeGreaterThan(5);
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    // UPDATE_GOLDEN=1 npx jest test/cli/budget-guide writes them anew.
    const updated = shown.reduce(
      (page, text, index) =>
        page.replace(
          `\`\`\`console\n${text}\`\`\``,
          () => `\`\`\`console\n${printed[index] ?? ''}\`\`\``,
        ),
      guide,
    );
    writeFileSync(file, updated);
  } else expect(shown).toEqual(printed);
});

describe('the guide to the budget', () => {
  test.each(steps.filter(({ name }) => name === 'budgets.yaml'))(
    'has budgets without a fault',
    ({ text }) => {
      expect(checkBudgets(load(text))).toMatchObject({ kind: 'value' });
    },
  );

  test('lists every annotation', () => {
    const section = guide.split('## Annotations\n')[1]?.split('\n## ')[0] ?? '';
    const listed = [...section.matchAll(/^\| `(archfit\/[\w-]+)`/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.values(connectionAnnotations).sort());
  });
});
