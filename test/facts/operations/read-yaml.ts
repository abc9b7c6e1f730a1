import { load } from 'js-yaml';
import type { OperationsDocument } from '../../../src/facts/operations/document.js';
import type { ArtefactReader } from '../../../src/facts/operations/reader.js';
import { readArtefacts, type ReadArtefacts } from './read-artefacts.js';

/** What a reader finds in a document, with the pointer of each problem before its message. */
export function readYaml(
  reader: ArtefactReader,
  yaml: string,
  object?: OperationsDocument['object'],
): Omit<ReadArtefacts, 'problems'> & {
  readonly problems: readonly string[];
  readonly told: ReadArtefacts['problems'];
} {
  const read = readArtefacts(reader, { value: load(yaml), ...(object && { object }) });
  const problems = read.problems.map(
    ({ location, message }) => `${location?.pointer ?? ''} ${message}`,
  );
  return { ...read, problems, told: read.problems };
}
