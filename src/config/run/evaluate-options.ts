import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EvaluateOptions, listRules } from '../../evaluate/index.js';
import type { WaiverOptions } from '../../verdict/index.js';
import { environmentsOf } from './choose-sources.js';
import { type ConfigRequest, defaultBaseline } from '../config-request.js';
import { overlayRules } from '../merge/merge-rules.js';
import { rebasePath } from '../rebase-path.js';
import type { ResolvedConfig } from '../resolved-config.js';

/** How a run judges: the request over the configuration. */
export function optionsOf(
  request: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): EvaluateOptions {
  const { only, except, now, stdin, onProgress, paths, sources, environments } = request;
  const isNarrowed = (paths ?? sources) !== undefined && config?.sources !== undefined;
  const failOn = request.failOn ?? config?.failOn;
  const baseline = chooseBaseline(request, config, root);
  const waivers = chooseWaivers(request, config, root);
  return {
    cwd: root,
    ...(only && { only }),
    ...(except && { except }),
    ...(now && { now }),
    ...(stdin && { stdin }),
    ...(onProgress && { onProgress }),
    ...(failOn && { failOn }),
    rules: overlayRules(config?.rules ?? {}, request.rules ?? {}, listRules()),
    ...(config && { require: config.require }),
    ...(config && { overrides: overridesFor(request, config) }),
    ...(config?.target && { target: config.target }),
    ...(baseline !== undefined && { baseline }),
    ...(waivers && { waivers }),
    // With paths it has become the name of the one source that there is.
    ...(paths === undefined && environments && { environments }),
    ...(isNarrowed && { isPart: true }),
  };
}

/** Paths are of one environment, or of none: overrides for the others say nothing about them, and name what is not there. */
function overridesFor(
  { paths, sources, environments = [], each }: ConfigRequest,
  { overrides }: ResolvedConfig,
): ResolvedConfig['overrides'] {
  if (paths === undefined && sources === undefined) return overrides;
  if (each !== undefined) return overrides;
  const present = sources === undefined ? environments : environmentsOf(sources);
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

function chooseWaivers(
  { cwd, waivers }: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): WaiverOptions | undefined {
  if (waivers === false) return undefined;
  if (waivers === undefined) return config?.waivers;
  const given = typeof waivers === 'string' ? { file: waivers } : waivers;
  const file = given.file === undefined ? {} : { file: rebasePath(given.file, cwd, root) };
  return { ...config?.waivers, ...given, ...file };
}
