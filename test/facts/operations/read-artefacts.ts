import { noArtefacts, type Artefacts } from '../../../src/facts/operations/index.js';
import type { OperationsDocument } from '../../../src/facts/operations/document.js';
import type { ArtefactReader } from '../../../src/facts/operations/reader.js';
import type { Problem } from '../../../src/report/index.js';
import { toPointer } from '../../../src/source/document-path.js';

/** What a reader makes of one document. */
export interface ReadArtefacts {
  readonly count: number | undefined;
  readonly artefacts: Artefacts;
  readonly problems: readonly Problem[];
}

export function readArtefacts(
  reader: ArtefactReader,
  given: Partial<OperationsDocument>,
): ReadArtefacts {
  const uri = given.uri ?? 'monitoring/a.yaml';
  const document: OperationsDocument = {
    id: uri,
    uri,
    value: undefined,
    locate: (path) => ({ uri, pointer: toPointer(path) }),
    ...given,
  };
  const artefacts = noArtefacts();
  const problems: Problem[] = [];
  const count = reader.read(document, artefacts, problems);
  if (count instanceof Promise) throw new Error('the reader loads what it reads with: await it');
  return { count, artefacts, problems };
}
