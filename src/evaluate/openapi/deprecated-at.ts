import { stepsOf } from '../../facts/openapi/model/index.js';
import { isRecord } from '../../source/is-record.js';

/**
 * Whether an older text of a description marks an element as deprecated. Items of lists are found by what names them, and paths
 * whatever their variables are called: both move without meaning anything.
 *
 * @param older - the document as it was
 * @param base - the document in which the element stands at `pointer`
 */
export function isDeprecatedAt(older: unknown, base: unknown, pointer: string): boolean {
  const steps = stepsOf(pointer);
  let [node, known] = [older, base];
  const passed: unknown[] = [];
  for (const [index, step] of steps.entries()) {
    passed.push(node);
    node = counterpartOf(node, known, step, steps[index - 1]);
    known = childOf(known, step);
    if (node === undefined) return false;
  }
  // An operation is what its path is, and a contract what its info says.
  const around = steps[0] === 'paths' && steps.length === 3 ? [passed[2]] : [];
  const info = steps.length === 0 ? [childOf(node, 'info')] : [];
  return [node, ...around, ...info].some(isMarked);
}

function isMarked(value: unknown): boolean {
  return isRecord(value) && (value['deprecated'] === true || isRecord(value['x-deprecation']));
}

function counterpartOf(
  node: unknown,
  known: unknown,
  step: string,
  parent: string | undefined,
): unknown {
  const own = childOf(node, step);
  if (Array.isArray(node)) {
    const item = childOf(known, step);
    if (!isRecord(item) || item['name'] === undefined) return own;
    return node.find(
      (each) => isRecord(each) && each['name'] === item['name'] && each['in'] === item['in'],
    );
  }
  if (own !== undefined || parent !== 'paths' || !isRecord(node)) return own;
  const key = Object.keys(node).find((each) => templateOf(each) === templateOf(step));
  return key === undefined ? undefined : node[key];
}

function childOf(node: unknown, step: string): unknown {
  if (Array.isArray(node)) return node[Number(step)];
  return isRecord(node) && Object.hasOwn(node, step) ? node[step] : undefined;
}

function templateOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}
