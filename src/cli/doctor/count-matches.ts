import { relative, resolve } from 'node:path';
import type { ResolvedConfig } from '../../config/index.js';
import {
  type HelmSource,
  isSplitByFile,
  kubernetes,
  type KustomizeSource,
  nameCode,
  type Source,
} from '../../evaluate/index.js';
import { type FitnessReport, plural } from '../../report/index.js';
import { findFiles } from '../../source/index.js';
import { isPartOf } from '../../source/rendering/rendering.js';
import type { InputOptions } from '../input-options.js';

/** A pattern of a source, or a chart or kustomization that it renders, and what it came to. */
export interface MatchedPattern {
  readonly pattern: string;
  readonly environment?: string;
  /** What it matches, such as `2 files`. */
  readonly matches: string;
  /** That were found in these files. */
  readonly objects: number;
  /** False where the run was for other environments. */
  readonly isJudged: boolean;
}

interface CountOptions {
  readonly isWanted: (environment: string | undefined) => boolean;
  readonly report: FitnessReport;
  /** What relative paths of the source start from. */
  readonly cwd: string;
  /** What those of the report start from. */
  readonly root: string;
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
  const options: CountOptions = {
    isWanted: (environment) =>
      isGiven ||
      wanted === undefined ||
      (environment !== undefined && wanted.includes(environment)),
    report,
    cwd: isGiven ? cwd : root,
    root,
  };
  const matched: MatchedPattern[] = [];
  for (const source of sources) matched.push(...(await countSource(source, options)));
  return matched;
}

async function countSource(
  source: Source,
  options: CountOptions,
): Promise<readonly MatchedPattern[]> {
  const { isWanted, report, cwd, root } = options;
  if (source.kind === 'openapi') {
    const { head, base = `git:${source.changedSince ?? ''}` } = source;
    const isOf = (uri: string) => {
      const way = relative(resolve(cwd, head), resolve(cwd, uri));
      return uri === head || way === '' || !/^\.\.(?:[/\\]|$)/.test(way);
    };
    const found = report.inputs.filter(({ uri, kind }) => kind === 'openapi' && isOf(uri));
    const matches = found.length === 0 ? 'no description' : plural(found.length, 'description');
    const objects = found.reduce((sum, { units }) => sum + units, 0);
    return [{ pattern: `${head} (against ${base})`, matches, objects, isJudged: true }];
  }
  if (source.kind === 'modules') {
    const pattern = nameCode(source);
    const found = report.inputs.find(({ kind, uri }) => kind === 'modules' && uri === pattern);
    const units = found?.units ?? 0;
    return [{ pattern, matches: plural(units, 'file'), objects: units, isJudged: true }];
  }
  if (source.kind === 'events') {
    const found = report.inputs.filter(({ kind }) => kind === 'events');
    const schemas = found.reduce((sum, { units }) => sum + units, 0);
    return source.files.map((pattern) => ({
      pattern,
      matches: plural(found.length, 'file'),
      objects: schemas,
      isJudged: true,
    }));
  }
  if (source.kind !== 'kubernetes' && source.kind !== 'operations' && source.kind !== 'documents') {
    return countRenderings(source, options);
  }
  const units = new Map(
    report.inputs
      .filter(({ kind }) => kind === source.kind)
      .map(({ uri, units }) => [resolve(root, uri), units]),
  );
  const { patterns, environment } =
    source.kind === 'kubernetes'
      ? { patterns: source.manifests, environment: source.environment }
      : { patterns: source.files, environment: undefined };
  const matched: MatchedPattern[] = [];
  for (const pattern of patterns) {
    const { files } = await findFiles([pattern], { cwd });
    matched.push({
      pattern,
      ...(environment !== undefined && { environment }),
      matches: plural(files.length, 'file'),
      objects: files.reduce(
        (sum, { uri, path }) => sum + (units.get(path ?? resolve(root, uri)) ?? 0),
        0,
      ),
      isJudged: source.kind !== 'kubernetes' || isSplitByFile(source) || isWanted(environment),
    });
  }
  return matched;
}

async function countRenderings(
  source: HelmSource | KustomizeSource,
  { isWanted, report, cwd }: CountOptions,
): Promise<readonly MatchedPattern[]> {
  const { findRenderings, nameApart } = await import('../../evaluate/find-renderings.js');
  const { renderings } = await findRenderings(source, cwd);
  const matched = nameApart(renderings).map((rendering) => {
    const { tool, folder, environment } = rendering;
    const parts = report.inputs.filter(({ uri }) => isPartOf(rendering, uri));
    return {
      pattern: `${folder} (${tool})`,
      ...(environment !== undefined && { environment }),
      matches: tool === 'helm' ? plural(parts.length, 'template') : plural(parts.length, 'stream'),
      objects: parts.reduce((sum, { units }) => sum + units, 0),
      isJudged: isWanted(environment),
    };
  });
  const patterns = source.kind === 'helm' ? source.chart : (source.folder ?? []);
  const nothing = { matches: `no ${source.kind === 'helm' ? 'chart' : 'kustomization'}` };
  return matched.length > 0
    ? matched
    : patterns.map((pattern) => ({ pattern, ...nothing, objects: 0, isJudged: true }));
}
