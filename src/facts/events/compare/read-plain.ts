import { ArchfitError } from '../../../report/index.js';
import { deepestData } from '../../../source/data/deepest-data.js';
import { type DataFile, readData } from '../../../source/data/read-data.js';

/**
 * A schema by itself, as text or as the plain value that the text stands for.
 *
 * @param name - what it is called in messages
 * @throws ArchfitError `usage` where a text cannot be read
 */
export async function readPlain(name: string, written: unknown): Promise<DataFile> {
  if (typeof written !== 'string') {
    if (isTooDeep(written)) {
      throw new ArchfitError(
        'usage',
        `the ${name} schema cannot be read: its values are nested more than ${String(deepestData)} deep, or in each other`,
        'Give the schema as it is written, with references in it.',
      );
    }
    return { uri: name, text: '', value: written, locate: () => ({ uri: name }) };
  }
  const read = await readData(name, written);
  if (read.kind === 'data') return read.data;
  const { message, location, hint } = read.problem;
  const { startLine = 1, startColumn = 1 } = location?.region ?? {};
  throw new ArchfitError(
    'usage',
    `the ${name} schema cannot be read: ${message} (line ${String(startLine)}, column ${String(startColumn)})`,
    hint,
  );
}

/** Whether a value is nested deeper than any text may be; a value that holds itself always is. */
function isTooDeep(root: unknown): boolean {
  let level: readonly object[] = isObject(root) ? [root] : [];
  for (let depth = 0; depth <= deepestData; depth += 1) {
    if (level.length === 0) return false;
    // One value at several places is looked at once.
    level = [...new Set(level.flatMap((value) => Object.values(value).filter(isObject)))];
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
