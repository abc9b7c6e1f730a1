import { dirname } from 'node:path';
import { listRules, type RunRules } from '../evaluate/index.js';
import { checkMerged } from './check/check-merged.js';
import type { ConfigContext } from './config.js';
import { ConfigError, type ConfigFault } from './config-error.js';
import type { LoadConfigOptions } from './load-config.js';
import { loadLayers } from './load/load-layers.js';
import type { ConfigLayer } from './load/config-layer.js';
import { mergeLayers } from './merge/merge-layers.js';
import { mergePolicies, rebasePolicy } from './merge/merge-policies.js';
import { rebaseFile } from './rebase-path.js';
import type { ResolvedConfig } from './resolved-config.js';

/**
 * Reads a configuration and merges what it extends into it.
 *
 * @param file - absolute
 * @throws {@link ConfigError} with every fault
 */
export async function resolveConfig(
  file: string,
  { cwd, env, ...asked }: Omit<LoadConfigOptions, 'file'>,
): Promise<ResolvedConfig> {
  const root = dirname(file);
  const { layers, faults } = await loadLayers(file, { cwd, context: contextOf(env) });
  const policies = [
    ...mergePolicies(layers, root),
    ...(asked.policies ?? []).map((each) => rebasePolicy(each, cwd, root)),
  ];
  const builtIn = asked.builtIn ?? layers.findLast(isSaid)?.config.builtIn;
  const policyCache = chooseCache(layers, root, { cwd, ...asked });
  const gathered = await gatherOwn({ policies, policyCache, builtIn, root });
  const rules = gathered ?? { all: listRules(), problems: [] };
  const merged = mergeLayers(layers, root, rules.all);
  const all = [
    ...faults,
    ...layers.flatMap(({ checkNames }) => checkNames(rules)),
    ...checkMerged(merged, layers),
  ];
  if (all.length > 0) throw new ConfigError(inOrder(all));
  return {
    ...{ file, root, files: [...new Set(layers.map((layer) => layer.file))] },
    ...merged.settings,
    ...(policies.length > 0 && { policies }),
    ...(policyCache !== undefined && { policyCache }),
    ...(builtIn !== undefined && { builtIn }),
    ...(gathered && { gathered }),
  };
}

/** Where compiled policies are kept: as the request says, else as the last file that names a place. */
function chooseCache(
  layers: readonly ConfigLayer[],
  root: string,
  asked: Pick<LoadConfigOptions, 'cwd' | 'policyCache'>,
): string | false | undefined {
  const said = layers.findLast(({ config }) => config.policyCache !== undefined);
  const cache = asked.policyCache ?? said?.config.policyCache;
  const from = asked.policyCache === undefined ? said?.base : asked.cwd;
  return typeof cache === 'string' ? rebaseFile(cache, from ?? root, root) : cache;
}

function isSaid({ config }: ConfigLayer): boolean {
  return config.builtIn !== undefined;
}

/** What there is beside the built-in rules is loaded where there is some. */
async function gatherOwn({
  policies,
  policyCache,
  builtIn,
  root: cwd,
}: Pick<ResolvedConfig, 'root'> & {
  readonly policies: NonNullable<ResolvedConfig['policies']>;
  readonly policyCache: string | false | undefined;
  readonly builtIn: boolean | undefined;
}): Promise<RunRules | undefined> {
  if (policies.length === 0 && builtIn !== false) return undefined;
  const { gatherRules } = await import('../evaluate/gather-rules.js');
  return gatherRules({
    ...{ policies, cwd },
    ...(policyCache !== undefined && { policyCache }),
    ...(builtIn !== undefined && { builtIn }),
  });
}

function contextOf(env: LoadConfigOptions['env']): ConfigContext {
  const ci = env['CI'];
  const isCi = ci !== undefined && !['', '0', 'false'].includes(ci);
  return { ci: isCi, env: Object.freeze({ ...env }) };
}

/** File by file as they were met, and from top to bottom. */
function inOrder(faults: readonly ConfigFault[]): readonly ConfigFault[] {
  const files = [...new Set(faults.map(({ location }) => location.uri))];
  const rank = ({ location: { uri, region } }: ConfigFault) => [
    files.indexOf(uri),
    region?.startLine ?? 0,
    region?.startColumn ?? 0,
  ];
  return faults.toSorted((left, right) => {
    const [one, other] = [rank(left), rank(right)];
    const at = one.findIndex((number, index) => number !== other[index]);
    return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  });
}
