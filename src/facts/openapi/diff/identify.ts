import { posix } from 'node:path';
import type { ContractPlace } from '../model/index.js';

/** Lists whose items are known by their names: the index of an item says nothing about it. */
const namedLists: ReadonlySet<string> = new Set(['parameters', 'servers', 'security', 'tags']);

/**
 * What a place is known by from version to version: its steps, without indexes of lists whose items have names and without
 * the names of path variables. The file stands before them where it is not the root of the contract.
 */
export function identify({ uri, pointer }: ContractPlace, rootUri: string): readonly string[] {
  const steps = pointer.split('/').slice(1);
  const known = steps
    .filter((step, index) => !(/^\d+$/.test(step) && namedLists.has(steps[index - 1] ?? '')))
    .map((step, index) =>
      index === 1 && steps[0] === 'paths' ? step.replaceAll(/\{[^}]*\}/g, '{}') : step,
    );
  const file = fileBeside(uri, rootUri);
  return [...(file === undefined ? [] : [file]), `/${known.join('/')}`];
}

/**
 * A file that a contract is split over, by its path from the root of the contract: it is the same in every revision. Undefined for the
 * root itself.
 */
export function fileBeside(uri: string, rootUri: string): string | undefined {
  if (uri === rootUri) return undefined;
  const [file, root] = [uri, rootUri].map((each) => each.replace(/^git:[^:]*:/, ''));
  return posix.relative(posix.dirname(root ?? ''), file ?? '');
}
