import { expect, test } from '@jest/globals';
import type { Entry } from '../../../src/reporters/html/view/entry.js';
import {
  compileFilter,
  type Filter,
  noFilter,
  readFilter,
  writeFilter,
} from '../../../src/reporters/html/view/filter.js';

const entry: Entry = {
  state: 'new',
  rule: 'kubernetes/owner-label',
  severity: 'high',
  message: 'Deployment web names no owner',
  owner: 'team-web',
  place: { text: 'web.yaml:4:3' },
};

const cases: readonly (readonly [Partial<Filter>, boolean])[] = [
  [{}, true],
  [{ severity: ['critical', 'high'] }, true],
  [{ severity: ['low'] }, false],
  [{ severity: ['high'], state: ['known'] }, false],
  [{ owner: ['team-web'], rule: ['kubernetes/owner-label'] }, true],
  [{ environment: ['prod'] }, false],
  [{ text: '  OWNER web.yaml:4 ' }, true],
  [{ text: 'owner missing' }, false],
];

test.each(cases)('a filter %j shows the finding: %s', (filter, isShown) => {
  expect(compileFilter({ ...noFilter, ...filter })(entry)).toBe(isShown);
});

test.each([
  [{ severity: ['high', 'critical'] }, 'severity=high&severity=critical'],
  [{ owner: ['a & b=c#'], text: 'two words' }, 'owner=a+%26+b%3Dc%23&text=two+words'],
  [{}, ''],
])('a filter %j stands in an address as %s, and is read from it', (filter, written) => {
  expect(writeFilter({ ...noFilter, ...filter })).toBe(written);
  expect(readFilter(written)).toEqual(written === '' ? undefined : { ...noFilter, ...filter });
});

test.each(['checks', 'v1:0123', 'new:kubernetes/owner-label', 'severity', 'colour=red'])(
  '%s is no filter, but may name a place of the page',
  (written) => {
    expect(readFilter(written)).toBeUndefined();
  },
);
