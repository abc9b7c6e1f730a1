import type { Problem } from '../../report/index.js';
import type { DocumentPath } from '../../source/document-path.js';
import type { OperationsDocument } from './document.js';

/** What cannot be read of an artefact, at its place. */
export function artefactProblem(
  document: OperationsDocument,
  path: DocumentPath,
  message: string,
  hint: string,
): Problem {
  return { code: 'artefact-invalid', message, location: document.locate(path), hint };
}
