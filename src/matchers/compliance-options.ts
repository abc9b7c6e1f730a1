import {
  type Check,
  type FailOn,
  type FitnessReport,
  type RuleId,
  severities,
} from '../report/index.js';
import { findCheck } from './find-check.js';
import { misuse, suggest } from './misuse.js';

/** Narrows what `toComply` looks at. */
export interface ComplianceOptions {
  /** Lowest severity that counts; default: that of the report. */
  readonly failOn?: FailOn;
  /** Look at these rules alone. */
  readonly only?: readonly RuleId[];
  /** Leave these rules out. */
  readonly except?: readonly RuleId[];
}

const names = ['failOn', 'only', 'except'];
const levels: readonly FailOn[] = [...severities, 'never'];

/**
 * Refuses options that would silently narrow or change nothing: in JavaScript nobody else does.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function checkOptions(options: unknown, matcher: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw misuse(matcher, 'takes an object of options', `Options: ${names.join(', ')}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name)) {
      const list = `Options: ${names.join(', ')}.`;
      throw misuse(matcher, `has no option ${name}`, suggest(name, names, list));
    }
    if (value === undefined) continue;
    if (name === 'failOn') {
      if (typeof value === 'string') continue;
      throw misuse(matcher, 'takes a severity for failOn', `One of: ${levels.join(', ')}.`);
    }
    if (!Array.isArray(value)) {
      throw misuse(matcher, `takes a list of rules for ${name}`, `Write ${name}: ['topic/rule'].`);
    }
  }
}

/**
 * The level that counts: that of the options, else that of the report.
 *
 * @throws {@link ArchfitError} `usage` for a word that is no level: no severity would be at or above it
 */
export function levelOf(
  report: FitnessReport,
  { failOn }: ComplianceOptions,
  matcher: string,
): FailOn {
  const level = failOn ?? report.verdict.failOn;
  if (levels.includes(level)) return level;
  const list = `One of: ${levels.join(', ')}.`;
  throw misuse(matcher, `knows no severity ${level}`, suggest(level, levels, list));
}

/**
 * The checks that the options leave.
 *
 * @throws {@link ArchfitError} `usage` for a rule in them that the run does not have; one that was not selected may stand in
 * `except`, as it is left out already
 */
export function selectChecks(
  report: FitnessReport,
  { only, except = [] }: ComplianceOptions,
  matcher: string,
): readonly Check[] {
  for (const rule of except) {
    if (!report.notSelected.some((skipped) => skipped.rule === rule))
      findCheck(report, rule, matcher);
  }
  for (const rule of only ?? []) findCheck(report, rule, matcher);
  return report.checks.filter(
    ({ rule }) => (only?.includes(rule) ?? true) && !except.includes(rule),
  );
}
