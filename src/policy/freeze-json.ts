import { TextDecoder } from 'node:util';
import { encodeInput } from './engine/index.js';

const decoder = new TextDecoder();

/**
 * A copy of a value that nothing can change, as a policy in Rego would read it.
 *
 * @throws `InputError` for what is no JSON
 */
export function freezeJson(value: unknown): unknown {
  const copy: unknown = JSON.parse(decoder.decode(encodeInput(value).json));
  freeze(copy);
  return copy;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) freeze(member);
  Object.freeze(value);
}
