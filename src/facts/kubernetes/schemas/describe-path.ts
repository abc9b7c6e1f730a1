import { isRecord } from '../../../source/is-record.js';
import { nameOf } from '../../../source/index.js';

/** A path as people read it, items by their name where they have one: `spec.containers[name=api].ports[0]`. */
export function describePath(path: readonly (string | number)[], object: unknown): string {
  let node = object;
  let text = '';
  for (const step of path) {
    node =
      isRecord(node) || Array.isArray(node)
        ? (node as Record<string | number, unknown>)[step]
        : undefined;
    if (typeof step === 'number') {
      const name = isRecord(node) ? node['name'] : undefined;
      text += typeof name === 'string' && name !== '' ? `[name=${name}]` : `[${step}]`;
    } else {
      const key = nameOf([step]);
      text += text === '' || key.startsWith('[') ? key : `.${key}`;
    }
  }
  return text;
}
