import { integer } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';
import { quote } from '../go/quote.js';

interface Version {
  readonly numbers: readonly bigint[];
  readonly preRelease: string;
}

const largestInteger = 2n ** 63n - 1n;

/** `semver.compare`: -1, 0 or 1, by the precedence of SemVer 2.0.0. */
export const compareVersions: HostBuiltin = (operands) => {
  const [left, right] = [0, 1].map((position) => {
    const text = stringOperand(operands, position);
    const version = parseVersion(text);
    if (version !== undefined) return version;
    throw new BuiltinError(`operand ${position + 1}: string ${quote(text)} is not a valid SemVer`);
  });
  return integer(left && right ? compare(left, right) : 0);
};

/** `semver.is_valid`: false for anything that is no string. */
export const isVersion: HostBuiltin = ([value]) =>
  typeof value === 'string' && parseVersion(value) !== undefined;

const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const number = '(0|[1-9]\\d*)';
/** SemVer 2.0.0; OPA also takes a leading `v`. */
const pattern = new RegExp(
  `^v?${number}\\.${number}\\.${number}(?:-(${identifiers}))?(?:\\+${identifiers})?$`,
);

function parseVersion(text: string): Version | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, major = '', minor = '', patch = '', preRelease = ''] = match;
  const numbers = [major, minor, patch].map(BigInt);
  const valid =
    numbers.every((part) => part <= largestInteger) && !/(?:^|\.)0\d+(?:\.|$)/.test(preRelease);
  return valid ? { numbers, preRelease } : undefined;
}

function compare(left: Version, right: Version): -1 | 0 | 1 {
  for (const [index, part] of left.numbers.entries()) {
    const other = right.numbers[index] ?? 0n;
    if (part !== other) return part < other ? -1 : 1;
  }
  if (left.preRelease === right.preRelease) return 0;
  // A release comes after its pre-releases.
  if (left.preRelease === '') return 1;
  if (right.preRelease === '') return -1;
  return comparePreReleases(left.preRelease.split('.'), right.preRelease.split('.'));
}

function comparePreReleases(left: readonly string[], right: readonly string[]): -1 | 0 | 1 {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left[index];
    const b = right[index];
    if (a === undefined) return -1;
    if (b === undefined) return 1;
    const difference = compareIdentifiers(a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareIdentifiers(left: string, right: string): -1 | 0 | 1 {
  const numeric = /^\d+$/;
  const leftIsNumber = numeric.test(left);
  if (leftIsNumber !== numeric.test(right)) return leftIsNumber ? -1 : 1;
  if (!leftIsNumber) return left === right ? 0 : left < right ? -1 : 1;
  const a = clamp(BigInt(left));
  const b = clamp(BigInt(right));
  return a === b ? 0 : a < b ? -1 : 1;
}

/** OPA reads numbers of pre-releases as 64-bit integers, and takes the largest for whatever is beyond. */
function clamp(value: bigint): bigint {
  return value > largestInteger ? largestInteger : value;
}
