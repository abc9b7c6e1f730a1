import { compareSeverity, type Finding, type FitnessReport } from '../../report/index.js';
import { addDays, toCalendarDate } from '../../report/calendar-date.js';
import { yamlScalar } from '../../source/yaml-scalar.js';

/** How long a proposed waiver holds, in days: a quarter, in which a fix can be planned. */
const proposedDays = 90;

/**
 * The entry of a file of waivers that covers a finding and no other one, indented as an item of its list. Owner and reason are
 * a person's to say, so it is malformed until they are said.
 *
 * @param maxDays - the longest time that is allowed, in days
 */
export function proposeWaiver(
  finding: Finding,
  report: FitnessReport,
  { maxDays = Infinity }: { readonly maxDays?: number } = {},
): string {
  const { rule, subject, environment, fingerprint } = finding;
  const expires = addDays(
    toCalendarDate(new Date(report.evaluatedAt)),
    Math.min(proposedDays, maxDays),
  );
  const named = Object.entries({
    kind: subject.kind,
    name: subject.name,
    namespace: subject.namespace,
    environment,
  }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${yamlScalar(value)}`]));
  const isAlone = report.checks
    .flatMap(({ findings }) => findings)
    .every((other) => other === finding || !isCovered(other, finding));
  const isGrave = compareSeverity(finding.severity, 'high') <= 0;
  const lines = [
    `- rule: ${yamlScalar(rule)}`,
    ...(named.length === 0 ? [] : [`  subject: { ${named.join(', ')} }`]),
    ...(isAlone && named.length > 0 ? [] : [`  fingerprint: ${yamlScalar(fingerprint)}`]),
    subject.owner === undefined
      ? blank('owner', 'who answers for it')
      : `  owner: ${yamlScalar(subject.owner)}`,
    blank('reason', 'why it is acceptable until then'),
    // A grave risk is somebody's to accept: a rule may ask who did.
    ...(isGrave ? [blank('acceptedBy', 'who accepted the risk')] : []),
    `  expires: ${expires}`,
  ];
  return lines.map((line) => `  ${line}\n`).join('');
}

/** Empty, so that nobody commits words that were never theirs: a waiver that says nothing is malformed. */
function blank(key: string, meaning: string): string {
  return `  ${key}: ""  # ${meaning}`;
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
