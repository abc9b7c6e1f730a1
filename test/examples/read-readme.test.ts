import { expect, test } from '@jest/globals';
import { readReadme } from './read-readme.js';

test('reads commands with what they print, and changes, in order', () => {
  const readme = [
    'Prose.',
    '',
    '```console',
    '$ npm install',
    '…',
    '$ npx archfit check',
    'gate open',
    '',
    'well',
    '```',
    '',
    '```ts',
    'const example = 1;',
    '```',
    '',
    '```diff src/a.ts',
    ' keep();',
    '-  old();',
    '+  fresh();',
    '```',
    '',
  ].join('\n');
  expect(readReadme(readme)).toEqual([
    { kind: 'command', command: 'npm install', printed: '…\n' },
    { kind: 'command', command: 'npx archfit check', printed: 'gate open\n\nwell\n' },
    {
      kind: 'change',
      file: 'src/a.ts',
      before: 'keep();\n  old();\n',
      after: 'keep();\n  fresh();\n',
    },
  ]);
});
