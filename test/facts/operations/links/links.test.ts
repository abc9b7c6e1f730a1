import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Links } from '../../../../src/facts/operations/links/index.js';
import { memoryTree, openSourceTree } from '../../../../src/source/tree/index.js';

const guide = `# Orders

## Errors are many

## Errors are many

Some text <a id="restart"></a>

## \`orders\` [waits](x.md) & stalls
`;

const files = {
  'docs/runbooks/orders.md': guide,
  'docs/boards/README.md': '',
  'docs/late orders.md':
    'First aid\r\n---\r\n\r\n```sh\r\n# no heading\r\n```\r\n\r\n## Own {#mine}\r\n',
  'boards/orders.json': '{}',
};

const links = new Links(
  [memoryTree(files)],
  ['https://github.com/example/shop', 'https://docs.example.test/'],
);

describe('links to files of the repository', () => {
  test.each([
    ['docs/runbooks/orders.md', 'docs/runbooks/orders.md'],
    ['/docs/runbooks/orders', 'docs/runbooks/orders.md'],
    ['docs/boards', 'docs/boards/README.md'],
    [
      'https://github.com/example/shop/blob/main/docs/runbooks/orders.md',
      'docs/runbooks/orders.md',
    ],
    [
      'https://github.com/example/shop/-/blob/v1.0/docs/runbooks/orders.md',
      'docs/runbooks/orders.md',
    ],
    ['https://docs.example.test/docs/runbooks/orders/', 'docs/runbooks/orders.md'],
    ['https://github.com/example/shop/blob/main/boards/orders.json#L1', 'boards/orders.json'],
    [
      'https://github.com/example/shop/blob/main/docs/runbooks/orders.md?plain=1#L3-L4',
      'docs/runbooks/orders.md',
    ],
    ['https://github.com/Example/Shop/tree/refs/tags/v1/docs/boards', 'docs/boards/README.md'],
    ['https://github.com/example/shop/tree/main/boards', 'boards'],
    ['https://github.com/example/shop', ''],
    [
      'https://raw.githubusercontent.com/example/shop/main/boards/orders.json',
      'boards/orders.json',
    ],
    ['docs/runbooks/orders.md?plain=1', 'docs/runbooks/orders.md'],
    ['docs/late%20orders.md#first%2Daid', 'docs/late orders.md'],
    ['docs%2Frunbooks%2Forders.md', 'docs/runbooks/orders.md'],
    ['docs/runbooks/orders.md#user-content-orders', 'docs/runbooks/orders.md'],
  ])('%s', (link, path) => {
    expect(links.resolve(link)).toEqual({ kind: 'file', path, uri: path || '.' });
  });

  test('a path that begins with a dot starts where the artefact stands', () => {
    expect(links.resolve('../boards', 'docs/runbooks/a.yaml')).toMatchObject({ kind: 'file' });
    expect(links.resolve('../../../x', 'docs/runbooks/a.yaml')).toEqual({ kind: 'outside' });
  });

  test('a file that is not there', () => {
    const link = 'https://github.com/example/shop/blob/main/docs/runbooks/payments.md';
    expect(links.resolve(link)).toEqual({ kind: 'missing', path: 'docs/runbooks/payments.md' });
  });

  test.each(['errors-are-many', 'errors-are-many-1', 'restart', 'orders-waits--stalls'])(
    'the heading %s is there',
    (anchor) => {
      expect(links.resolve(`docs/runbooks/orders.md#${anchor}`)).toEqual({
        kind: 'file',
        path: 'docs/runbooks/orders.md',
        uri: 'docs/runbooks/orders.md',
      });
    },
  );

  test('a heading that is not there is told', () => {
    expect(links.resolve('docs/runbooks/orders.md#errors')).toMatchObject({
      missingAnchor: 'errors',
    });
  });
});

test.each([
  ['first-aid', true],
  ['mine', true],
  ['own', true],
  ['no-heading', false],
])('the heading %s, of a text that was written elsewhere: %s', (anchor, isThere) => {
  const resolved = links.resolve(`docs/late%20orders.md#${anchor}`);
  expect('missingAnchor' in resolved).toBe(!isThere);
});

describe('links that lead nowhere', () => {
  test.each([
    ['docs/Runbooks/orders.md', { kind: 'missing', path: 'docs/Runbooks/orders.md' }],
    ['boards', { kind: 'missing', path: 'boards' }],
    ['docs/../../shop/boards/orders.json', { kind: 'outside' }],
    ['..%2F..%2Fetc/passwd', { kind: 'outside' }],
    ['https://github.com/example/shop/blob/main/..%2F..%2Fx', { kind: 'outside' }],
    ['https://github.com/example/shop/blob/main/x.md', { kind: 'missing', path: 'x.md' }],
  ])('%s', (link, resolved) => {
    expect(links.resolve(link)).toEqual(resolved);
  });
});

describe('a path without a dot', () => {
  test('is one from the root', () => {
    const resolved = links.resolve('boards/orders.json', 'docs/alerts.yaml');
    expect(resolved).toMatchObject({ kind: 'file', path: 'boards/orders.json' });
  });

  test('may be one from the file that holds it', () => {
    const resolved = links.resolve('runbooks/orders.md', 'docs/alerts.yaml');
    expect(resolved).toMatchObject({ kind: 'file', path: 'docs/runbooks/orders.md' });
  });

  test('is told as one from the root where nothing is', () => {
    const resolved = links.resolve('runbooks/x.md', 'docs/alerts.yaml');
    expect(resolved).toEqual({ kind: 'missing', path: 'runbooks/x.md' });
  });
});

describe('a root that is not the working directory', () => {
  let base: string;
  beforeAll(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-links-')));
    for (const folder of ['shop/docs', 'shop/monitoring', 'other']) {
      mkdirSync(join(base, folder), { recursive: true });
    }
    for (const file of ['shop/docs/orders.md', 'shop/monitoring/alerts.yaml', 'other/secret.md']) {
      writeFileSync(join(base, file), '# Orders\n');
    }
    symlinkSync(join(base, 'other'), join(base, 'shop/elsewhere'));
    symlinkSync(join(base, 'other/secret.md'), join(base, 'shop/docs/secret.md'));
    symlinkSync(join(base, 'shop/docs'), join(base, 'shop/handbook'));
  });
  afterAll(() => {
    rmSync(base, { recursive: true });
  });

  const below = (cwd: string, root: string) =>
    new Links([openSourceTree(root, { cwd: join(base, cwd) })]);

  test.each([
    ['', 'shop', 'shop/monitoring/alerts.yaml'],
    ['shop/monitoring', '..', 'alerts.yaml'],
    ['other', '../shop', '../shop/monitoring/alerts.yaml'],
  ])('in %j, with the root %s: relative links count from the file', (cwd, root, holder) => {
    const links = below(cwd, root);
    const found = { kind: 'file', path: 'docs/orders.md' };
    expect(links.resolve('../docs/orders.md#orders', holder)).toMatchObject(found);
    expect(links.resolve('docs/orders.md', holder)).toMatchObject(found);
    expect(links.resolve('./docs/orders.md', holder)).toEqual({
      kind: 'missing',
      path: 'monitoring/docs/orders.md',
    });
    expect(links.resolve('../../shop/docs/orders.md', holder)).toEqual({ kind: 'outside' });
  });

  test('of a file out of the root', () => {
    const links = below('', 'shop');
    const holder = 'other/alerts.yaml';
    expect(links.resolve('../shop/docs/orders.md', holder)).toMatchObject({ kind: 'file' });
    expect(links.resolve('../other/secret.md', holder)).toEqual({ kind: 'outside' });
  });

  test('links of the file system lead nowhere out of it', () => {
    const links = below('', 'shop');
    expect(links.resolve('elsewhere/secret.md')).toMatchObject({ kind: 'missing' });
    expect(links.resolve('docs/secret.md')).toMatchObject({ kind: 'missing' });
    const uri = 'shop/docs/orders.md';
    expect(links.resolve('handbook/orders.md')).toMatchObject({ kind: 'file', uri });
    expect([...links.namesOf('shop/handbook/orders.md')]).toEqual([uri]);
  });
});

describe('links that nobody follows', () => {
  test.each<[string, object]>([
    [
      'https://github.com/example/shop-docs/blob/main/x.md',
      { kind: 'foreign', host: 'github.com' },
    ],
    ...[
      'https://github.com/example/shop/wiki/Orders',
      'https://github.com/example/shop/issues/12',
      'https://github.com/example/shop/-/merge_requests/3',
      'https://raw.githubusercontent.com/example/other/main/x.md',
    ].map((link): [string, object] => [link, { kind: 'foreign', host: new URL(link).host }]),
    ['//wiki.example.test/x', { kind: 'foreign', host: 'wiki.example.test' }],
    ['https://wiki.example.test/{{ $labels.alertname }}', { kind: 'template' }],
    ['{{ .Values.runbooks }}/orders', { kind: 'template' }],
    ['ask the team', { kind: 'unreadable' }],
    ['mailto:team@example.test', { kind: 'unreadable' }],
    ['http://', { kind: 'unreadable' }],
    [' ', { kind: 'unreadable' }],
    ['%E0%A4%A', { kind: 'missing', path: '%E0%A4%A' }],
  ])('%s', (link, resolved) => {
    expect(links.resolve(link)).toEqual(resolved);
  });
});
