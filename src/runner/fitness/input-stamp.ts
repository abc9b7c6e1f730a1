import { createHash, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wasmFolder } from '#wasm';
import { defaultBaseline, type ResolvedConfig } from '../../config/index.js';
import { findFiles } from '../../source/index.js';
import type { FitnessRequest } from './fitness-options.js';

/**
 * Digest of everything that a report rests on, as far as it can be told without reading the input: the configuration as it was
 * resolved, which files the sources match, size and times of each of them, of the policies of one's own, the baseline, the waivers, the
 * catalog and the budgets, and the day.
 * Two runs of one request with equal stamps give equal verdicts.
 */
export async function stampInputs(
  request: Omit<FitnessRequest, 'configFile' | 'now'>,
  config: ResolvedConfig | undefined,
  now: string | undefined,
): Promise<string> {
  const { cwd } = request;
  const root = config?.root ?? cwd;
  const patterns = (sources: FitnessRequest['sources'] = []) =>
    sources.flatMap((source) => (source.kind === 'kubernetes' ? source.manifests : []));
  const configured = request.sources === undefined ? config?.sources : [];
  const found = [
    await findFiles(patterns(request.sources), { cwd }),
    await findFiles(patterns(configured), { cwd: root }),
  ];
  const rendered = [
    ...(await findRenderedFiles(request.sources, cwd)),
    ...(await findRenderedFiles(configured, root)),
  ];
  const named = [
    defaultBaseline,
    ...[request.baseline, config?.baseline],
    ...[request.catalog, config?.catalog],
    ...[request.budgets, config?.budgets],
    ...[request.waivers, config?.waivers].map((waivers) =>
      typeof waivers === 'object' ? waivers.file : waivers,
    ),
  ].filter((file) => typeof file === 'string');
  const files = [
    ...found.flatMap((each) => each.files.flatMap(({ path }) => path ?? [])),
    ...rendered,
    ...(await findFilesOfPolicies(request, config, root)),
    ...(config?.files ?? []),
    ...named.flatMap((file) => [resolve(cwd, file), resolve(root, file)]),
    join(wasmFolder, 'policies.wasm'),
    join(wasmFolder, 'policies.json'),
  ];
  const parts = [
    request,
    config,
    found.map(({ problems }) => problems),
    files.map((file) => [file, stampFile(file)]),
    // Waivers end at midnight, UTC.
    now ?? new Date().toISOString().slice(0, 10),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * The files that charts are rendered from. A kustomization may take in files from anywhere, so that of one nothing can be told, and
 * its stamp is equal to no other.
 */
async function findRenderedFiles(
  sources: FitnessRequest['sources'] = [],
  cwd: string,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const source of sources) {
    if (source.kind === 'kubernetes') continue;
    // References may lead to any file, and a revision may be moved.
    if (source.kind !== 'helm') files.push(randomUUID());
    else {
      const { findChartFiles } = await import('../../evaluate/find-chart-files.js');
      files.push(...(await findChartFiles(source, cwd)));
    }
  }
  return files;
}

/** The files of policies of one's own. Of rules in TypeScript, which may import anything, nothing can be told either. */
async function findFilesOfPolicies(
  { policies: given }: Omit<FitnessRequest, 'configFile' | 'now'>,
  config: ResolvedConfig | undefined,
  root: string,
): Promise<readonly string[]> {
  // Those of the request are among them.
  const policies = config ? config.policies : given;
  if (policies === undefined) return [];
  const { findPolicyFiles } = await import('../../evaluate/find-policy-files.js');
  return (await findPolicyFiles(policies, root)) ?? [randomUUID()];
}

/** Names, sizes and times; a file that was put in the place of another has another number or another time of change. */
function stampFile(file: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return 'unreadable';
  }
}
