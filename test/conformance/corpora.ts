import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of the corpora. The configuration of these runs has made sure that the variable is set. */
export function corpus(...path: readonly string[]): string {
  return join(process.env['ARCHFIT_CORPORA'] ?? '', ...path);
}

/** Documents and objects of every file of the rendered corpus, counted by other readers. */
export function renderedCounts(): Readonly<
  Record<string, readonly [documents: number, objects: number]>
> {
  return JSON.parse(readFileSync(corpus('kubernetes', 'rendered.counts.json'), 'utf8')) as Record<
    string,
    [number, number]
  >;
}

/** All files below a folder of the corpora, with slashes. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
