import {
  type Check,
  compareSeverity,
  type Finding,
  type Location,
  plural,
} from '../report/index.js';

/** Findings that a failure message shows before it says how many more there are. */
const shownFindings = 10;

/** The findings by rule, the worst first: `severity rule`, then each with its place, then what to do about them. */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  const sorted = findings.toSorted((left, right) => compareSeverity(left.severity, right.severity));
  const shown = sorted.slice(0, shownFindings);
  const titles = new Set(shown.map(title));
  const hidden = findings.length - shown.length;
  return [
    ...[...titles].flatMap((name) => [
      '',
      name,
      ...describeGroup(shown.filter((finding) => title(finding) === name)),
    ]),
    ...(hidden > 0 ? ['', `and ${plural(hidden, 'more finding')}`] : []),
  ];
}

function title({ severity, rule }: Finding): string {
  return `${severity} ${rule}`;
}

function describeGroup(findings: readonly Finding[]): readonly string[] {
  const fixes = new Set(findings.flatMap(({ remediation }) => remediation ?? []));
  const pages = new Set(findings.flatMap(({ docs }) => docs ?? []));
  return [
    ...findings.flatMap(describeFinding),
    ...[...fixes].map((fix) => `  Fix: ${fix}`),
    ...[...pages].map((page) => `  Docs: ${page}`),
  ];
}

function describeFinding(finding: Finding): readonly string[] {
  const environment = finding.environment === undefined ? '' : `[${finding.environment}] `;
  const state = finding.state === 'new' ? '' : ` (${finding.state})`;
  return [
    `  ${environment}${finding.message}${state}`,
    `    ${[...describePlace(finding.location), finding.subject.id].join('  ')}`,
  ];
}

/** `file:line:column`, which editors and terminals make a link. */
export function describePlace(location: Location | undefined): readonly string[] {
  if (location === undefined) return [];
  const { uri, region, template, rendered } = location;
  const from = template === undefined || rendered ? '' : ` from ${template}`;
  const at = region === undefined ? uri : `${uri}:${region.startLine}:${region.startColumn}`;
  return [`${at}${from}`];
}

/** What the rules looked at, so that a reader sees what the expectation rests on. */
export function describeExamined(checks: readonly Check[]): string {
  const parts = checks.map(({ rule, evidence }) => {
    return `${rule} ${plural(evidence.examined, evidence.unit)}`;
  });
  return `Examined: ${parts.join(', ')}`;
}
