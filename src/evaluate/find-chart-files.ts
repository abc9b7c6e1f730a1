import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { valuesFilesOf } from '../source/helm/helm-arguments.js';
import { findRenderings } from './find-renderings.js';
import type { HelmSource } from './helm-source.js';

/** Absolute paths of all files that charts are rendered from: everything in their folders, and the values files. */
export async function findChartFiles(source: HelmSource, cwd: string): Promise<readonly string[]> {
  const { renderings } = await findRenderings(source, cwd);
  const files = new Set<string>();
  for (const rendering of renderings) {
    if (rendering.tool !== 'helm') continue;
    const folder = resolve(cwd, rendering.folder);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      files.add(join(folder, name));
    }
    for (const file of valuesFilesOf(rendering.chart, rendering.settings)) {
      files.add(resolve(cwd, file));
    }
  }
  return [...files].sort();
}
