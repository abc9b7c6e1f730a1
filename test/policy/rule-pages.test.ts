import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { readBuiltInManifest, readBuiltInNotes } from '../../src/policy/built-in-manifest.js';
import { findSettingFaults, listRules, type RuleSettings } from '../../src/evaluate/index.js';

const root = join(__dirname, '../..');
const rules = listRules();
const index = readFileSync(join(root, 'docs/rules/README.md'), 'utf8');

function pageOf({ docs }: { readonly docs: string }): string {
  return readFileSync(join(root, docs), 'utf8');
}

/** The text below a heading, up to the next one. */
/** Files that are shown may have headings of their own. */
function withoutFences(page: string): string {
  return page.replaceAll(/^```[^]*?^```$/gm, '');
}

function sectionOf(page: string, title: string): string {
  const marked = page.replaceAll(/^```[^]*?^```$/gm, (fence) =>
    fence.replaceAll('\n## ', '\n\u0000## '),
  );
  const section = marked.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  return section.replaceAll('\u0000', '');
}

test('every rule has a page, and every page a rule', () => {
  const pages = readdirSync(join(root, 'docs/rules'), { recursive: true, encoding: 'utf8' })
    .map((file) => `docs/rules/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.split('/').length > 3 && file.endsWith('.md'));
  expect(pages.sort()).toEqual(rules.map(({ docs }) => docs).sort());
});

test('the index has every rule once, with its page, its title and its severity', () => {
  const rows = [...index.matchAll(/^\| \[(.+)\]\((.+)\) \| (.+?) \| (\w+) \|/gm)];
  expect(
    rows.map(([, id, link, title, severity]) => ({ id, link, title, severity })).sort(byId),
  ).toEqual(
    rules
      .map(({ id, docs, title, severity }) => ({
        id,
        link: docs.slice('docs/rules/'.length),
        title,
        severity,
      }))
      .sort(byId),
  );
});

function byId(
  left: { readonly id?: string | undefined },
  right: { readonly id?: string | undefined },
) {
  return (left.id ?? '') < (right.id ?? '') ? -1 : 1;
}

describe('the notes of the rules', () => {
  const notes = {
    ...readBuiltInNotes(),
    ...Object.fromEntries(
      rules.map((rule) => [rule.id, rule.notes ?? readBuiltInNotes()[rule.id]]),
    ),
  };
  const entries = Object.entries(notes).map(([id, note]) => ({ id, note }));

  test('are about rules that there are, and name such', () => {
    const ids = rules.map(({ id }) => id);
    expect(Object.keys(notes).filter((id) => !ids.includes(id))).toEqual([]);
    const related = entries.flatMap(({ note }) => note?.related ?? []);
    expect(related.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(entries)('of $id say since when, and lead to decisions that were made', ({ note }) => {
    expect(note?.since).toMatch(/^\d+\.\d+\.\d+$/);
    for (const file of note?.decisions ?? []) expect(existsSync(join(root, file))).toBe(true);
  });

  test('are not loaded by what judges', () => {
    const manifest = readBuiltInManifest().rules;
    expect(manifest.filter((rule) => 'notes' in rule).map(({ file }) => file)).toEqual([]);
  });
});

describe.each(rules)('the page of $id', (rule) => {
  const page = pageOf(rule);

  test('answers the questions of a reader in their order', () => {
    const titles = [...withoutFences(page).matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    const known = [
      'What it checks',
      'Why',
      'Fails',
      'Passes',
      'Options',
      'How to fix',
      'When not to use it',
      'Known misses',
      'Related rules',
      'Standards',
      'See also',
    ];
    const always = [
      'What it checks',
      'Why',
      'Fails',
      'Passes',
      'Options',
      'How to fix',
      'See also',
    ];
    expect(titles).toEqual(known.filter((title) => titles.includes(title)));
    expect(titles).toEqual(expect.arrayContaining(always));
  });

  test('shows what archfit prints of an example that fails and of one that passes', () => {
    expect(sectionOf(page, 'Fails')).toMatch(
      new RegExp(`\`\`\`text\n${rule.id}  ${rule.severity}  .+\n  ✖ `),
    );
    expect(sectionOf(page, 'Passes')).toMatch(new RegExp(`\n✓ pass +${rule.id}  [1-9]\\d* `));
  });

  test('documents every option, and none that there is not', () => {
    const row = /^\| `(\w+)` \| (.+) \| (`.+`|\d+ names, below|below) \| (.+) \|$/gm;
    const rows = [...sectionOf(page, 'Options').matchAll(row)];
    expect(rows.map(([, name, type, , description]) => ({ name, type, description }))).toEqual(
      Object.entries(rule.parameters).map(([name, { type, enum: choices, description }]) => ({
        name,
        type:
          choices?.map((choice) => `\`${choice}\``).join(', ') ?? expect.stringMatching(`^${type}`),
        description: description.replaceAll('|', '\\|'),
      })),
    );
  });

  test('shows a configuration that says what holds by default', () => {
    // The defaults of long options stand before it.
    const [, text = ''] =
      /```yaml\n((?:#.*\n)*rules:\n[^`]+)```/.exec(sectionOf(page, 'Options')) ?? [];
    // Whether it is one is what is asked.
    const { rules: settings } = load(text) as { readonly rules: RuleSettings };
    expect(findSettingFaults(rules, settings)).toEqual([]);
    const setting = settings[rule.id];
    expect(setting).toMatchObject({ severity: rule.severity });
    const { parameters = {} } = typeof setting === 'object' ? setting : {};
    for (const [name, value] of Object.entries(parameters)) {
      expect({ [name]: value }).toEqual({ [name]: rule.parameters[name]?.default });
    }
  });

  test('leads to files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => !existsSync(join(root, dirname(rule.docs), link)));
    expect(broken).toEqual([]);
  });
});
