import { describe, expect, test } from '@jest/globals';
import { Links } from '../../../src/facts/operations/links.js';
import { memoryTree } from '../../../src/source/tree/memory-tree.js';

const guide = `# Orders

## Errors are many

## Errors are many

Some text <a id="restart"></a>

## \`orders\` [waits](x.md) & stalls
`;

const files = {
  'docs/runbooks/orders.md': guide,
  'docs/boards/README.md': '',
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
  ])('%s', (link, path) => {
    expect(links.resolve(link)).toEqual({ kind: 'file', path });
  });

  test('a path that begins with a dot starts where the artefact stands', () => {
    expect(links.resolve('../boards', 'docs/runbooks')).toMatchObject({ kind: 'file' });
    expect(links.resolve('../../../x', 'docs/runbooks')).toEqual({ kind: 'outside' });
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
      });
    },
  );

  test('a heading that is not there is told', () => {
    expect(links.resolve('docs/runbooks/orders.md#errors')).toMatchObject({
      missingAnchor: 'errors',
    });
  });
});

describe('links that nobody follows', () => {
  test.each([
    [
      'https://github.com/example/shop-docs/blob/main/x.md',
      { kind: 'foreign', host: 'github.com' },
    ],
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
