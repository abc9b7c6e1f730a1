// Loads zod: imported lazily, and only where a classification is named.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../../../report/index.js';
import { readSettings, type Settings } from '../../../source/index.js';
import { checkClassification } from './check-classification.js';
import type { ClassificationFile } from './classification-file.js';
import { readForeignEntries } from './read-foreign-entries.js';
import { type Sidecar, toSidecar } from './sidecar.js';

const remedy = 'Name a classification.yaml, a data contract, or an export of a schema registry.';

export type ReadSidecar =
  | { readonly kind: 'sidecar'; readonly sidecar: Sidecar }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads what a file beside the schemas says of their fields: a `classification.yaml`, a data contract (ODCS, Data Contract
 * Specification), a dataset of Fides, an export of a schema registry with its metadata. It is read whole, or not at all; every fault is a
 * problem of its own.
 *
 * @param given - a file, relative to `cwd`, or the value of a `classification.yaml`
 */
export async function readSidecar(
  given: string | ClassificationFile,
  cwd: string,
): Promise<ReadSidecar> {
  if (typeof given !== 'string') return check(given, undefined);
  const read = await readSettings(given, cwd);
  if (read.kind === 'settings') {
    const { value, document, uri } = read.settings;
    const entries = readForeignEntries(value);
    if (entries === undefined) return check(value, read.settings);
    return { kind: 'sidecar', sidecar: { uri, document, file: {}, entries } };
  }
  const { message, hint } = read.problem;
  const problem: Problem = {
    ...read.problem,
    code: 'classification-invalid',
    message: `the classification cannot be used: ${message}`,
    hint: existsSync(resolve(cwd, given)) ? hint : remedy,
  };
  return { kind: 'problems', problems: [problem] };
}

function check(value: unknown, settings: Settings | undefined): ReadSidecar {
  const shape = checkClassification(value ?? undefined);
  if (shape.kind === 'value') {
    const { document, uri } = settings ?? {};
    return { kind: 'sidecar', sidecar: toSidecar(shape.value, document, uri) };
  }
  return {
    kind: 'problems',
    problems: shape.faults.map(({ path, message, hint }) => ({
      code: 'classification-invalid',
      message: `the classification cannot be used: ${message}`,
      ...(settings && { location: settings.locate(path) }),
      hint,
    })),
  };
}
