import { resolve } from 'node:path';
import type { ResolvedConfig } from '../../config/index.js';
import { kubernetes, type Source } from '../../evaluate/index.js';
import type { FitnessReport } from '../../report/index.js';
import { findFiles } from '../../source/index.js';
import type { InputOptions } from '../input-options.js';

/** A pattern of a source, and what it came to. */
export interface MatchedPattern {
  readonly pattern: string;
  readonly environment?: string;
  readonly files: number;
  /** That were found in these files. */
  readonly objects: number;
  /** False where the run was for other environments. */
  readonly isJudged: boolean;
}

/** Counts what every pattern of a run matches, each by itself: one that matches nothing is often a misspelt one. */
export async function countMatches(
  paths: readonly string[],
  { environment: wanted, each }: InputOptions,
  report: FitnessReport,
  config: ResolvedConfig | undefined,
  cwd: string,
): Promise<readonly MatchedPattern[]> {
  const isGiven = paths.length > 0;
  const sources: readonly Source[] = isGiven
    ? [kubernetes({ manifests: paths, ...(each && { each }) })]
    : (config?.sources ?? []);
  const root = config?.root ?? cwd;
  const units = new Map(report.inputs.map(({ uri, units }) => [resolve(root, uri), units]));
  const matched: MatchedPattern[] = [];
  for (const source of sources) {
    const { environment } = source;
    const isJudged =
      isGiven ||
      wanted === undefined ||
      source.each !== undefined ||
      (environment !== undefined && wanted.includes(environment));
    for (const pattern of source.manifests) {
      const { files } = await findFiles([pattern], { cwd: isGiven ? cwd : root });
      matched.push({
        pattern,
        ...(environment !== undefined && { environment }),
        files: files.length,
        objects: files.reduce(
          (sum, { uri, path }) => sum + (units.get(path ?? resolve(root, uri)) ?? 0),
          0,
        ),
        isJudged,
      });
    }
  }
  return matched;
}
