import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  environmentsOf,
  type EvaluateOptions,
  isSplitByFile,
  listRules,
  type RuleOverride,
} from '../../evaluate/index.js';
import { findRule } from '../../verdict/index.js';
import { isExceptionRule, type RuleInfo, type WaiverOptions } from '../../verdict/index.js';
import { type ConfigRequest, defaultBaseline } from '../config-request.js';
import { overlayRules } from '../merge/merge-rules.js';
import { displayPath, rebaseFile, rebasePath } from '../rebase-path.js';
import type { ResolvedConfig } from '../resolved-config.js';

/** How a run judges: the request over the configuration. */
export function optionsOf(
  request: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): EvaluateOptions {
  const { only, except, exhibits, shard, now, stdin, onProgress, paths, sources, environments } =
    request;
  const isInsteadOf = (paths ?? sources) !== undefined && config?.sources !== undefined;
  // Who names the environment of some paths has others, which are judged at another time.
  const isNarrowed = isInsteadOf || (paths !== undefined && environments !== undefined);
  const failOn = request.failOn ?? config?.failOn;
  const baseline = chooseBaseline(request, config, root);
  const waivers = chooseWaivers(request, config, root);
  const catalog = chooseCatalog(request, config, root);
  const budgets = chooseBudgets(request, config, root);
  const policies = config ? config.policies : request.policies;
  const { policyCache, builtIn } = config ?? request;
  const known = config?.gathered?.all ?? listRules();
  return {
    cwd: root,
    env: request.env,
    ...(only && { only }),
    ...(except && { except }),
    ...(policies && { policies }),
    ...(policyCache !== undefined && { policyCache }),
    ...(builtIn !== undefined && { builtIn }),
    ...(exhibits !== undefined && { exhibits }),
    ...(shard && { shard }),
    ...(now && { now }),
    ...(stdin && { stdin }),
    ...(onProgress && { onProgress }),
    ...(failOn && { failOn }),
    rules: overlayRules(config?.rules ?? {}, request.rules ?? {}, known),
    ...(config && { require: config.require }),
    overrides: [...(config ? overridesFor(request, config) : []), ...asOverride(request, known)],
    ...(config && { configuration: config.files.map((file) => displayPath(file, root)) }),
    ...(config?.target && { target: config.target }),
    ...(baseline !== undefined && { baseline }),
    ...(waivers !== undefined && { waivers }),
    ...(catalog !== undefined && { catalog }),
    ...(budgets !== undefined && { budgets }),
    // With paths it has become the name of the one source that there is.
    ...(paths === undefined && environments && { environments }),
    ...(isNarrowed && { isPart: true }),
  };
}

/** What is asked for stands over every override; the rules about waivers and the baseline know none. */
function asOverride(
  { rules = {} }: ConfigRequest,
  all: readonly RuleInfo[],
): readonly RuleOverride[] {
  const known = all.filter((rule) => !isExceptionRule(rule));
  const settings = Object.entries(rules).filter(([name]) => findRule(known, name));
  return settings.length === 0 ? [] : [{ rules: Object.fromEntries(settings) }];
}

/** Paths are of one environment, or of none: overrides for the others say nothing about them, and name what is not there. */
function overridesFor(
  { paths, sources, environments = [], each }: ConfigRequest,
  { overrides }: ResolvedConfig,
): ResolvedConfig['overrides'] {
  if (paths === undefined && sources === undefined) return overrides;
  const isSplit = each !== undefined || sources?.some(isSplitByFile);
  if (isSplit === true) return overrides;
  const present = sources === undefined ? environments : sources.flatMap(environmentsOf);
  return overrides.flatMap((override) => {
    if (override.environments === undefined) return [override];
    const kept = [override.environments].flat().filter((name) => present.includes(name));
    return kept.length === 0 ? [] : [{ ...override, environments: kept }];
  });
}

function chooseBaseline(
  { cwd, baseline }: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): string | undefined {
  if (baseline === false) return undefined;
  if (baseline !== undefined) return rebasePath(baseline, cwd, root);
  if (config?.baseline === false) return undefined;
  if (config?.baseline !== undefined) return config.baseline;
  return existsSync(join(root, defaultBaseline)) ? defaultBaseline : undefined;
}

function chooseCatalog(
  { cwd, catalog }: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): EvaluateOptions['catalog'] {
  return typeof catalog === 'string'
    ? rebaseFile(catalog, cwd, root)
    : (catalog ?? config?.catalog);
}

function chooseBudgets(
  { cwd, budgets }: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): EvaluateOptions['budgets'] {
  return typeof budgets === 'string'
    ? rebaseFile(budgets, cwd, root)
    : (budgets ?? config?.budgets);
}

function chooseWaivers(
  { cwd, waivers }: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): WaiverOptions | false | undefined {
  if (waivers === false) return false;
  if (waivers === undefined) return config?.waivers;
  const given = typeof waivers === 'string' ? { file: waivers } : waivers;
  const file = given.file === undefined ? {} : { file: rebasePath(given.file, cwd, root) };
  return { ...config?.waivers, ...given, ...file };
}
