import { type Note, plural } from '../../report/index.js';
import type { CodeBase } from './code-base.js';

/** Says how many tests are left out, so that nobody believes that they were judged. */
export function noteTests({ id, graph, withTests }: CodeBase): readonly Note[] {
  const tests = graph.files.filter(({ isSelected, isTest }) => isSelected && isTest).length;
  if (withTests || tests === 0) return [];
  const message = `rules about layers, contexts and calls leave out ${plural(tests, 'test')}; tests: judged in the source takes them in`;
  return [{ about: id, message }];
}
