import pc from 'picocolors';
import { type FitnessReport, type Note, plural, type Problem } from '../report/index.js';
import type { Reporter } from './reporter.js';
import type { Colors } from './text/colors.js';
import { describeAcceptance } from './text/describe-acceptance.js';
import { checkLines } from './text/describe-check.js';
import { describeEvidence, describeNotSelected } from './text/describe-evidence.js';
import { placeLines } from './text/place-lines.js';
import { describeGroups } from './describe-groups.js';
import { visible } from '../report/wording/visible.js';

/**
 * The report for a person at a terminal: findings by rule with their place, frame, reason and remedy; what could not be
 * judged; what was examined, and what of it was accepted; the gate last, where the eye is.
 */
export const text: Reporter<Iterable<string>> = function* (report, options) {
  const colors = pc.createColors(options.color);
  const found = report.checks.map((check) => checkLines(check, options, colors));
  const problems = describeProblems(report.problems, colors);
  const gate = describeGate(report, colors);
  const sections =
    options.quiet === true
      ? [...found, problems, gate]
      : [
          header(report, colors),
          ...found,
          problems,
          describeEvidence(report.checks, colors),
          describeAcceptance(report, options, colors),
          describeNotSelected(report.notSelected, colors),
          describeNotes(report.notes ?? [], colors),
          describeMerged(report, colors),
          gate,
        ];
  yield* joinSections(sections);
  yield '\n';
};

/** Parts with a free line between them; those that say nothing are left out. */
function* joinSections(sections: readonly (string | Iterable<string>)[]): Generator<string> {
  let separator = '';
  for (const section of sections) {
    if (separator !== '') separator = '\n\n';
    const lines = typeof section === 'string' ? [section].filter((line) => line !== '') : section;
    for (const line of lines) {
      yield separator + line;
      separator = '\n';
    }
  }
}

function header(report: FitnessReport, colors: Colors): string {
  const { units, inputs } = report.totals;
  // A configuration that nobody thinks of may stand in a folder above.
  const by = report.configuration === undefined ? '' : ` by ${report.configuration.join(', ')}`;
  return colors.dim(
    `archfit ${report.tool.version}: ${plural(report.checks.length, 'rule')} over ${plural(units, 'object')} in ${plural(inputs, 'input')}${visible(by)}`,
  );
}

function describeProblems(problems: readonly Problem[], colors: Colors): string {
  if (problems.length === 0) return '';
  return [
    colors.bold(`${plural(problems.length, 'problem')} kept part of the input from being judged`),
    ...problems.flatMap((problem) => [
      `  ${colors.yellow('!')} ${visible(problem.message)} ${colors.dim(`(${problem.code})`)}`,
      ...placeLines(problem.location, colors),
      `    ${colors.dim('hint')} ${visible(problem.hint)}`,
    ]),
  ].join('\n');
}

function describeMerged(report: FitnessReport, colors: Colors): string {
  const groups = describeGroups(report);
  if (groups.length === 0) return '';
  const lines = groups.map(
    ({ name, gate, says }) => `  ${visible(name)}: gate ${gate}, ${visible(says)}`,
  );
  return [colors.bold(`by ${report.merged?.by}`), ...lines].join('\n');
}

function describeNotes(notes: readonly Note[], colors: Colors): string {
  if (notes.length === 0) return '';
  const lines = notes.map(({ about, message }) => `  ${visible(about)}: ${visible(message)}`);
  return [colors.bold('notes'), ...lines].join('\n');
}

function describeGate({ verdict, problems, checks }: FitnessReport, colors: Colors): string {
  const paint = { open: colors.green, closed: colors.red, undecided: colors.yellow }[verdict.gate];
  const rule = verdict.failOn === 'never' ? 'never closes' : `closes on ${verdict.failOn}`;
  // Rules of the gate judge waivers and the baseline, which are no input.
  const nothing =
    verdict.gate === 'open' &&
    problems.length === 0 &&
    checks.every(({ domain, evidence }) => domain === 'gate' || evidence.examined === 0)
      ? ['nothing in the input is of a kind that these rules judge']
      : [];
  return [
    paint(colors.bold(`gate ${verdict.gate}`)) + colors.dim(` (${rule})`),
    ...[...nothing, ...verdict.reasons].map((reason) => `  ${visible(reason)}`),
  ].join('\n');
}
