import {
  evaluateBy,
  evaluateBudget,
  type EvaluateOptions,
  type ModulesSource,
  type Source,
} from '../evaluate/index.js';
import type { DrawnModules, Drawing } from '../evaluate/modules/draw-modules.js';
import type { CheckedRule } from '../evaluate/modules/self-check/self-check.js';
import { ArchfitError, type BudgetReport } from '../report/index.js';
import {
  chooseSources,
  refuseContradictions,
  refuseUnknownEnvironments,
} from './run/choose-sources.js';
import type { ConfigRequest, ConfiguredRun } from './config-request.js';
import { optionsOf } from './run/evaluate-options.js';
import { loadConfig } from './load-config.js';
import type { ResolvedConfig } from './resolved-config.js';

/**
 * Loads the configuration, puts the request in front of it, and evaluates.
 *
 * @throws {@link ArchfitError} `config-not-found` where there is nothing to judge; `config-invalid`; `usage` for an environment
 * that does not exist and for parts of the request that do not go together
 */
export async function evaluateConfig(request: ConfigRequest): Promise<ConfiguredRun> {
  const { sources, options, config } = await resolveRun(request);
  return { report: await evaluateBy(sources, options, config?.gathered), config };
}

/**
 * The same for the connection budget, which no rule judges here.
 *
 * @throws {@link ArchfitError} as {@link evaluateConfig} does
 */
export async function budgetConfig(request: ConfigRequest): Promise<BudgetReport> {
  const { sources, options } = await resolveRun(request);
  return evaluateBudget(sources, options);
}

/**
 * Plants violations in the code of the configured sources, and tells which rules see theirs.
 *
 * @throws {@link ArchfitError} as {@link evaluateConfig} does; `usage` where no source holds code
 */
export async function selfCheckConfig(request: ConfigRequest): Promise<readonly CheckedRule[]> {
  const { sources, options } = await resolveRun(request);
  const code = codeOf(sources);
  const { selfCheckModules } = await import('../evaluate/modules/self-check/self-check.js');
  return selfCheckModules(code, options);
}

/**
 * Draws the code of the one source that holds some.
 *
 * @throws {@link ArchfitError} as {@link evaluateConfig} does; `usage` where no source holds code, or several do
 */
export async function drawConfig(request: ConfigRequest, drawing: Drawing): Promise<DrawnModules> {
  const { sources, options } = await resolveRun(request);
  const [first, ...others] = codeOf(sources);
  if (first === undefined || others.length > 0) {
    const names = codeOf(sources).map((source) => source.files.join(' '));
    const hint = `Name one: archfit modules graph ${names[0] ?? 'FOLDER'}.`;
    throw new ArchfitError('usage', `several sources hold code: ${names.join(', ')}`, hint);
  }
  const { drawModules } = await import('../evaluate/modules/draw-modules.js');
  return drawModules(first, options, drawing);
}

function codeOf(sources: readonly Source[]): readonly ModulesSource[] {
  const code = sources.filter((source) => source.kind === 'modules');
  if (code.length > 0) return code;
  const hint = 'Name folders of code, or add a source of the kind modules to the configuration.';
  throw new ArchfitError('usage', 'no source of the configuration holds code', hint);
}

async function resolveRun(request: ConfigRequest): Promise<{
  readonly sources: readonly Source[];
  readonly options: EvaluateOptions;
  readonly config: ResolvedConfig | undefined;
}> {
  const { cwd, env, configFile, policies, policyCache, builtIn } = request;
  refuseContradictions(request);
  const config =
    configFile === false
      ? undefined
      : (request.config ??
        (await loadConfig({
          ...{ cwd, env },
          ...(policies && { policies }),
          ...(policyCache !== undefined && { policyCache }),
          ...(builtIn !== undefined && { builtIn }),
          ...(configFile !== undefined && { file: configFile }),
        })));
  const root = config?.root ?? cwd;
  const sources = chooseSources(request, config, root);
  refuseUnknownEnvironments(request, config, sources);
  return { sources, options: optionsOf(request, config, root), config };
}
