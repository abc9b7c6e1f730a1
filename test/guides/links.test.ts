import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { listRules } from '../../src/evaluate/index.js';
import { type Page, readPage } from './read-links.js';

const root = join(__dirname, '..', '..');

/** What is no page of this project: packages, what is built, and what tests compare with. */
const others = /^(?:node_modules|dist|coverage|\.git|\.tools|test)(?:\/|$)|\/node_modules\//;

function find(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (others.test(name)) return [];
    if (entry.isDirectory()) return find(name);
    return name.endsWith('.md') ? [name] : [];
  });
}

const names = find('');
const pages = new Map(
  names.map((name) => [name, readPage(readFileSync(join(root, name), 'utf8'))]),
);

/** What is wrong with a link, if anything. */
function faultOf(page: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    const isWhole = URL.canParse(target) && /^(?:https?:\/\/[^/]+\.|mailto:)/.test(target);
    return isWhole ? undefined : 'is no address';
  }
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
  if (path.startsWith('/') || file.startsWith('..')) return 'leads out of the repository';
  if (!existsSync(join(root, file))) return 'leads nowhere';
  if (anchor === undefined) return undefined;
  const anchors = pages.get(file)?.anchors ?? anchorsOf(file);
  return anchors.has(decodeURIComponent(anchor)) ? undefined : 'names no heading there';
}

function anchorsOf(file: string): Page['anchors'] {
  return file.endsWith('.md')
    ? readPage(readFileSync(join(root, file), 'utf8')).anchors
    : new Set();
}

const faults = (page: string, links: Page['links']) =>
  links.flatMap(({ line, target }) => {
    const fault = faultOf(page, target);
    return fault === undefined ? [] : [`${page}:${line}: ${target} ${fault}`];
  });

describe('the links of pages', () => {
  test('lead to files, headings and addresses', () => {
    expect([...pages].flatMap(([page, { links }]) => faults(page, links))).toEqual([]);
    expect([...pages.values()].flatMap(({ links }) => links).length).toBeGreaterThan(500);
  });

  test('lead from the index of guides to each of them', () => {
    const linked = pages.get('docs/guides/README.md')?.links.map(({ target }) => target) ?? [];
    const guides = readdirSync(join(root, 'docs/guides')).filter((name) => name.endsWith('.md'));
    expect(guides.filter((name) => name !== 'README.md' && !linked.includes(name))).toEqual([]);
  });

  test.each([
    ['no-such-page.md', 'leads nowhere'],
    ['images/no-such-image.png', 'leads nowhere'],
    ['performance.md#no-such-heading', 'names no heading there'],
    ['../../outside.md', 'leads out of the repository'],
    ['/docs/performance.md', 'leads out of the repository'],
    ['https://', 'is no address'],
  ])('are found out where they do not: %s', (target, fault) => {
    expect(faults('docs/page.md', [{ line: 3, target }])).toEqual([
      `docs/page.md:3: ${target} ${fault}`,
    ]);
  });

  test('are read with the headings that GitHub names', () => {
    const { anchors, links } = readPage(
      [
        '# `archfit check`, and [more](a.md)',
        '## Twice',
        '## Twice',
        '<a id="here"></a>',
        '![b](b.png)',
        '',
        '`[no](link.md)`',
      ].join('\n'),
    );
    expect([...anchors]).toEqual(['archfit-check-and-more', 'twice', 'twice-1', 'here']);
    expect(links.map(({ target }) => target)).toEqual(['a.md', 'b.png']);
  });
});

describe('the page of a rule, which findings name', () => {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    files: readonly string[];
  };
  const isPublished = (page: string) => files.some((folder) => page.startsWith(`${folder}/`));

  test('is there, and in the package', () => {
    const rules = listRules();
    const missing = rules.filter(({ docs }) => !names.includes(docs));
    expect(missing.map(({ id }) => id)).toEqual([]);
    expect(rules.filter(({ docs }) => !isPublished(docs)).map(({ id }) => id)).toEqual([]);
    expect(rules.length).toBeGreaterThan(100);
  });
});
