import type { RuleSetting, RuleSettings } from '../../evaluate/index.js';
import { findRule } from '../../verdict/index.js';
import type { RuleId } from '../../report/index.js';
import type { RuleInfo } from '../../verdict/index.js';
import type { ConfigLayer } from '../load/config-layer.js';

/** The long form of a setting. */
type Detail = Exclude<RuleSetting, string>;

/**
 * Merges settings of rules key by key and parameter by parameter, under the present id of each rule.
 *
 * @param origins - is told which file said what
 */
export function mergeRules(
  layers: readonly ConfigLayer[],
  known: readonly RuleInfo[],
  origins: Map<string, string>,
): RuleSettings {
  const merged = new Map<RuleId, Detail>();
  for (const { config, file } of layers) {
    for (const [name, setting] of Object.entries(config.rules ?? {})) {
      const id = findRule(known, name)?.id ?? name;
      const at = `rules.${id}`;
      const before = merged.get(id) ?? {};
      const detail = toDetail(setting);
      for (const key of Object.keys(detail).filter((each) => each !== 'parameters')) {
        origins.set(`${at}.${key}`, file);
      }
      for (const key of Object.keys(detail.parameters ?? {})) {
        origins.set(`${at}.parameters.${key}`, file);
      }
      if (isSwitchedOn(before, setting)) origins.set(`${at}.severity`, file);
      merged.set(id, mergeSetting(before, setting));
    }
  }
  return Object.fromEntries([...merged].map(([id, detail]) => [id, shorten(detail)]));
}

/** Settings over others, key by key. */
export function overlayRules(
  below: RuleSettings,
  above: RuleSettings,
  known: readonly RuleInfo[],
): RuleSettings {
  const merged = new Map(Object.entries(below));
  for (const [name, setting] of Object.entries(above)) {
    const id = findRule(known, name)?.id ?? name;
    // JavaScript has no types to tell; the evaluation refuses what is no setting.
    const isSetting = typeof setting === 'string' || isRecord(setting);
    const before = toDetail(merged.get(id) ?? 'on');
    merged.set(id, isSetting ? shorten(mergeSetting(before, setting)) : setting);
  }
  return Object.fromEntries(merged);
}

function mergeSetting(before: Detail, setting: RuleSetting): Detail {
  const { severity, parameters, ...others } = before;
  const detail = toDetail(setting);
  const allParameters = { ...parameters, ...detail.parameters };
  return {
    ...(severity === undefined || isSwitchedOn(before, setting) ? {} : { severity }),
    ...others,
    ...detail,
    ...(Object.keys(allParameters).length > 0 ? { parameters: allParameters } : {}),
  };
}

/** `on` switches on what was off and leaves a severity that was set. */
function isSwitchedOn({ severity = 'off' }: Detail, setting: RuleSetting): boolean {
  return setting === 'on' && severity === 'off';
}

function toDetail(setting: RuleSetting): Detail {
  if (setting === 'on') return {};
  return typeof setting === 'string' ? { severity: setting } : setting;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function shorten(detail: Detail): RuleSetting {
  const keys = Object.keys(detail);
  if (keys.length === 0) return 'on';
  return keys.length === 1 && detail.severity !== undefined ? detail.severity : detail;
}
