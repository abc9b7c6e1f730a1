import { isRecord } from '../../source/is-record.js';
import { isNullable } from './own-keywords.js';
import type { SchemaNode } from './schema-node.js';

/** How far references and parts are followed: what is further away is not looked at. */
const depthLimit = 8;

/** Whether what stands beside `nullable` plainly refuses null by its types, in the dialects that know that word. */
export function doPartsRefuseNull({ document, pointer, value }: SchemaNode, depth = 0): boolean {
  const parts = (key: string): readonly SchemaNode[] => {
    const list = isRecord(value) ? value[key] : undefined;
    return (Array.isArray(list) ? (list as unknown[]) : []).map((part, index) => ({
      document,
      pointer: `${pointer}/${key}/${String(index)}`,
      value: part,
    }));
  };
  const refuses = (part: SchemaNode) => refusesNull(part, depth + 1);
  return (
    parts('allOf').some(refuses) ||
    ['anyOf', 'oneOf'].some((key) => parts(key).length > 0 && parts(key).every(refuses))
  );
}

function refusesNull(node: SchemaNode, depth: number): boolean {
  if (depth > depthLimit || !isRecord(node.value)) return false;
  const { $ref: reference, type } = node.value;
  if (typeof reference === 'string') {
    const target = node.document.resolve(reference, node.pointer);
    return !('unresolved' in target) && refusesNull(target, depth + 1);
  }
  if (isNullable(node.value)) return type === undefined ? false : doPartsRefuseNull(node, depth);
  return type !== undefined || doPartsRefuseNull(node, depth);
}
