import type { RuleMetadata } from '../policy/index.js';
import { ArchfitError, type Problem, severities } from '../report/index.js';
import { nearest } from '../source/index.js';
import {
  findRule,
  isExceptionRule,
  type RuleInfo,
  suggestEnvironment,
  suggestRule,
} from '../verdict/index.js';
import { findParameterFaults } from './check-parameters.js';
import type { EvaluateOptions } from './evaluate.js';
import type { RunRules } from './gather-rules.js';
import type { RuleOverride, RuleSettingDetail, RuleSettings } from './rule-settings.js';
import { isRecord } from '../source/is-record.js';
import type { SettingFault } from './setting-fault.js';

const levels: readonly string[] = [...severities, 'off'];
const detailKeys: readonly (keyof RuleSettingDetail)[] = [
  'severity',
  'parameters',
  'baseline',
  'waivers',
];

/** Finds what would silently change nothing: rules that do not exist, words that are no setting, parameters that no rule has. */
export function findSettingFaults(
  rules: readonly RuleMetadata[],
  settings: RuleSettings,
): readonly SettingFault[] {
  return Object.entries(settings).flatMap(([name, setting]) => {
    const rule = findRule(rules, name);
    if (!rule) {
      return [{ path: [name], ...describeUnknown(rules, name) }];
    }
    return findFaults(rule, setting).map((fault) => ({ ...fault, path: [name, ...fault.path] }));
  });
}

/** A name that no rule has. */
export function describeUnknown(
  rules: Parameters<typeof suggestRule>[0],
  name: string,
): Pick<SettingFault, 'message' | 'hint' | 'isUnknownRule'> {
  const message = `there is no rule ${name}`;
  return { message, hint: suggestRule(rules, name), isUnknownRule: true };
}

/** Finds what an override cannot say. */
export function findOverrideFaults(
  rules: readonly RuleInfo[],
  override: RuleOverride,
): readonly SettingFault[] {
  const refused = Object.entries(override.rules).flatMap(([name, setting]) => {
    const rule = findRule(rules, name);
    if (rule && isExceptionRule(rule)) {
      const message = `${name} judges the run as a whole and cannot be set for a part of it`;
      return [{ path: [name], message, hint: 'Set it under rules.' }];
    }
    const isSet = rule?.scope === 'set' && override.paths !== undefined;
    if (!isSet || typeof setting !== 'object' || setting.parameters === undefined) return [];
    return [
      {
        path: [name, 'parameters'],
        message: `${name} judges what runs together as a whole: its parameters cannot differ by path`,
        hint: 'Name environments in place of paths.',
      },
    ];
  });
  return [...findSettingFaults(rules, override.rules), ...refused];
}

/** @throws {@link ArchfitError} `usage` naming every fault of the settings of a run */
export function refuseFaults(
  { all: known, problems }: Pick<RunRules, 'all' | 'problems'>,
  { rules = {}, overrides = [], require: required = [] }: EvaluateOptions,
): void {
  const faults: readonly SettingFault[] = [
    ...findSettingFaults(known, rules),
    ...overrides.flatMap((override) => findOverrideFaults(known, override)),
    ...required
      .filter((name) => !findRule(known, name))
      .map((name) => ({ path: [], ...describeUnknown(known, name) })),
  ];
  // What could not be loaded may be the rule that is meant.
  const [first, ...others] =
    problems.length === 0 ? faults : faults.filter(({ isUnknownRule }) => isUnknownRule !== true);
  if (!first) return;
  const messages = [first.message, ...others.map(({ message, hint }) => `${message} (${hint})`)];
  throw new ArchfitError('usage', messages.join('; '), first.hint);
}

/**
 * An override for an environment that no source names would silently change nothing. A run over a part of the input does not know
 * all of them.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function refuseUnknownEnvironments(
  known: readonly string[],
  { overrides = [], isPart = false }: EvaluateOptions,
): void {
  if (isPart) return;
  const unknown = overrides
    .filter(({ isShared }) => isShared !== true)
    .flatMap(({ environments = [] }) => environments)
    .find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const message = `an override names the environment ${unknown}, and no source does`;
  throw new ArchfitError('usage', message, suggestEnvironment(known, unknown));
}

/** An override by path that no file was judged under changes nothing, and whoever wrote it believes that it does. */
export function findUnmetOverrides(
  plans: { readonly unmet: () => readonly RuleOverride[] },
  { isPart = false, environments }: EvaluateOptions,
): readonly Problem[] {
  if (isPart || environments !== undefined) return [];
  return plans.unmet().flatMap(({ paths, isShared }) => {
    if (paths === undefined || isShared === true) return [];
    const message = `no file that is judged is under the paths of an override: ${[paths].flat().join(', ')}`;
    const hint =
      'Correct the paths, which are relative to the configuration, or remove the override.';
    return [{ code: 'override-no-match' as const, message, hint }];
  });
}

function findFaults(rule: RuleMetadata, setting: unknown): readonly SettingFault[] {
  if (typeof setting === 'string') {
    if (setting === 'on' || levels.includes(setting)) return [];
    return [refuse([], setting, `One of: on, ${levels.join(', ')}.`)];
  }
  if (!isRecord(setting)) return [refuse([], setting, 'Give a word, or a mapping.')];
  return Object.entries(setting).flatMap(([key, value]) => {
    if (value === undefined) return [];
    switch (key) {
      case 'severity':
        return typeof value === 'string' && levels.includes(value)
          ? []
          : [refuse([key], value, `One of: ${levels.join(', ')}.`)];
      case 'baseline':
      case 'waivers':
        return value === 'never' ? [] : [refuse([key], value, 'The only value is never.')];
      case 'parameters':
        return isRecord(value)
          ? findParameterFaults(rule, value)
          : [refuse([key], value, 'It has to be a mapping.')];
      default: {
        const meant = nearest(key, detailKeys);
        const hint =
          meant === undefined ? `Known: ${detailKeys.join(', ')}.` : `Did you mean ${meant}?`;
        return [{ path: [key], message: `a rule has no setting ${key}`, hint }];
      }
    }
  });
}

function refuse(path: SettingFault['path'], value: unknown, hint: string): SettingFault {
  const message = path.length === 0 ? 'the setting' : path.join('.');
  return { path, message: `${message} is ${JSON.stringify(value)}`, hint };
}
