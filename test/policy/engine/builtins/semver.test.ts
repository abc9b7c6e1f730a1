import { describe, expect, test } from '@jest/globals';
import { compareVersions, isVersion } from '../../../../src/policy/engine/builtins/semver.js';

const context = { now: 0n, print: () => undefined };

describe('precedence', () => {
  // SemVer 2.0.0, section 11, and what OPA makes of the corners.
  const ascending = [
    '0.9.9',
    '1.0.0-0',
    '1.0.0-1',
    '1.0.0-10',
    '1.0.0-99999999999999999999',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.10.0',
    '2.0.0',
  ];

  test.each(ascending.slice(1).map((version, index) => [ascending[index] ?? '', version]))(
    '%s comes before %s',
    (earlier, later) => {
      expect(compareVersions([earlier, later], context)).toEqual({ kind: 'number', text: '-1' });
      expect(compareVersions([later, earlier], context)).toEqual({ kind: 'number', text: '1' });
    },
  );

  test.each([
    ['1.2.3', '1.2.3'],
    ['v1.2.3', '1.2.3'],
    ['1.2.3+01', '1.2.3+2'],
    ['1.0.0-99999999999999999999', '1.0.0-99999999999999999998'],
  ])('%s and %s are equal', (left, right) => {
    expect(compareVersions([left, right], context)).toEqual({ kind: 'number', text: '0' });
  });

  test('what is no version is refused', () => {
    expect(() => compareVersions(['1.02.3', '1.2.3'], context)).toThrow(
      'operand 1: string "1.02.3" is not a valid SemVer',
    );
    expect(() => compareVersions(['1.2.3', '1.2'], context)).toThrow(
      'operand 2: string "1.2" is not a valid SemVer',
    );
  });
});

describe('validity', () => {
  test.each([
    '0.0.0',
    '1.2.3',
    'v1.2.3',
    '1.2.3-0',
    '1.2.3-0a.b',
    '1.2.3--',
    '1.2.3-a+b.01',
    '1.2.9223372036854775807',
  ])('%s is a version', (version) => {
    expect(isVersion([version], context)).toBe(true);
  });

  test.each([
    '',
    '1',
    '1.2',
    '1.2.3.4',
    'vv1.2.3',
    '01.2.3',
    '1.2.03',
    '+1.2.3',
    '1.2.3-',
    '1.2.3+',
    '1.2.3-01',
    '1.2.3-a.01',
    '1.2.3-a..b',
    '1.2.3-ü',
    '1.2.9223372036854775808',
    '1.2.3\n',
  ])('%j is none', (version) => {
    expect(isVersion([version], context)).toBe(false);
  });

  test('a number is none', () => {
    expect(isVersion([{ kind: 'number', text: '1' }], context)).toBe(false);
  });
});
