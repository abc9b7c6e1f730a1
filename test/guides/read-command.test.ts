import { expect, test } from '@jest/globals';
import { programsOf, readArchfitCall } from './read-command.js';

test.each([
  ['npx archfit check a.yaml', { args: ['check', 'a.yaml'] }],
  ["archfit check 'rendered/**/*.yaml'   # all", { args: ['check', 'rendered/**/*.yaml'] }],
  ['helm template . | npx archfit check -', { args: ['check', '-'], producer: 'helm template . ' }],
])('%s needs no shell', (command, call) => {
  expect(readArchfitCall(command)).toEqual(call);
});

test.each([
  'helm template .',
  'npx jest',
  'npx archfit check rendered/*.yaml',
  'npx archfit check $FILE',
  'npx archfit check a.yaml > out.txt',
  'npx archfit check a.yaml | head -1',
  'npx archfit check a.yaml || echo closed',
  'npx archfit check a.yaml; echo $?',
  'npx archfit check ~/a.yaml',
  'npx archfit check `pwd`',
])('%s needs a shell', (command) => {
  expect(readArchfitCall(command)).toBeUndefined();
});

test('the programs of a line are told from what they are given', () => {
  const line = 'A=1 helm template . | conftest test - && echo "go test" > sed; (git init) # npm';
  expect(programsOf(line)).toEqual(['helm', 'conftest', 'git']);
});
