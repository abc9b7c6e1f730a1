import { posix } from 'node:path';
import type { ModulesSource } from './modules-source.js';

/** What a report calls the code of a source: `services/orders/src`. */
export function nameCode({ files, root = '.' }: ModulesSource): string {
  const named = files.filter((pattern) => !pattern.startsWith('!'));
  return named.map((pattern) => posix.join(root, pattern)).join(' ');
}
