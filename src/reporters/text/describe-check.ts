import type { Check, Finding, Fix, Location, Undecided } from '../../report/index.js';
import { describeWaiver, describeWorsening } from '../../report/wording/describe-exceptions.js';
import { changeLines, fixTitle } from '../fix-lines.js';
import { orderFindings } from '../../report/wording/order-findings.js';
import { ownRemedy } from '../own-remedy.js';
import { place } from '../../report/wording/place.js';
import type { ReporterOptions } from '../reporter.js';
import { visible } from '../../report/wording/visible.js';
import { type Colors, paintSeverity } from './colors.js';
import { placeLine, placeLines } from './place-lines.js';

/**
 * What a check found and could not tell, line by line; none where there is nothing to say. New findings stand in full and read the same with a
 * baseline as without; waived ones name who answers for them, known ones are shown on demand.
 */
export function* checkLines(
  check: Check,
  options: ReporterOptions,
  colors: Colors,
): Generator<string> {
  const { rule, severity, title, outcome, message, undecided, rationale, remediation } = check;
  const findings = orderFindings([check]).filter((finding) => isListed(finding, options));
  const toDo = findings.some(({ state }) => state === 'new') || undecided.length > 0;
  if (findings.length === 0 && !toDo && outcome !== 'error') return;
  yield `${colors.bold(rule)}  ${paintSeverity(severity, colors)}  ${visible(title)}`;
  if (outcome === 'error') {
    yield `  ${colors.red('✖')} ${visible(message ?? 'the policy failed')}`;
  }
  for (const finding of findings) yield* describeFinding(finding, check, colors);
  for (const entry of undecided) yield* describeUndecided(entry, colors);
  if (toDo || outcome === 'error') {
    yield* keyed('  ', 'why', rationale, colors);
    yield* keyed('  ', 'fix', remediation, colors);
  }
}

function isListed({ state }: Finding, { verbose, quiet }: ReporterOptions): boolean {
  if (state === 'new') return true;
  return quiet !== true && (state === 'waived' || verbose === true);
}

function describeFinding(finding: Finding, check: Check, colors: Colors): readonly string[] {
  const { state, environment, location, related, waiver } = finding;
  const says = `${inEnvironment(environment, colors)}${visible(finding.message)}`;
  switch (state) {
    case 'new':
      return [
        `  ${colors.red('✖')} ${says}`,
        ...placeLines(location, colors),
        ...related.map((other) => `    ${colors.dim('see')} ${place(other)}`),
        ...keyed('    ', 'baseline', describeWorsening(finding), colors),
        ...keyed('    ', 'fix', ownRemedy(finding, check), colors),
        ...(finding.fixes ?? []).flatMap((fix) => describeFix(fix, location, colors)),
      ];
    case 'known':
      return [
        `  ${colors.dim('–')} ${says} ${colors.dim('(known)')}`,
        ...(location === undefined ? [] : [placeLine(location, colors)]),
      ];
    case 'waived':
      return [
        `  ${colors.dim('–')} ${says}`,
        `    ${visible(waiver === undefined ? 'waived' : describeWaiver(waiver))}`,
      ];
  }
}

function describeFix(fix: Fix, location: Location | undefined, colors: Colors): readonly string[] {
  const paint = {
    place: colors.dim,
    context: colors.dim,
    removed: colors.red,
    added: colors.green,
  };
  return [
    ...keyed('    ', 'change', fixTitle(fix, location), colors),
    ...changeLines(fix).map(({ kind, text }) => `      ${paint[kind](text)}`),
  ];
}

function describeUndecided(undecided: Undecided, colors: Colors): readonly string[] {
  return [
    `  ${colors.yellow('?')} ${inEnvironment(undecided.environment, colors)}cannot tell: ${visible(undecided.message)}`,
    ...placeLines(undecided.location, colors),
    ...keyed('    ', 'hint', undecided.hint, colors),
  ];
}

function inEnvironment(environment: string | undefined, colors: Colors): string {
  return environment === undefined ? '' : `${colors.dim(`[${visible(environment)}]`)} `;
}

/** A line that says what it is; none where there is nothing to say. */
function keyed(indent: string, key: string, says: string | undefined, colors: Colors) {
  return says === undefined || says === '' ? [] : [`${indent}${colors.dim(key)} ${visible(says)}`];
}
