import type { Problem } from '../../report/problem.js';
import { splitDocuments } from '../split-documents.js';
import type { Position } from '../text-position.js';
import { type DataFile, readData } from './read-data.js';

/** One document of a file that may hold several; places are those of the file. */
export interface DataDocument extends DataFile {
  /** Number of the document in its file, from 0; one that cannot be read is counted, one that holds nothing is not. */
  readonly index: number;
  /** Where `text` begins in its file. */
  readonly start: Position;
}

export interface ReadDataStream {
  readonly documents: readonly DataDocument[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every document of a text: YAML 1.2, or JSON, one value after another as in JSON Lines. A document that cannot be read is a
 * problem and never hides the others; so is a key that stands twice, and a document that is a single value: what is meant to be data
 * is a mapping or a list.
 */
export async function readDataStream(uri: string, text: string): Promise<ReadDataStream> {
  const documents: DataDocument[] = [];
  const problems: Problem[] = [];
  let index = 0;
  for (const chunk of splitDocuments(text)) {
    const { start } = chunk;
    const read = await readData(uri, chunk.text, start);
    problems.push(...(read.kind === 'data' ? read.problems : [read.problem]));
    const value = read.kind === 'data' ? read.data.value : undefined;
    // Comments alone, or `null`.
    if (value === null) continue;
    if (read.kind === 'data') {
      if (typeof value === 'object') documents.push({ ...read.data, index, start });
      else problems.push(tellSingleValue(read.data));
    }
    index += 1;
  }
  return { documents, problems };
}

/** YAML takes many a text that is no data for one long value. */
function tellSingleValue({ uri, locate }: DataFile): Problem {
  return {
    code: 'yaml-invalid',
    message: 'the document is a single value, and neither a mapping nor a list',
    location: locate([]),
    hint: `Leave ${uri} out where it holds no data. JSON has no comments: one in front makes a single text of it.`,
  };
}
