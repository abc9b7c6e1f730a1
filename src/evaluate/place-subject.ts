import type { NodePath, PackRule, Violation } from '../policy/index.js';
import {
  compareSeverity,
  type Finding,
  type Location,
  type Severity,
  severities,
  type Subject,
  type Undecided,
  type WaiverRef,
} from '../report/index.js';
import { createRedactor } from '../source/index.js';
import { isExcepted, withException } from './excepted.js';
import { isRecord } from '../source/is-record.js';

/** What a finding about no object of Kubernetes may be about (a contract, a change, an event, a plan), by the id that policies name. */
export interface PlacedSubject {
  readonly subject: Subject;
  /** What it is a part of, by whose settings of rules it is judged: a contract, an event. Undefined: by those of the run. */
  readonly unit?: string;
  /** What it is of, by name: services, or a team that has some. Absent where nothing says so. */
  readonly services?: readonly string[];
  /** Names that it may have its service from: the first that is one. */
  readonly candidates?: readonly string[];
  /** Of a service: what was found of it. */
  readonly has?: readonly string[];
  /** What it stands for as a whole: files of a layer. Each of them counts where its settings have the rule on. Undefined: it is one. */
  readonly members?: readonly string[];
  readonly fingerprint: (rule: PackRule) => string;
  /** Computed when it is needed: a place costs a walk through the text. */
  readonly locate: () => Location | undefined;
  readonly related: () => readonly Location[];
  /** Of a plan that covers it. */
  readonly waiver?: WaiverRef;
  readonly path?: string;
  /** What stands at a path below it, of a subject whose parts are none. No plan covers such parts, whatever a policy says of them. */
  readonly at?: (path: NodePath) => PlacedSubject;
  /** Takes the secrets that are known to be in it out of a text, beside those that show themselves. */
  readonly redact?: (text: string) => string;
}

const redactPlain = createRedactor();

/** Turns what a policy said of a subject into a finding. */
export function placeSubjectFinding(
  rule: PackRule,
  violation: Violation,
  about: PlacedSubject,
  others: readonly PlacedSubject[],
): Finding {
  const { severity: wanted, hint, ...details } = violation.details;
  const location = about.locate();
  const redact = redactorOf([about, ...others]);
  // What a cover makes acceptable is told with it.
  const isCovered = about.at === undefined && isRecord(details['cover']);
  return {
    fingerprint: about.fingerprint(rule),
    rule: rule.id,
    severity: milder(rule.severity, wanted),
    message: redact(violation.message),
    subject: about.subject,
    ...(about.path === undefined ? {} : { path: about.path }),
    ...(location === undefined ? {} : { location }),
    related: [...about.related(), ...others.flatMap((other) => other.locate() ?? [])],
    details: redactAll(withException(rule, { ...violation, details }), redact),
    state: isCovered || isExcepted(rule, violation) ? 'waived' : 'new',
    ...(isCovered && about.waiver ? { waiver: about.waiver } : {}),
    ...(violation.measure === undefined ? {} : { measure: violation.measure }),
    remediation: typeof hint === 'string' && hint !== '' ? redact(hint) : rule.remediation,
    ...(rule.docs !== '' && { docs: rule.docs }),
  };
}

/** Turns what a policy could not tell of a subject into what the report says of it. */
export function placeSubjectDoubt(
  { message, details: said }: Violation,
  about: PlacedSubject,
): Undecided {
  const { hint, ...details } = said;
  const location = about.locate();
  const redact = redactorOf([about]);
  return {
    message: redact(message),
    subject: about.subject,
    ...(location && { location }),
    ...(typeof hint === 'string' ? { hint: redact(hint) } : {}),
    details: redactAll(details, redact),
  };
}

/** A policy may take one case less seriously than its rule, never more: how grave a rule is, is for the settings of the run to say. */
function milder(severity: Severity, wanted: unknown): Severity {
  const named = severities.find((each) => each === wanted);
  return named !== undefined && compareSeverity(named, severity) > 0 ? named : severity;
}

function redactorOf(subjects: readonly PlacedSubject[]): (text: string) => string {
  const own = new Set(subjects.flatMap(({ redact }) => redact ?? []));
  if (own.size === 0) return redactPlain;
  return (text) => [...own].reduce((shown, redact) => redact(shown), text);
}

function redactAll(
  record: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): Record<string, unknown> {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    if (Array.isArray(value)) return value.map(walk);
    return isRecord(value) ? redactAll(value, redact) : value;
  };
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, walk(value)]));
}
