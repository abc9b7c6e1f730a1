import { expect, test } from '@jest/globals';
import { readGuide } from './read-guide.js';

const fence = '```';

test('a guide is its files and its commands, from top to bottom', () => {
  const { start, steps } = readGuide(`# A guide

<!-- in fixtures/shop -->

${fence}yaml a/b.yaml
key: value
${fence}

${fence}text
No step.
${fence}

<!-- needs helm, conftest -->

1. In a list:

   ${fence}console
   $ first \\
     --option
   one

   two

   $ second
   ${fence}
`);
  expect(start).toBe('fixtures/shop');
  expect(steps).toEqual([
    { kind: 'file', line: 5, path: 'a/b.yaml', text: 'key: value\n' },
    {
      kind: 'console',
      line: 17,
      needs: ['helm', 'conftest'],
      commands: [
        {
          line: 18,
          command: 'first \\\n  --option',
          output: ['one', '', 'two'],
          place: { from: 19, to: 22, indent: '   ' },
        },
        { line: 24, command: 'second', output: [], place: { from: 24, to: 24, indent: '   ' } },
      ],
    },
  ]);
});

test('what a block needs is not what the next one does', () => {
  const block = `${fence}console\n$ archfit\n${fence}\n`;
  const { steps } = readGuide(`<!-- needs helm -->\n\n${block}\n${block}`);
  expect(steps).toMatchObject([{ needs: ['helm'] }, { needs: [] }]);
});

test.each([
  ['console\none\n', 'line 2: a console begins with $ and a command'],
  ['console\n', 'line 1: a console without a command'],
  ['console failure\n$ a\n', 'line 1: a console has no name: failure'],
  ['yaml a b\n', 'line 1: yaml a b is not a language and a path'],
])('%j is refused', (block, message) => {
  expect(() => readGuide(`${fence}${block}${fence}\n`)).toThrow(message);
});

test('the folder stands above the first step', () => {
  const late = `${fence}yaml a.yaml\n${fence}\n\n<!-- in fixtures/shop -->\n`;
  expect(() => readGuide(late)).toThrow('must stand once, and above the first step');
});
