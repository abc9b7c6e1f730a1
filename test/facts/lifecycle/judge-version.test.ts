import { describe, expect, test } from '@jest/globals';
import {
  judgeVersion,
  type VersionMarks,
  type VersionOutcome,
  type VersionScheme,
} from '../../../src/facts/lifecycle/index.js';

function side(marks: Partial<VersionMarks>): VersionMarks {
  return { paths: [], servers: [], ...marks };
}

function judgeTexts(from: unknown, to: unknown, scheme: VersionScheme) {
  return judgeVersion({ base: side({ version: from }), head: side({ version: to }) }, scheme);
}

describe.each<[VersionScheme, readonly (readonly [string, string, VersionOutcome])[]]>([
  [
    'semver',
    [
      ['1.4.0', '2.0.0', 'ahead'],
      ['v1.4.0', 'v2.0.0', 'ahead'],
      ['1', '2', 'ahead'],
      ['1.9', '2.0', 'ahead'],
      ['9.0.0', '10.0.0', 'ahead'],
      ['99999999999999999998.0.0', '99999999999999999999.0.0', 'ahead'],
      ['1.4.0', '1.5.0', 'too-small'],
      ['1.4.0', '1.4.1', 'too-small'],
      ['0.3.1', '0.4.0', 'ahead'],
      ['0.3.1', '0.3.2', 'too-small'],
      ['0.9.0', '1.0.0', 'ahead'],
      ['1.4.0', '1.4.0', 'unchanged'],
      ['1.4.0+1', '1.4.0+2', 'unchanged'],
      ['1.4', '1.4.0', 'unchanged'],
      ['2.0.0', '1.9.0', 'backwards'],
      ['2.0.0', '2.0.0-rc.1', 'backwards'],
      ['1.4.0', '2.0.0-beta.1', 'ahead'],
      ['2.0.0-rc.1', '2.0.0-rc.2', 'ahead'],
      ['2.0.0-rc.9', '2.0.0-rc.10', 'ahead'],
      ['2.0.0-rc.10', '2.0.0-rc.9', 'backwards'],
      ['2.0.0-1', '2.0.0-alpha', 'ahead'],
      ['2.0.0-alpha', '2.0.0-alpha.1', 'ahead'],
      ['2.0.0-rc.1', '2.0.0', 'ahead'],
      ['0.4.0-rc.1', '0.4.0', 'ahead'],
      ['1.3.0-rc.1', '1.3.0', 'too-small'],
      ['1.0.0', 'latest', 'unreadable'],
      ['1.0.0', '2.0.0.0', 'unreadable'],
      ['1.0.0', '02.0.0', 'unreadable'],
      ['1.0.0', '2-rc.1', 'unreadable'],
      ['1.0.0', '2.0.0-01', 'unreadable'],
      ['2026-11-01', '2.0.0', 'unreadable'],
      ['1.0.0', '9'.repeat(101), 'unreadable'],
    ],
  ],
  [
    'date',
    [
      ['2026-10-31', '2026-11-01', 'ahead'],
      ['2028-02-28', '2028-02-29', 'ahead'],
      ['2026-10', '2026-11', 'ahead'],
      ['2026.10.31', '2026.11.01', 'ahead'],
      ['20261031', '20261101', 'ahead'],
      ['2026-10-31.basil', '2026-11-01.clover', 'ahead'],
      ['2026-11-01', '2026-11-01', 'unchanged'],
      ['2026-11-01-preview', '2026-11-01', 'too-small'],
      ['2026-11-01', '2026-10-31', 'backwards'],
      ['2026-02-28', '2026-02-29', 'unreadable'],
      ['2026-11', '2026-13', 'unreadable'],
      ['2026.10', '2026.11.0', 'unreadable'],
      ['1.0.0', '2.0.0', 'unreadable'],
    ],
  ],
  [
    'integer',
    [
      ['9', '10', 'ahead'],
      ['v1', 'v2', 'ahead'],
      ['2', '2', 'unchanged'],
      ['2', '1', 'backwards'],
      ['1', '1.1', 'unreadable'],
      ['1', '-2', 'unreadable'],
    ],
  ],
  [
    'auto',
    [
      ['1.0.0', '2.0.0', 'ahead'],
      ['1', '2', 'ahead'],
      ['1', '2.0', 'ahead'],
      ['2026-10-31', '2026-11-01', 'ahead'],
      ['1.0.0', '1.1.0', 'too-small'],
      ['2026.1.3', '2026.1.4', 'unknown'],
      ['2026.1.3', '2026.1.3', 'unchanged'],
      ['1.0.0', '2026-11-01', 'unknown'],
      ['1.0.0', '20261101', 'unknown'],
      ['blue', 'green', 'unknown'],
      ['blue', 'blue', 'unchanged'],
      ['2.0.0', '1.0.0', 'backwards'],
    ],
  ],
])('by the scheme %s', (scheme, cases) => {
  test.each(cases)('%s to %s is %s', (from, to, outcome) => {
    expect(judgeTexts(from, to, scheme).outcome).toBe(outcome);
  });
});

test.each<[unknown, unknown, VersionScheme, boolean]>([
  ['1.0.0', 'latest', 'semver', true],
  ['1.0.0', '0.9.0', 'semver', true],
  ['1.0.0', '0.9.0', 'auto', true],
  ['1.0.0', undefined, 'semver', true],
  ['1.0.0', undefined, 'auto', false],
  ['blue', 'green', 'auto', false],
  ['1.0.0', '1.0.1', 'semver', false],
  ['1.0.0', '1.0.0', 'semver', false],
  ['1.0.0', '2.0.0', 'semver', false],
])('from %s to %s by %s is a fault of its own: %s', (from, to, scheme, isFault) => {
  expect(judgeTexts(from, to, scheme).isFault).toBe(isFault);
});

test.each<[unknown, unknown, VersionOutcome, string]>([
  [1, 2, 'ahead', 'info.version went from 1 to 2'],
  [1, 1.1, 'unreadable', 'info.version of the head is 1.1, and no text'],
  ['1.0.0', ' ', 'missing', 'the head has no info.version'],
  [null, '1.0.0', 'missing', 'the base has no info.version'],
  [
    '1.4.0',
    '1.5.0',
    'too-small',
    'info.version went from 1.4.0 to 1.5.0, and what breaks needs 2.0.0',
  ],
  [
    '0.4.0',
    '0.4.1',
    'too-small',
    'info.version went from 0.4.0 to 0.4.1, and what breaks needs 0.5.0',
  ],
  ['1.0.0', '1.0.0', 'unchanged', 'info.version is 1.0.0 as before'],
])('%j to %j is told', (from, to, outcome, message) => {
  expect(judgeTexts(from, to, 'auto')).toMatchObject({ outcome, message });
});

test('what would do is told', () => {
  expect(judgeTexts('1.4.0', '1.5.0', 'auto').hint).toBe('Raise it to 2.0.0.');
  expect(judgeTexts('1.4.0', '1.4.0', 'auto').hint).toBe('Raise it to the next major version.');
  expect(judgeTexts('2026.1.3', '2026.1.4', 'auto').hint).toMatch(/^Set the scheme/);
});

test.each<[readonly string[], readonly string[], VersionOutcome]>([
  [['/v1/orders'], ['/v2/orders'], 'ahead'],
  [['/v9/orders'], ['/v10/orders'], 'ahead'],
  [['/api/V1/orders'], ['/api/v2/orders'], 'ahead'],
  [['/v1beta1/orders'], ['/v1/orders'], 'ahead'],
  [['/v1alpha1/orders'], ['/v1beta1/orders'], 'ahead'],
  [['/v1.1/orders'], ['/v1.2/orders'], 'ahead'],
  [['/v1/orders'], ['/v1/orders', '/v2/orders'], 'ahead'],
  [['/v1/orders', '/v2/orders'], ['/v2/orders'], 'unchanged'],
  [['/v2/orders'], ['/v1/orders'], 'backwards'],
  [['/v1/orders'], ['/orders'], 'unreadable'],
  [['/orders'], ['/v1/orders'], 'unreadable'],
  [['/vehicles'], ['/vehicles'], 'unreadable'],
])('the paths %j and %j are %s', (from, to, outcome) => {
  const versions = { base: side({ paths: from }), head: side({ paths: to }) };
  expect(judgeVersion(versions, 'path').outcome).toBe(outcome);
});

test.each<[readonly string[], readonly string[], VersionOutcome]>([
  [['https://api.example.com/v1'], ['https://api.example.com/v2'], 'ahead'],
  [['/v1'], ['/v2'], 'ahead'],
  [['//api.example.com/v1'], ['//api.example.com/v2'], 'ahead'],
  [['https://v1.example.com'], ['https://v2.example.com'], 'unreadable'],
  [['https://api.example.com/?x=/v1'], ['https://api.example.com/v1'], 'unreadable'],
])('the servers %j and %j are %s', (from, to, outcome) => {
  const versions = { base: side({ servers: from }), head: side({ servers: to }) };
  expect(judgeVersion(versions, 'server').outcome).toBe(outcome);
});
