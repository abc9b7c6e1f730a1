import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { toCalendarDate } from '../../report/calendar-date.js';
import type { BegunRun } from '../begin-run.js';
import type { EvaluateOptions } from '../evaluate.js';
import type { RuleSetting, RuleSettings } from '../rule-settings.js';
import type { Source } from '../source.js';
import { opaVersion, toolVersion } from '../tool.js';
import type { ConcludingOptions, SharedInput } from './run-part.js';

/** Digests of what has to be the same in all shards of a run, by what it is called where it is not. */
export function describeSame(
  sources: readonly Source[],
  shared: SharedInput,
  { pack, evaluatedAt }: BegunRun,
  options: EvaluateOptions,
): Readonly<Record<string, string>> {
  const { rules, overrides, only, except, require, environments, isPart } = options;
  const { failOn, target, configuration, waivers, catalog, budgets, cwd } = options;
  const fileOf = (given: unknown) => (typeof given === 'string' ? digestFile(given, cwd) : given);
  return {
    'version of archfit': digest([toolVersion(), opaVersion()]),
    policies: digest(pack.refs),
    'day of the run': toCalendarDate(evaluatedAt),
    'target (service, environment, commit)': digest(target),
    'fail-on': digest(failOn),
    settings: digest([rules, overrides, only, except, require, isPart, configuration, waivers]),
    environments: digest(environments),
    sources: digest(sources),
    'list of files to judge': digest(shared),
    ...digestExceptions(options),
    'catalog or budgets': digest([fileOf(catalog), fileOf(budgets)]),
  };
}

/** Digests of the files that say what is accepted. */
export function digestExceptions({
  baseline,
  waivers,
  cwd,
}: Pick<EvaluateOptions, 'baseline' | 'waivers' | 'cwd'>): Readonly<Record<string, string>> {
  const file = typeof waivers === 'object' ? waivers.file : waivers;
  return {
    baseline: digestFile(baseline, cwd),
    'file of waivers': digestFile(file === false ? undefined : file, cwd),
  };
}

/** What decides after all shards have judged. Parameters of rules have done their work by then. */
export function toConcludingOptions(options: EvaluateOptions): ConcludingOptions {
  const { only, except, rules, require, environments, baseline, waivers } = options;
  const { isPart, configuration, target, failOn, exhibits } = options;
  return {
    ...(only && { only }),
    ...(except && { except }),
    ...(rules && { rules: withoutParameters(rules) }),
    ...(require && { require }),
    ...(environments && { environments }),
    ...(baseline !== undefined && { baseline }),
    ...(waivers !== undefined && { waivers }),
    ...(isPart !== undefined && { isPart }),
    ...(configuration && { configuration }),
    ...(target && { target }),
    ...(failOn && { failOn }),
    ...(exhibits !== undefined && { exhibits }),
  };
}

function withoutParameters(rules: RuleSettings): RuleSettings {
  return Object.fromEntries(
    Object.entries(rules).map(([rule, setting]): [string, RuleSetting] => {
      if (typeof setting === 'string') return [rule, setting];
      const { severity, baseline, waivers } = setting;
      const kept = {
        ...(severity && { severity }),
        ...(baseline && { baseline }),
        ...(waivers && { waivers }),
      };
      return [rule, kept];
    }),
  );
}

/** `sha256:` and the digest of a value as JSON. */
export function digest(value: unknown): string {
  // What is absent has no JSON.
  const text = value === undefined ? 'null' : JSON.stringify(value);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function digestFile(file: string | undefined, cwd = process.cwd()): string {
  if (file === undefined) return 'none';
  try {
    return `sha256:${createHash('sha256')
      .update(readFileSync(resolve(cwd, file)))
      .digest('hex')}`;
  } catch {
    // That it cannot be read is a problem of the report.
    return 'unreadable';
  }
}
