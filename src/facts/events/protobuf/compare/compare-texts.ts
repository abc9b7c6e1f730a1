import { ArchfitError } from '../../../../report/index.js';
import type { SchemaComparison } from '../../compare/schema-difference.js';
import { loadFiles } from '../load-files.js';
import type { ProtoFile } from '../proto-file.js';
import { compareProtobufFiles, type ProtobufReadingOptions } from './compare-protobuf.js';

/**
 * Compares two versions of a `.proto` file that come as text. Nothing that they import is there.
 *
 * @throws ArchfitError `usage` where a text is no Protobuf
 */
export async function compareProtobufTexts(
  old: unknown,
  after: unknown,
  options: ProtobufReadingOptions = {},
): Promise<SchemaComparison> {
  return compareProtobufFiles(await readText('old', old), await readText('new', after), options);
}

async function readText(name: string, text: unknown): Promise<ProtoFile> {
  if (typeof text !== 'string') {
    throw new ArchfitError(
      'usage',
      `the ${name} schema is no text`,
      'Give the text of a `.proto` file.',
    );
  }
  const { files, problems } = await loadFiles([{ uri: name, text }]);
  const [file] = files;
  if (file) return file;
  const [problem] = problems;
  const { startLine = 1, startColumn = 1 } = problem?.location?.region ?? {};
  throw new ArchfitError(
    'usage',
    `the ${name} schema cannot be read: ${problem?.message ?? 'nothing is there'} (line ${String(startLine)}, column ${String(startColumn)})`,
    problem?.hint ?? 'Give a text.',
  );
}
