import { isCalendarDate } from '../../../report/calendar-date.js';

/** How one version relates to the one before it. */
export type Step =
  | { readonly kind: 'ahead' | 'unchanged' | 'backwards' }
  | { readonly kind: 'too-small'; /** What would do. */ readonly needed: string };

/** A scheme of versions that are texts: undefined where one of the two is not written in it. */
export type CompareVersions = (from: string, to: string) => Step | undefined;

/** Longest version that is read, in UTF-16 code units: numbers of any length would take their time. */
const longest = 100;

/**
 * Semantic versions (https://semver.org, 2.0.0), a leading `v` and a missing minor or patch allowed, as in `v1` and `1.0`; with a
 * pre-release all three numbers are needed, since `2026-11-01` is a date. Below 1.0.0 the minor number counts as the major one. What a pre-release of a new major version offers was never promised.
 */
export const compareSemantic: CompareVersions = (from, to) => {
  const [old, next] = [parseSemantic(from), parseSemantic(to)];
  if (old === undefined || next === undefined) return undefined;
  const order = compareNumbers(old.core, next.core) || comparePreReleases(old.pre, next.pre);
  if (order === 0) return { kind: 'unchanged' };
  if (order > 0) return { kind: 'backwards' };
  const [[major, minor, patch], [nextMajor, nextMinor]] = [old.core, next.core];
  const isPreview = old.pre.length > 0 && patch === 0n && (minor === 0n || major === 0n);
  const isMajorStep = nextMajor > major || (major === 0n && nextMinor > minor);
  if (isPreview || isMajorStep) return { kind: 'ahead' };
  return { kind: 'too-small', needed: major === 0n ? `0.${minor + 1n}.0` : `${major + 1n}.0.0` };
};

interface Semantic {
  readonly core: readonly [bigint, bigint, bigint];
  readonly pre: readonly string[];
}

const number = '(?:0|[1-9]\\d*)';
const semantic = new RegExp(
  `^[vV]?(?<major>${number})(?:\\.(?<minor>${number})(?:\\.(?<patch>${number})` +
    '(?:-(?<pre>[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$',
);

function parseSemantic(text: string): Semantic | undefined {
  const groups = text.length > longest ? undefined : semantic.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { major = '0', minor = '0', patch = '0', pre } = groups;
  const parts = pre?.split('.') ?? [];
  // semver 2.0.0, 9: numeric identifiers have no leading zeros.
  if (parts.some((part) => /^0\d+$/.test(part))) return undefined;
  return { core: [BigInt(major), BigInt(minor), BigInt(patch)], pre: parts };
}

/** semver 2.0.0, 11: a version without a pre-release comes after all of its own. */
function comparePreReleases(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) {
    return Number(left.length === 0) - Number(right.length === 0);
  }
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareIdentifiers(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifiers(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  const [isLeftNumber, isRightNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (isLeftNumber && isRightNumber) return compareNumbers([BigInt(left)], [BigInt(right)]);
  if (isLeftNumber !== isRightNumber) return isLeftNumber ? -1 : 1;
  return Number(left > right) - Number(left < right);
}

/**
 * Dates: `2026-11-01`, `2026-11`, with dots or without anything between, and a word behind them as in `2026-11-01-preview`. Each later
 * date may break.
 */
export const compareDates: CompareVersions = (from, to) => {
  const [old, next] = [parseDate(from), parseDate(to)];
  if (old === undefined || next === undefined) return undefined;
  if (next > old) return { kind: 'ahead' };
  if (next < old) return { kind: 'backwards' };
  return from === to ? { kind: 'unchanged' } : { kind: 'too-small', needed: 'a later date' };
};

const dateVersion =
  /^[vV]?(?<year>\d{4})(?<separator>[-.]?)(?<month>\d{2})(?:\k<separator>(?<day>\d{2}))?(?:[-.+][A-Za-z][0-9A-Za-z.+-]*)?$/;

/** The date in the order of texts; a month comes before its days. */
function parseDate(text: string): string | undefined {
  const groups = text.length > longest ? undefined : dateVersion.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { year = '', month = '', day } = groups;
  return isCalendarDate(`${year}-${month}-${day ?? '01'}`)
    ? `${year}-${month}-${day ?? '00'}`
    : undefined;
}

/** Whole numbers, `3` or `v3`, each of which may break. */
export const compareIntegers: CompareVersions = (from, to) => {
  const [old, next] = [parseInteger(from), parseInteger(to)];
  if (old === undefined || next === undefined) return undefined;
  const order = compareNumbers([old], [next]);
  return { kind: order === 0 ? 'unchanged' : order < 0 ? 'ahead' : 'backwards' };
};

function parseInteger(text: string): bigint | undefined {
  return text.length <= longest && /^[vV]?(?:0|[1-9]\d*)$/.test(text)
    ? BigInt(text.replace(/^[vV]/, ''))
    : undefined;
}

function compareNumbers(left: readonly bigint[], right: readonly bigint[]): number {
  for (const [index, number] of left.entries()) {
    const other = right[index] ?? 0n;
    if (number !== other) return number < other ? -1 : 1;
  }
  return 0;
}

/** Whether a version is written as a date. */
export function isDate(text: string): boolean {
  return parseDate(text) !== undefined;
}

/** `2026.1.3` may be a date or a semantic version; which of the two decides whether it may break. */
export function isDateOrSemantic(text: string): boolean {
  return /^[vV]?(?:19|20|21)\d{2}\./.test(text);
}
