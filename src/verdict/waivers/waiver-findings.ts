import {
  type Finding,
  plural,
  type RuleId,
  type WaiverRef,
  type WaiverState,
  type WaiverStatus,
} from '../../report/index.js';
import type { ShapeFault } from '../../source/check-shape.js';
import { createRedactor, nameOf } from '../../source/index.js';
import { toPrintable } from '../../source/printable.js';
import { daysUntil } from '../../report/calendar-date.js';
import { fingerprint } from '../fingerprint.js';
import type { HoldingWaiver, JudgedWaiver } from './judge-waivers.js';
import type { RuleInfo } from '../judged-rule.js';
import type { WaiverCover, WaiverEntry } from './waiver.js';

const redact = createRedactor();

/** What a waived finding tells of the waiver that it rests on. */
export function referToWaiver({ entry, waiver }: HoldingWaiver): WaiverRef {
  const { owner, reason, expires, acceptedBy, riskId, reviewDate, ticket, controls } = waiver;
  return {
    id: redact(entry.id),
    owner: redact(owner),
    reason: redact(reason),
    expires,
    ...(acceptedBy && { acceptedBy: acceptedBy.map(redact) }),
    ...(riskId !== undefined && { riskId: redact(riskId) }),
    ...(reviewDate !== undefined && { reviewDate }),
    ...(ticket !== undefined && { ticket: redact(ticket) }),
    ...(controls.length > 0 && { controls }),
    location: entry.locate([]),
  };
}

/** How a waiver stands, for the report. */
export function describeWaiver({ entry, state, waived }: JudgedWaiver): WaiverStatus {
  const { rule, owner, reason, expires } = entry.known;
  return {
    id: redact(entry.id),
    state,
    ...(rule !== undefined && { rule: redact(rule) }),
    ...(owner !== undefined && { owner: redact(owner) }),
    ...(reason !== undefined && { reason: redact(reason) }),
    ...(expires !== undefined && { expires: redact(expires) }),
    findings: waived.length,
    location: entry.locate([]),
  };
}

/** What a rule about waivers says of one. */
interface Complaint {
  readonly rule: RuleId;
  readonly message: string;
  readonly remediation?: string;
  /** Keys of the waiver that are at fault; the first is where to look. */
  readonly paths?: readonly (readonly (string | number)[])[];
}

/** What a rule about waivers finds in one: each waiver has one state, and one rule at most finds fault with it. */
export function findAboutWaiver(
  judged: JudgedWaiver,
  now: Date,
  rule: RuleInfo,
): readonly Finding[] {
  const complaint = complain(judged, now);
  return complaint?.rule === rule.id ? [toFinding(judged, complaint, rule)] : [];
}

function complain(judged: JudgedWaiver, now: Date): Complaint | undefined {
  const { entry, state, faults, covered, failedControls } = judged;
  const name = nameWaiver(entry);
  const expires = entry.known.expires ?? '';
  switch (state) {
    case 'malformed':
      return {
        rule: 'waiver/malformed',
        message: `${name} does not hold: ${faults.map(({ message }) => redact(message)).join('; ')}`,
        remediation: describeHints(faults),
        paths: faults.map(({ path }) => path),
      };
    case 'expired':
      return {
        rule: 'waiver/expired',
        message: `${name} expired on ${expires}: ${
          covered.length === 0
            ? 'nothing that it covers was found'
            : `${plural(covered.length, 'finding')} ${covered.length === 1 ? 'is' : 'are'} back`
        }`,
        ...(covered.length === 0 && { remediation: 'Remove it.' }),
        paths: [['expires']],
      };
    case 'unused':
      return failedControls.length > 0
        ? complainOfControls(judged)
        : {
            rule: 'waiver/unused',
            message: `${name} waives nothing: no finding of the rule ${describeCover(entry.waiver?.covers ?? {})}`,
            remediation: 'Remove it, or correct what it names.',
          };
    case 'expiring':
    case 'active':
      // A part of what it covers is not waived, and nobody would know why.
      if (failedControls.length > 0) return complainOfControls(judged);
      return state === 'active' ? undefined : complainOfTerm(judged, now);
  }
}

/** With several faults each hint says what it is about. */
function describeHints(faults: readonly ShapeFault[]): string {
  const hints = faults.map(({ path, hint }) =>
    faults.length === 1 || path.length === 0 ? hint : `${nameOf(path)}: ${hint}`,
  );
  return toPrintable(hints.join(' '));
}

function complainOfControls({ entry, failedControls, covered, waived }: JudgedWaiver): Complaint {
  const controls = failedControls.map(({ control, why }) => `its control ${control} ${why}`);
  const open = covered.length - waived.length;
  const scope = waived.length > 0 ? ` for ${plural(open, 'finding')}` : '';
  return {
    rule: 'waiver/unused',
    message: `${nameWaiver(entry)} does not hold${scope}, because ${controls.join(' and ')}`,
    remediation: `Make ${failedControls.map(({ control }) => control).join(', ')} pass; until then its findings are new.`,
    paths: [['controls']],
  };
}

function complainOfTerm({ entry, waived }: JudgedWaiver, now: Date): Complaint {
  const { expires = '', reviewDate } = entry.waiver ?? {};
  const name = nameWaiver(entry);
  if (reviewDate !== undefined && daysUntil(reviewDate, now) < 0) {
    return {
      rule: 'waiver/expiring',
      message: `${name} was to be reviewed on ${reviewDate}`,
      remediation: 'Review whether the risk is still accepted, and set the day of the next review.',
      paths: [['reviewDate']],
    };
  }
  const days = daysUntil(expires, now);
  const when = days === 0 ? 'ends today' : `ends in ${plural(days, 'day')}, after ${expires}`;
  return {
    rule: 'waiver/expiring',
    message: `${name} ${when}: ${plural(waived.length, 'finding')} will be new again`,
    paths: [['expires']],
  };
}

function toFinding(
  { entry, state, waived }: JudgedWaiver,
  complaint: Complaint,
  rule: RuleInfo,
): Finding {
  const [first = [], ...others] = complaint.paths ?? [];
  const { owner } = entry.known;
  return {
    fingerprint: fingerprint({ rule: rule.id, subject: entry.identity, path: [], object: null }),
    rule: rule.id,
    severity: rule.severity,
    message: oneLine(complaint.message),
    subject: {
      kind: 'Waiver',
      id: redact(entry.id),
      ...(owner !== undefined && { owner: redact(owner) }),
    },
    location: entry.locate(first),
    related: others.map((path) => entry.locate(path)),
    details: describeDetails(entry, state, waived.length),
    state: 'new',
    remediation: complaint.remediation ?? rule.remediation,
    docs: rule.docs,
  };
}

function describeDetails(
  { id, known }: WaiverEntry,
  state: WaiverState,
  findings: number,
): Finding['details'] {
  const texts = Object.entries<string>({ id, ...known });
  return {
    ...Object.fromEntries(texts.map(([key, text]) => [key, redact(text)])),
    state,
    findings,
  };
}

function nameWaiver({ id, known: { rule } }: WaiverEntry): string {
  return rule === undefined ? `the waiver ${id}` : `the waiver ${id} for ${rule}`;
}

function describeCover({ subject, paths, fingerprints, object }: WaiverCover): string {
  const fields = Object.entries(subject ?? {}).map(([field, value]) => `${field} ${value}`);
  return [
    ...(subject ? [`is about ${fields.join(' and ')}`] : []),
    ...(object ? [`is about ${object.id}`] : []),
    ...(paths ? [`stands in ${paths.globs.join(' or ')}`] : []),
    ...(fingerprints ? [`has the fingerprint ${fingerprints.join(' or ')}`] : []),
  ].join(', and ');
}

/** Texts of people's files may hold what a message must not: line breaks, and characters that hide or reorder text. */
function oneLine(text: string): string {
  return toPrintable(text.replaceAll(/\s*[\r\n]+\s*/g, ' '));
}
