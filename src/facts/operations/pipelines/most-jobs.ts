import type { Problem } from '../../../report/index.js';
import type { OperationsDocument } from '../document.js';

/** Jobs of one pipeline that are judged: GitHub runs at most 256 of a matrix, and what comes before what grows with their square. */
export const mostJobs = 1000;

/** Tells that a pipeline is too large. */
export function tellTooMany(document: OperationsDocument, count: number): Problem {
  return {
    code: 'artefact-invalid',
    message: `the pipeline has ${String(count)} jobs, and at most ${String(mostJobs)} are judged`,
    location: document.locate([]),
    hint: 'Check how the file was generated, or split the pipeline.',
  };
}
