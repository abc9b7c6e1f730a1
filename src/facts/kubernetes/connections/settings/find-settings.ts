import type { ContainerSettings } from './container-settings.js';
import { type Setting, settingKey } from './setting.js';

/** A setting that a pattern has found. */
export interface FoundSetting {
  readonly setting: Setting;
  /** What stands for `<NAME>`, spelled as keys are compared; empty where the pattern has no name. */
  readonly name: string;
}

interface Pattern {
  readonly before: string;
  /** Undefined where the pattern has no name. */
  readonly after: string | undefined;
}

const compiled = new WeakMap<readonly string[], readonly Pattern[]>();

/**
 * Finds settings by patterns such as `QUARKUS_DATASOURCE_<NAME>_JDBC_MAX_SIZE`. A setting that several patterns fit belongs to the
 * first of them.
 *
 * @param keys a list that does not change: what it compiles to is kept
 */
export function findSettings(
  { byKey }: ContainerSettings,
  keys: readonly string[],
): readonly FoundSetting[] {
  let patterns = compiled.get(keys);
  if (!patterns) {
    patterns = keys.map(compile);
    compiled.set(keys, patterns);
  }
  const found = new Map<string, FoundSetting>();
  for (const { before, after } of patterns) {
    if (after === undefined) {
      const setting = byKey.get(before);
      if (setting && !found.has(before)) found.set(before, { setting, name: '' });
      continue;
    }
    for (const [key, setting] of byKey) {
      if (found.has(key) || key.length <= before.length + after.length) continue;
      if (!key.startsWith(before) || !key.endsWith(after)) continue;
      found.set(key, { setting, name: key.slice(before.length, key.length - after.length) });
    }
  }
  return [...found.values()];
}

function compile(pattern: string): Pattern {
  const [before = '', after] = pattern.split('<NAME>').map(settingKey);
  return { before, after };
}
