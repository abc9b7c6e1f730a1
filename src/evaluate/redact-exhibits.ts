import type { Exhibits } from '../report/index.js';
import { createRedactor } from '../source/index.js';

const redact = createRedactor();

/** What is known by its value, and is no text for people. */
const isIdentity = (key: string): boolean =>
  ['fingerprint', 'pointer', 'rule', 'uri'].includes(key);

/** Removes secrets and control characters from every text of exhibits. */
export function redactExhibits(exhibits: Exhibits): Exhibits {
  // Texts alone are replaced, by texts.
  return walk(exhibits) as Exhibits;
}

function walk(node: unknown): unknown {
  if (typeof node === 'string') return redact(node);
  if (Array.isArray(node)) return node.map(walk);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, item]: [string, unknown]) => [
      key,
      isIdentity(key) ? item : walk(item),
    ]),
  );
}
