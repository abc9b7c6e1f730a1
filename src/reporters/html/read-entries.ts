import type {
  Check,
  Finding,
  FitnessReport,
  Location,
  Problem,
  Subject,
  Undecided,
} from '../../report/index.js';
import { sourceLines } from '../../report/wording/code-frame.js';
import { describeWaiver, describeWorsening } from '../../report/wording/describe-exceptions.js';
import { changeLines, fixTitle } from '../fix-lines.js';
import { orderFindings } from '../../report/wording/order-findings.js';
import { ownRemedy } from '../own-remedy.js';
import { nearestOf, place, templateOf } from '../../report/wording/place.js';
import { visible } from '../../report/wording/visible.js';
import { groupBy } from './group-by.js';
import type { Entry, EntryPlace, Remark } from './view/entry.js';

/**
 * All that the page lists, in its order: by state, the rule with the worst first, and all of a rule together. One after the
 * other, since of 50,000 nobody has room for all of them at once.
 */
export function* readEntries({ checks, problems }: FitnessReport): Generator<Entry> {
  const checkOf = new Map(checks.map((check) => [check.rule, check]));
  const ordered = orderFindings(checks);
  const anchors = new Map<string, number>();
  const readAll = function* (state: Finding['state']) {
    const own = ordered.filter((finding) => finding.state === state);
    for (const findings of groupBy(own, ({ rule }) => rule).values()) {
      for (const finding of findings) {
        const anchor = nextAnchor(finding.fingerprint, anchors);
        yield readFinding(finding, checkOf.get(finding.rule), anchor);
      }
    }
  };
  yield* readAll('new');
  for (const group of groupBy(problems, ({ code }) => code).values()) yield* group.map(readProblem);
  for (const check of checks) yield* readUndecided(check, problems.length > 0);
  yield* readAll('known');
  yield* readAll('waived');
}

/** A fingerprint is there once; should a report have it twice, each is linked to all the same. */
function nextAnchor(fingerprint: string, seen: Map<string, number>): string {
  const anchor = visible(fingerprint).replaceAll(' ', '-');
  const count = (seen.get(anchor) ?? 0) + 1;
  seen.set(anchor, count);
  return count === 1 ? anchor : `${anchor}.${count}`;
}

function readFinding(finding: Finding, check: Check | undefined, anchor: string): Entry {
  const { state, rule, severity, message, fingerprint, environment, subject, path } = finding;
  const { location, related, waiver, fixes = [] } = finding;
  const isNew = state === 'new';
  const remedy = check && isNew ? ownRemedy(finding, check) : undefined;
  const worsening = describeWorsening(finding);
  const remarks: readonly Remark[] = [
    ...(worsening === '' ? [] : [{ key: 'baseline', text: worsening }]),
    ...(waiver === undefined ? [] : [{ key: 'waiver', text: describeWaiver(waiver) }]),
    ...(remedy === undefined ? [] : [{ key: 'fix', text: remedy }]),
  ];
  return {
    state,
    rule,
    severity,
    message,
    anchor,
    fingerprint,
    ...(environment !== undefined && { environment }),
    ...describeSubject(subject),
    ...(path !== undefined && { path }),
    ...describePlace(location),
    ...(related.length > 0 && { related: related.map(place) }),
    ...(remarks.length > 0 && { remarks }),
    ...(isNew &&
      fixes.length > 0 && {
        fixes: fixes.map((fix) => ({ title: fixTitle(fix, location), lines: changeLines(fix) })),
      }),
  };
}

function readProblem({ code, message, location, hint }: Problem): Entry {
  return {
    state: 'problem',
    rule: code,
    message,
    ...describePlace(location),
    remarks: [{ key: 'hint', text: hint }],
  };
}

/** What a check could not tell, and whether it could tell anything. What merely waits for a problem is said with the problem. */
function readUndecided(check: Check, hasProblems: boolean): readonly Entry[] {
  const { rule, severity, outcome, message, undecided } = check;
  const own = { state: 'undecided', rule, severity } as const;
  const cases = undecided.map((entry) => readCase(own, entry));
  if (outcome === 'error') return [{ ...own, message: message ?? 'the policy failed' }, ...cases];
  const isAlone = outcome === 'not-evaluated' && cases.length === 0 && !hasProblems;
  return isAlone ? [{ ...own, message: message ?? 'could not be evaluated' }] : cases;
}

function readCase(
  own: Pick<Entry, 'state' | 'rule' | 'severity'>,
  { message, environment, subject, location, hint }: Undecided,
): Entry {
  return {
    ...own,
    message,
    ...(environment !== undefined && { environment }),
    ...(subject && describeSubject(subject)),
    ...describePlace(location),
    ...(hint !== undefined && { remarks: [{ key: 'hint', text: hint }] }),
  };
}

function describeSubject({ kind, id, name, namespace, owner }: Subject) {
  const called =
    name === undefined ? id : `${namespace === undefined ? '' : `${namespace}/`}${name}`;
  return { subject: `${kind} ${called}`, ...(owner !== undefined && { owner }) };
}

function describePlace(location: Location | undefined): { readonly place?: EntryPlace } {
  if (location === undefined) return {};
  const nearest = nearestOf(location);
  const template = templateOf(location);
  const lines = sourceLines(location);
  return {
    place: {
      text: place(location),
      ...(nearest !== undefined && { nearest }),
      ...(template !== undefined && { template }),
      ...(lines.length > 0 && { lines }),
    },
  };
}
