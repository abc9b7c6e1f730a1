import { ArchfitError } from '../../../report/index.js';
import { type DataFile, readData } from '../../../source/data/read-data.js';

/**
 * A schema by itself, as text or as the plain value that the text stands for.
 *
 * @param name - what it is called in messages
 * @throws ArchfitError `usage` where a text cannot be read
 */
export async function readPlain(name: string, written: unknown): Promise<DataFile> {
  if (typeof written !== 'string') {
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
