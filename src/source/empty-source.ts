import type { Problem } from '../report/problem.js';

/**
 * The problem of a stream, or of a whole source, that holds no object: no document, or empty lists alone. Which streams must hold one is the caller's to say:
 * a file of comments only is common among what Helm renders.
 */
export function emptySource(uri: string): Problem {
  return {
    code: 'source-empty',
    message: 'there is no object in it',
    location: { uri },
    hint: 'Check that the command before it has rendered something, and that it did not fail.',
  };
}
