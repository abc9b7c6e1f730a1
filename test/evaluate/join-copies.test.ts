import { expect, test } from '@jest/globals';
import { joinCopies, joinDoubts } from '../../src/evaluate/join-copies.js';
import type { Finding } from '../../src/report/index.js';
import { sampleFinding } from '../reporters/sample-report.js';

/** Findings about copies of one object, each in a file of its own; the second part of a copy is what was found. */
function join(name: string, ...found: readonly [copy: string, message: string][]) {
  const findings = found.map(([copy, message], index) => {
    const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
    const location: Finding['location'] = { uri: `${index}.yaml`, region };
    const subject = { kind: 'Deployment', id: `apps/Deployment/${name}`, name };
    return { copy, said: sampleFinding({ message, subject, location, related: [] }) };
  });
  return joinCopies(findings).map(({ message, related }) => [
    message,
    ...related.map(({ uri }) => uri),
  ]);
}

test.each<[string, ReturnType<typeof join>, readonly string[][]]>([
  [
    'copies that say the same',
    join('web', ['web', 'a'], ['web#1', 'a'], ['web#2', 'a']),
    [['a', '1.yaml', '2.yaml']],
  ],
  ['copies that say different things', join('web', ['web', 'a'], ['web#1', 'b']), [['a'], ['b']]],
  [
    'two places of each copy',
    join('web', ['web', 'a'], ['web', 'a'], ['web#1', 'a'], ['web#1', 'a']),
    [
      ['a', '2.yaml'],
      ['a', '3.yaml'],
    ],
  ],
  [
    'objects that share a generateName',
    join('web-*', ['web-*', 'a'], ['web-*#1', 'a']),
    [['a'], ['a']],
  ],
])('%s', (_, joined, expected) => {
  expect(joined).toEqual(expected);
});

test('a doubt about several copies is told once', () => {
  const subject = { kind: 'Deployment', id: 'apps/Deployment/web', name: 'web' };
  const doubt = { message: 'cannot tell', subject, details: {} };
  const other = { ...doubt, message: 'cannot tell either' };
  const doubts = [doubt, doubt, other].map((said, index) => ({ said, copy: `web#${index}` }));
  expect(joinDoubts(doubts)).toEqual([doubt, other]);
});
