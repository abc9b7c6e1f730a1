import pc from 'picocolors';
import { plural } from '../report/index.js';
import {
  type LevelResult,
  type OwnerResult,
  type RuleResult,
  type RuleState,
  type Scorecard,
  toScorecard,
  whyHeldBack,
} from '../scorecard/index.js';
import type { Reporter } from './reporter.js';
import { type Colors, paintSeverity } from './text/colors.js';
import { visible } from '../report/wording/visible.js';

/** The scorecard of a report for people: the level that is reached, what leads to the next one, and who has findings. */
export const scorecard: Reporter<string> = (report, { color, levels }) => {
  const colors = pc.createColors(color);
  const card = toScorecard(report, levels && { levels });
  const sections = [
    describeLevels(card, colors),
    describeNext(card, colors),
    describeOwners(card.owners, colors),
    describeUncounted(card, colors),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

function describeLevels({ level, levels, gate }: Scorecard, colors: Colors): string {
  const rank = levels.filter(({ isReached }) => isReached).length;
  const reached = level === null ? 'no level is reached' : visible(level);
  const width = Math.max(...levels.map(({ name }) => visible(name).length));
  return [
    `${colors.bold(reached)} ${colors.dim(`(${rank} of ${plural(levels.length, 'level')}; gate ${gate})`)}`,
    ...levels.map((each) => `  ${describeLevel(each, width, colors)}`),
  ].join('\n');
}

function describeLevel({ name, isReached, rules }: LevelResult, width: number, colors: Colors) {
  const sign = isReached ? colors.green('✓ reached    ') : colors.yellow('– not reached');
  const counts = (Object.keys(stateWords) as RuleState[])
    .filter((state) => rules[state] > 0)
    .map((state) => `${rules[state]} ${stateWords[state]}`);
  const says = counts.length === 0 ? 'no rule' : counts.join(', ');
  return `${sign}  ${visible(name).padEnd(width)}  ${colors.dim(says)}`;
}

const stateWords: Readonly<Record<RuleState, string>> = {
  failed: 'failed',
  error: 'with a failed policy',
  'not-reported': 'not reported',
  passed: 'passed',
  waived: 'waived',
  'not-applicable': 'not applicable',
};

function describeNext({ next }: Scorecard, colors: Colors): string {
  if (next === undefined) return '';
  const head = `to reach ${visible(next.level)}: ${plural(next.rules.length, 'rule')}`;
  return [colors.bold(head), ...next.rules.flatMap((row) => describeRow(row, colors))].join('\n');
}

function describeRow(row: RuleResult, colors: Colors): readonly string[] {
  const { rule, title, severity, state, remediation } = row;
  const sign = state === 'failed' ? colors.red('✖') : colors.yellow('?');
  const of = severity === null ? '' : `  ${paintSeverity(severity, colors)}`;
  return [
    `  ${sign} ${visible(rule)}${of}  ${visible(title)}`,
    `    ${visible(whyHeldBack(row))}`,
    ...(state === 'failed' && remediation !== undefined
      ? [`    ${colors.dim('fix')} ${visible(remediation)}`]
      : []),
  ];
}

function describeOwners(owners: readonly OwnerResult[], colors: Colors): string {
  if (owners.length === 0) return '';
  const nameOf = ({ owner }: OwnerResult) => (owner === null ? 'no owner' : visible(owner));
  const width = Math.max(...owners.map((each) => nameOf(each).length));
  return [
    colors.bold('who has findings, and the level that these leave'),
    ...owners.map((each) => {
      const { level, next, findings } = each;
      const left = level === null ? 'none' : visible(level);
      const rules = next?.rules.map(({ rule }) => visible(rule)).join(', ');
      const toDo = next === undefined ? '' : `; to reach ${visible(next.level)}: ${rules}`;
      return `  ${nameOf(each).padEnd(width)}  ${left}  ${colors.dim(`${plural(findings, 'finding')}${toDo}`)}`;
    }),
  ].join('\n');
}

/** A level says nothing of these. */
function describeUncounted({ unassigned, notRun }: Scorecard, colors: Colors): string {
  const parts = [
    ...(unassigned.length === 0 ? [] : [`${plural(unassigned.length, 'rule')} in no level`]),
    ...(notRun === 0 ? [] : [`${plural(notRun, 'rule')} that did not run`]),
  ];
  return parts.length === 0 ? '' : colors.dim(`not counted: ${parts.join(', ')}`);
}
