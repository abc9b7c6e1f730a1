import type { VersionScheme } from '../lifecycle-policy.js';
import { printValue } from '../print-value.js';
import type {
  ContractVersions,
  VersionJudgement,
  VersionMarks,
  VersionOutcome,
} from './contract-versions.js';
import {
  compareSegmentVersions,
  readSegmentVersions,
  type SegmentVersion,
} from './segment-versions.js';
import {
  compareDates,
  compareIntegers,
  compareSemantic,
  type CompareVersions,
  isDate,
  isDateOrSemantic,
} from './text-versions.js';

type TextScheme = 'semver' | 'date' | 'integer';

const textSchemes: Readonly<Record<TextScheme, CompareVersions>> = {
  semver: compareSemantic,
  date: compareDates,
  integer: compareIntegers,
};

const forms: Readonly<Record<TextScheme, string>> = {
  semver: 'a semantic version such as 2.1.0',
  date: 'a date such as 2026-11-01',
  integer: 'a whole number such as 3',
};

const nextForms: Readonly<Record<TextScheme, string>> = {
  semver: 'the next major version',
  date: 'a later date',
  integer: 'the next number',
};

/** Judges how the version of a contract moved, whatever the contract itself did. */
export function judgeVersion(versions: ContractVersions, scheme: VersionScheme): VersionJudgement {
  const judgement =
    scheme === 'path' || scheme === 'server'
      ? judgeSegments(versions, scheme)
      : judgeTexts(versions, scheme);
  const { location } = versions.head;
  return { ...judgement, ...(location && { location }) };
}

function judgeTexts(
  { base, head }: ContractVersions,
  configured: 'auto' | TextScheme,
): VersionJudgement {
  const { called = 'info.version' } = head;
  const [from, to] = [readText(base), readText(head)];
  const isSet = configured !== 'auto';
  if (typeof from !== 'string' || typeof to !== 'string') {
    const [side, value] = typeof to === 'string' ? ['base', from] : ['head', to];
    const isMissing = value === undefined;
    return {
      scheme: configured,
      outcome: isMissing ? 'missing' : 'unreadable',
      ...(typeof from === 'string' && { from: printValue(from) }),
      ...(typeof to === 'string' && { to: printValue(to) }),
      message: isMissing
        ? head.called === undefined
          ? `the ${side} has no info.version`
          : `${called} is not declared in the ${side}`
        : `${called} of the ${side} is ${printValue(typeof value === 'object' ? value.value : value)}, and no text`,
      hint: isMissing ? 'Give the contract a version.' : "Put it in quotes: version: '1.10'.",
      isFault: isSet,
    };
  }
  const move = from === to ? `is ${printValue(to)} as before` : describeMove(from, to);
  const known = { from: printValue(from), to: printValue(to) };
  const scheme = isSet ? configured : detectScheme(from, to);
  if (scheme === undefined) {
    const isUnchanged = from === to;
    return {
      scheme: 'auto',
      outcome: isUnchanged ? 'unchanged' : 'unknown',
      ...known,
      message: isUnchanged
        ? `${called} ${move}`
        : `${called} ${move}, and by which scheme is not told`,
      hint: isUnchanged
        ? 'Raise it.'
        : 'Set the scheme of the versions: semver, date, integer, path or server.',
      isFault: false,
    };
  }
  const step = textSchemes[scheme](from, to);
  if (step === undefined) {
    const wrong = textSchemes[scheme](to, to) === undefined ? to : from;
    return {
      scheme,
      outcome: 'unreadable',
      ...known,
      message: `${called} is ${printValue(wrong)}, which is not ${forms[scheme]}`,
      hint: 'Write it so, or set another scheme.',
      isFault: true,
    };
  }
  const isTooSmall = step.kind === 'too-small';
  return {
    scheme,
    outcome: step.kind,
    ...known,
    message: `${called} ${move}${isTooSmall ? `, and what breaks needs ${step.needed}` : ''}`,
    hint: hintFor(step.kind, isTooSmall ? step.needed : nextForms[scheme]),
    isFault: step.kind === 'backwards',
  };
}

/** A fraction has lost what was written: 1.10 is the number 1.1. */
function readText({ version }: VersionMarks): string | { readonly value: unknown } | undefined {
  if (version === undefined || version === null) return undefined;
  if (typeof version === 'number' && Number.isSafeInteger(version)) return String(version);
  if (typeof version !== 'string') return { value: version };
  return version.trim() === '' ? undefined : version.trim();
}

/** The scheme that both versions are written in; undefined where there is none, or where two would decide differently. */
function detectScheme(from: string, to: string): TextScheme | undefined {
  if (compareIntegers(from, to) !== undefined) return 'integer';
  const isDotted = isDateOrSemantic(from) || isDateOrSemantic(to);
  if (isDotted) return undefined;
  if (compareDates(from, to) !== undefined) return 'date';
  if (isDate(from) || isDate(to)) return undefined;
  return compareSemantic(from, to) === undefined ? undefined : 'semver';
}

function describeMove(from: string, to: string): string {
  return `went from ${printValue(from)} to ${printValue(to)}`;
}

function hintFor(outcome: VersionOutcome, needed: string): string {
  switch (outcome) {
    case 'ahead':
      return '';
    case 'backwards':
      return 'Raise it above that of the base.';
    default:
      return `Raise it to ${needed}.`;
  }
}

function judgeSegments(
  { base, head }: ContractVersions,
  scheme: 'path' | 'server',
): VersionJudgement {
  const [old, next] = [segmentsOf(base, scheme), segmentsOf(head, scheme)];
  const [last, newest] = [old.at(-1), next.at(-1)];
  const where = scheme === 'path' ? 'path' : 'URL of a server';
  if (last === undefined || newest === undefined) {
    const side = newest === undefined ? 'head' : 'base';
    return {
      scheme,
      outcome: 'unreadable',
      ...(last && { from: last.text }),
      ...(newest && { to: newest.text }),
      message: `no ${where} of the ${side} carries a version such as /v1`,
      hint: 'Give them one, or set another scheme.',
      isFault: true,
    };
  }
  const order = compareSegmentVersions(last, newest);
  const outcome = order < 0 ? 'ahead' : order > 0 ? 'backwards' : 'unchanged';
  const moved =
    outcome === 'unchanged'
      ? `is ${newest.text} as before`
      : `went from ${last.text} to ${newest.text}`;
  return {
    scheme,
    outcome,
    from: last.text,
    to: newest.text,
    message: `the version in the ${scheme === 'path' ? 'paths' : 'servers'} ${moved}`,
    hint: hintFor(outcome, `v${newest.order[0] + 1}`),
    isFault: outcome === 'backwards',
  };
}

function segmentsOf(marks: VersionMarks, scheme: 'path' | 'server'): readonly SegmentVersion[] {
  return readSegmentVersions(scheme === 'path' ? marks.paths : marks.servers);
}
