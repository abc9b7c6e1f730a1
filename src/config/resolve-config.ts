import { dirname } from 'node:path';
import { listRules } from '../evaluate/index.js';
import { checkMerged } from './check/check-merged.js';
import type { ConfigContext } from './config.js';
import { ConfigError, type ConfigFault } from './config-error.js';
import type { LoadConfigOptions } from './load-config.js';
import { loadLayers } from './load/load-layers.js';
import { mergeLayers } from './merge/merge-layers.js';
import type { ResolvedConfig } from './resolved-config.js';

/**
 * Reads a configuration and merges what it extends into it.
 *
 * @param file - absolute
 * @throws {@link ConfigError} with every fault
 */
export async function resolveConfig(
  file: string,
  { cwd, env }: Pick<LoadConfigOptions, 'cwd' | 'env'>,
): Promise<ResolvedConfig> {
  const rules = listRules();
  const root = dirname(file);
  const { layers, faults } = await loadLayers(file, { cwd, context: contextOf(env), rules });
  const merged = mergeLayers(layers, root, rules);
  const all = [...faults, ...checkMerged(merged, layers)];
  if (all.length > 0) throw new ConfigError(inOrder(all));
  return { file, root, files: [...new Set(layers.map((layer) => layer.file))], ...merged.settings };
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
