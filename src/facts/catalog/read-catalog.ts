// Loads zod: imported lazily, and only where a catalog is named.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../../report/index.js';
import type { ShapeFault } from '../../source/check-shape.js';
import { isRecord } from '../../source/is-record.js';
import { type ManifestDocument, readSettings, type Settings } from '../../source/index.js';
import type { Catalog } from './catalog.js';
import { checkCatalog } from './check-catalog.js';

const remedy = 'Name a file with a mapping under the key services.';

export type ReadCatalog =
  | {
      readonly kind: 'catalog';
      readonly catalog: Catalog;
      /** What it was read from; undefined where it was given as a value. */
      readonly document: ManifestDocument | undefined;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads a catalog whole, or not at all: of one that is not understood nothing is judged by. Every fault is a problem of its own.
 *
 * @param given - a file, relative to `cwd`, or its value
 */
export async function readCatalog(given: string | Catalog, cwd: string): Promise<ReadCatalog> {
  if (typeof given !== 'string') return toCatalog(given, undefined);
  const read = await readSettings(given, cwd);
  if (read.kind === 'settings') return toCatalog(read.settings.value, read.settings);
  const { message, hint } = read.problem;
  return {
    kind: 'problems',
    problems: [
      {
        ...read.problem,
        code: 'catalog-invalid',
        message: `the catalog cannot be used: ${message}`,
        hint: existsSync(resolve(cwd, given)) ? hint : remedy,
      },
    ],
  };
}

function toCatalog(value: unknown, settings: Settings | undefined): ReadCatalog {
  const shape = checkCatalog(value);
  if (shape.kind === 'value') {
    return { kind: 'catalog', catalog: shape.value, document: settings?.document };
  }
  return {
    kind: 'problems',
    problems: chooseFaults(value, shape.faults).map(({ path, message, hint }) => ({
      code: 'catalog-invalid',
      message: `the catalog cannot be used: ${message}`,
      ...(settings && { location: settings.locate(path) }),
      hint,
    })),
  };
}

/** Of another file every key is unknown: that it has no services says it all, unless a key is nearly the right one. */
function chooseFaults(value: unknown, faults: readonly ShapeFault[]): readonly ShapeFault[] {
  if (isRecord(value) && value['services'] !== undefined) return faults;
  const meant = faults.filter(({ hint }) => hint.startsWith('Did you mean'));
  if (meant.length > 0) return meant;
  const message = isRecord(value) ? 'it has no services' : 'it is no mapping';
  return [{ path: [], message, hint: remedy }];
}
