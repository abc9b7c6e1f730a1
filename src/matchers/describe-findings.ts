import { type Check, type Finding, type FitnessReport, plural } from '../report/index.js';
import { sortFindings } from '../report/wording/order-findings.js';
import { visible } from '../report/wording/visible.js';
import { describeFinding } from './describe-finding.js';
import { printLimit, readPrintLimit } from './print-limit.js';
import { showCommand } from './show-command.js';

/** The command that lists findings; undefined where there is none. */
export type ShowCommand = (
  report: FitnessReport,
  findings: readonly Finding[],
) => string | undefined;

/**
 * The findings by rule: new ones first, then the worst. Those of a rule share its reason and its remedy, which stand after the last
 * one. Of many the first are shown, and how to see the others is said.
 */
export function describeFindings(
  findings: readonly Finding[],
  report: FitnessReport,
  command: ShowCommand = showCommand,
): readonly string[] {
  const sorted = sortFindings(findings);
  const shown = sorted.slice(0, readPrintLimit());
  return [
    ...groupByRule(shown).flatMap((group) => ['', ...describeGroup(group, report.checks)]),
    ...describeHidden(sorted.slice(shown.length), findings.length, (hidden) =>
      command(report, hidden),
    ),
  ];
}

/** Neighbours of one rule. */
function groupByRule(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last?.[0]?.rule === finding.rule) last.push(finding);
    else groups.push([finding]);
  }
  return groups;
}

function describeGroup(findings: readonly Finding[], checks: readonly Check[]): readonly string[] {
  const check = checks.find(({ rule }) => rule === findings[0]?.rule);
  const [remedy, ...others] = new Set(findings.map(({ remediation }) => remediation));
  const shared = others.length === 0 ? remedy : check?.remediation;
  const own = ({ remediation }: Finding) =>
    remediation === shared ? [] : describeLine('Fix', remediation);
  const pages = new Set(findings.map(({ docs }) => docs));
  return [
    ...findings.flatMap((finding) => [...describeFinding(finding), ...own(finding)]),
    ...describeLine('Why', check?.rationale),
    ...describeLine('Fix', shared),
    ...[...pages].flatMap((page) => describeLine('Docs', page)),
  ];
}

function describeLine(name: string, says: string | undefined): readonly string[] {
  return says === undefined ? [] : [`  ${name}: ${visible(says)}`];
}

function describeHidden(
  hidden: readonly Finding[],
  count: number,
  command: (hidden: readonly Finding[]) => string | undefined,
): readonly string[] {
  if (hidden.length === 0) return [];
  const rules = [...new Set(hidden.map(({ rule }) => rule))];
  const counts = rules.map((rule) => {
    return `${rule} ${hidden.filter((finding) => finding.rule === rule).length}`;
  });
  const line = command(hidden);
  return [
    '',
    `and ${plural(hidden.length, 'more finding')}${rules.length === 1 ? ` of ${rules.join('')}` : `: ${counts.join(', ')}`}`,
    ...(line === undefined ? [] : [`  ${line}`]),
    `  ${printLimit}=${count} shows them here`,
  ];
}
