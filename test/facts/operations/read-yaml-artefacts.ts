import { load } from 'js-yaml';
import {
  type Artefacts,
  noArtefacts,
  type OperationsDocument,
} from '../../../src/facts/operations/index.js';
import type { ArtefactReader } from '../../../src/facts/operations/reader.js';
import type { Problem } from '../../../src/report/index.js';
import { toPointer } from '../../../src/source/document-path.js';

/** What a reader finds in a document; the pointer of each problem stands before its message. */
export function readYamlArtefacts(
  reader: ArtefactReader,
  yaml: string,
  object?: OperationsDocument['object'],
): {
  artefacts: Artefacts;
  count: number | undefined;
  problems: readonly string[];
  told: Problem[];
} {
  const uri = 'artefact.yaml';
  const document: OperationsDocument = {
    id: uri,
    uri,
    value: load(yaml),
    ...(object && { object }),
    locate: (path) => ({ uri, pointer: toPointer(path) }),
  };
  const artefacts = noArtefacts();
  const told: Problem[] = [];
  const count = reader.read(document, artefacts, told);
  if (count instanceof Promise) throw new Error('the reader loads what it reads with: await it');
  const problems = told.map(({ location, message }) => `${location?.pointer ?? ''} ${message}`);
  return { artefacts, count, problems, told };
}
