import { compareSeverity, type Finding, type FitnessReport } from '../../report/index.js';

/** How long a proposed waiver holds, in days: a quarter, in which a fix can be planned. */
const proposedDays = 90;

/** Milliseconds of a day in UTC, which has no daylight saving. */
const dayLength = 86_400_000;

/**
 * The entry of a file of waivers that covers a finding and no other one. Owner and reason are a person's to say.
 *
 * @param maxDays - the longest time that is allowed, in days
 */
export function proposeWaiver(
  finding: Finding,
  report: FitnessReport,
  { maxDays = Infinity }: { readonly maxDays?: number } = {},
): string {
  const { rule, subject, environment, fingerprint } = finding;
  const now = Date.parse(report.evaluatedAt);
  const expires = new Date(now + Math.min(proposedDays, maxDays) * dayLength);
  const named = Object.entries({
    kind: subject.kind,
    name: subject.name,
    namespace: subject.namespace,
    environment,
  }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${scalar(value)}`]));
  const isAlone = report.checks
    .flatMap(({ findings }) => findings)
    .every((other) => other === finding || !isCovered(other, finding));
  const isGrave = compareSeverity(finding.severity, 'high') <= 0;
  const lines = [
    `- rule: ${scalar(rule)}`,
    ...(named.length === 0 ? [] : [`  subject: { ${named.join(', ')} }`]),
    ...(isAlone && named.length > 0 ? [] : [`  fingerprint: ${scalar(fingerprint)}`]),
    `  owner: ${scalar(subject.owner ?? 'who answers for it')}`,
    '  reason: why it is acceptable until then',
    // A grave risk is somebody's to accept: a rule may ask who did.
    ...(isGrave ? ['  acceptedBy: who accepted the risk'] : []),
    `  expires: ${expires.toISOString().slice(0, 10)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether a waiver for the subject of one finding would cover another one too. */
function isCovered(other: Finding, finding: Finding): boolean {
  const [one, two] = [finding.subject, other.subject];
  return (
    other.rule === finding.rule &&
    one.kind === two.kind &&
    (one.name === undefined || one.name === two.name) &&
    (one.namespace === undefined || one.namespace === two.namespace) &&
    (finding.environment === undefined || finding.environment === other.environment)
  );
}

/** A text as a YAML scalar that YAML 1.1 and 1.2 read as that text; one in quotes is JSON, which YAML includes. */
export function scalar(text: string): string {
  const isPlain = /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(text) && !reserved.test(text);
  return isPlain ? text : JSON.stringify(text);
}

const reserved = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
