import { isRuleDefinition } from '../evaluate/index.js';
import { displayPath } from './rebase-path.js';
import type { ResolvedConfig } from './resolved-config.js';

/**
 * Shows what was resolved as JSON: the settings, the files they come from, and for every setting the file that said it. Files
 * are relative to the root; keys are in a fixed order.
 */
export function printConfig(config: ResolvedConfig): string {
  const { file, root, files, origins, ...settings } = config;
  const show = (path: string) => displayPath(path, root);
  const { sources, rules, overrides, require, failOn, baseline, waivers } = settings;
  const { catalog, budgets, levels, target, policies, policyCache, builtIn } = settings;
  const printed = {
    root,
    file: show(file),
    files: files.map(show),
    sources,
    policies: policies?.map((policy) => (isRuleDefinition(policy) ? policy.id : policy)),
    policyCache,
    builtIn,
    rules: sortKeys(rules),
    overrides,
    require: [...require].sort(),
    failOn,
    baseline,
    waivers,
    catalog,
    budgets,
    levels,
    target,
    origins: sortKeys(Object.fromEntries([...origins].map(([path, from]) => [path, show(from)]))),
  };
  return `${JSON.stringify(printed, null, 2)}\n`;
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).sort(([left], [right]) => (left < right ? -1 : Number(left > right))),
  );
}
