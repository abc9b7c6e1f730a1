import { environmentsOf, isSplitByFile, kubernetes, type Source } from '../../evaluate/index.js';
import { suggestEnvironment } from '../../verdict/index.js';
import { ArchfitError } from '../../report/index.js';
import type { ConfigRequest } from '../config-request.js';
import { displayPath, rebasePath } from '../rebase-path.js';
import { rebaseSource } from '../rebase-source.js';
import type { ResolvedConfig } from '../resolved-config.js';
import { adoptArchitecture } from './adopt-architecture.js';

/**
 * @throws {@link ArchfitError} `usage` for parts of a request that do not go together
 */
export function refuseContradictions({ paths, sources, each, environments }: ConfigRequest): void {
  if (paths !== undefined && sources !== undefined) {
    throw new ArchfitError('usage', 'both paths and sources are given', 'Give one of them.');
  }
  if (paths === undefined && each !== undefined) {
    throw new ArchfitError(
      'usage',
      'each is given without paths',
      'Name the paths, or write each in the sources of the configuration.',
    );
  }
  if (each !== undefined && environments !== undefined) {
    throw new ArchfitError(
      'usage',
      'both each and an environment are given',
      'Give one of them: an environment makes one set of all that is given.',
    );
  }
  if (paths !== undefined && (environments?.length ?? 0) > 1) {
    throw new ArchfitError(
      'usage',
      'the paths are given as of several environments',
      'Name one: what is given is judged together.',
    );
  }
}

/**
 * The sources of a run, relative to `root`: those of the request, else those of the configuration.
 *
 * @throws {@link ArchfitError} `config-not-found` or `usage` where neither names any
 */
export function chooseSources(
  request: ConfigRequest,
  config: ResolvedConfig | undefined,
  root: string,
): readonly Source[] {
  const { cwd, paths, each, environments, sources } = request;
  if (sources !== undefined) {
    return sources.map((source) => {
      const moved = rebaseSource(source, cwd, root);
      return moved.kind === 'modules'
        ? adoptArchitecture(moved, config?.sources ?? [], root)
        : moved;
    });
  }
  if (paths !== undefined) {
    const [environment] = environments ?? [];
    return [
      kubernetes({
        manifests: paths.map((pattern) => rebasePath(pattern, cwd, root)),
        ...(each === undefined ? {} : { each }),
        ...(environment === undefined ? {} : { environment }),
      }),
    ];
  }
  if (config?.sources !== undefined) {
    return config.sources.map((source) => compareAs(source, request));
  }
  if (config !== undefined) {
    throw new ArchfitError(
      'usage',
      `${displayPath(config.file, cwd)} names no sources, and no path is given`,
      'Add sources to it, or name the paths: archfit check PATH.',
    );
  }
  throw new ArchfitError(
    'config-not-found',
    'there is nothing to judge: no path is given, and no configuration is found here or in a folder above',
    'Write one with archfit init, or name the paths: archfit check PATH.',
  );
}

/** A head that has no place in the working directory stays with its base. */
function compareAs(
  source: Source,
  {
    changedSince,
    releaseTags,
    secondOpinion,
  }: Pick<ConfigRequest, 'changedSince' | 'releaseTags' | 'secondOpinion'>,
): Source {
  if (source.kind !== 'openapi' && source.kind !== 'events') return source;
  const asked = {
    ...source,
    ...(releaseTags !== undefined && { releaseTags }),
    ...(source.kind === 'openapi' && secondOpinion !== undefined && { secondOpinion }),
  };
  const { base, ...others } = asked;
  const hasPlace =
    asked.kind === 'events' || (asked.head !== '-' && !asked.head.startsWith('git:'));
  if (changedSince !== undefined && hasPlace) return { ...others, changedSince };
  return { ...others, ...(base !== undefined && { base }) };
}

/**
 * A misspelt environment must not judge nothing, and paths must not be judged as what does not exist.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function refuseUnknownEnvironments(
  { environments = [], sources }: ConfigRequest,
  config: ResolvedConfig | undefined,
  chosen: readonly Source[],
): void {
  const named = sources === undefined ? config?.sources : chosen;
  if (named === undefined || named.some(isSplitByFile)) return;
  const known = [...new Set(named.flatMap(environmentsOf))];
  const unknown =
    known.length === 0 ? undefined : environments.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ArchfitError(
    'usage',
    `there is no environment ${unknown}`,
    suggestEnvironment(known, unknown),
  );
}
