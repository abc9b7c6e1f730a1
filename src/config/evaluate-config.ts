import { evaluate } from '../evaluate/index.js';
import {
  chooseSources,
  refuseContradictions,
  refuseUnknownEnvironments,
} from './run/choose-sources.js';
import type { ConfigRequest, ConfiguredRun } from './config-request.js';
import { optionsOf } from './run/evaluate-options.js';
import { loadConfig } from './load-config.js';

/**
 * Loads the configuration, puts the request in front of it, and evaluates.
 *
 * @throws {@link ArchfitError} `config-not-found` where there is nothing to judge; `config-invalid`; `usage` for an environment
 * that does not exist and for parts of the request that do not go together
 */
export async function evaluateConfig(request: ConfigRequest): Promise<ConfiguredRun> {
  const { cwd, env, configFile } = request;
  refuseContradictions(request);
  const config =
    configFile === false
      ? undefined
      : (request.config ??
        (await loadConfig({ cwd, env, ...(configFile !== undefined && { file: configFile }) })));
  const root = config?.root ?? cwd;
  const sources = chooseSources(request, config, root);
  refuseUnknownEnvironments(request, config, sources);
  const report = await evaluate(sources, optionsOf(request, config, root));
  return { report, config };
}
