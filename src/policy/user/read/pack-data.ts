import type { Problem } from '../../../report/index.js';
import { decodeText } from '../../../source/decode-text.js';
import { isRecord } from '../../../source/is-record.js';
import { SourceFault, toProblems } from '../source-fault.js';
import { type DataFile, gatherFiles } from './gather-files.js';
import { mergeData } from './merge-data.js';
import { parseData } from './parse-data.js';

type Data = Readonly<Record<string, unknown>>;

/** What policies read as `data`, and what of it could not be read. */
export interface PackData {
  readonly data: Data;
  readonly problems: readonly Problem[];
}

/**
 * Reads files and folders of data as a pack does.
 *
 * @param known - what they are added to
 */
export async function readPackData(
  paths: readonly string[],
  cwd: string,
  known: Data = {},
): Promise<PackData> {
  const { data: files, problems: unread } = await gatherFiles({ policies: [], data: paths }, cwd);
  const problems = [...unread];
  let data = known;
  for (const file of files) {
    try {
      data = await addDataFile(data, file);
    } catch (error) {
      problems.push(...toProblems(file.uri, error));
    }
  }
  return { data, problems };
}

/**
 * Adds what a file of data says to what others say, below the folders that the file stands in.
 *
 * @throws {@link SourceFault}
 */
export async function addDataFile(data: Data, { uri, bytes, under }: DataFile): Promise<Data> {
  const value = await parseData(uri, textOf(uri, bytes));
  return addData(
    data,
    uri,
    under.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value ?? {}),
  );
}

/**
 * Adds a document to the data that policies read.
 *
 * @throws {@link SourceFault}
 */
export function addData(data: Data, uri: string, value: unknown): Data {
  if (isRecord(value)) return mergeData(data, value, uri);
  throw new SourceFault('the data are no object', { uri }, 'Give them a key of their own.');
}

/**
 * The text of a file that a pack is made of.
 *
 * @throws {@link SourceFault} where it is none
 */
export function textOf(uri: string, bytes: Uint8Array): string {
  const decoded = decodeText(uri, bytes);
  if (decoded.kind === 'text') return decoded.text;
  const { message, location = { uri } } = decoded.problem;
  throw new SourceFault(message, location, 'Save the file as UTF-8.');
}
