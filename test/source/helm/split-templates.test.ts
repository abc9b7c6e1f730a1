import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitTemplates } from '../../../src/source/helm/split-templates.js';

const split = (text: string) =>
  splitTemplates(Buffer.from(text)).map(({ template, bytes }) => [
    template,
    Buffer.from(bytes).toString(),
  ]);

const document = (template: string, body: string) => `---\n# Source: ${template}\n${body}\n`;

test('documents of one template are one part, in the order of the output', () => {
  const [one, two, three] = [
    document('a/t/x.yaml', 'a: 1'),
    document('a/t/y.yaml', 'b: 1'),
    document('a/t/x.yaml', 'c: 1'),
  ];
  expect(split(`${one}${two}${three}`)).toEqual([
    ['a/t/x.yaml', `${one}${three}`],
    ['a/t/y.yaml', two],
  ]);
});

test.each([
  ['nothing', '', [[undefined, '']]],
  ['no header', 'a: 1\n', [[undefined, 'a: 1\n']]],
  [
    'text in front',
    `W: warning\n${document('a/x', 'a: 1')}`,
    [
      [undefined, 'W: warning\n'],
      ['a/x', document('a/x', 'a: 1')],
    ],
  ],
  [
    'a comment of that form within a document',
    document('a/x', 'a: 1\n# Source: b/y'),
    [['a/x', document('a/x', 'a: 1\n# Source: b/y')]],
  ],
  [
    'a block scalar with a header in it',
    document('a/x', 'a: |\n  ---\n  # Source: b/y\n'),
    [['a/x', document('a/x', 'a: |\n  ---\n  # Source: b/y\n')]],
  ],
  [
    'Windows line ends',
    '---\r\n# Source: a/x\r\na: 1\r\n',
    [['a/x', '---\r\n# Source: a/x\r\na: 1\r\n']],
  ],
  [
    'a name that is not ASCII',
    document('a/é.yaml', 'a: 1'),
    [['a/é.yaml', document('a/é.yaml', 'a: 1')]],
  ],
])('%s is split as it stands', (_, text, expected) => {
  expect(split(text)).toEqual(expected);
});

test('no byte is lost, and none shares its memory with the output', () => {
  const line = fc.constantFrom(
    '---\n',
    '# Source: a/x\n',
    '# Source: b/y\n',
    'a: 1\n',
    ' ---\n',
    'é\n',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('');
      const parts = splitTemplates(Buffer.from(text));
      const kept = parts.map(({ bytes }) => Buffer.from(bytes).toString()).join('');
      const sorted = (value: string) => [...Buffer.from(value)].sort((left, right) => left - right);
      expect(sorted(kept)).toEqual(sorted(text));
      for (const { bytes } of parts) expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
    }),
  );
});
