import type { PatchOperation } from '../../report/fix.js';
import { isRecord } from '../is-record.js';

/** What a patch made of a value; undefined where the patch does not apply to it. */
export interface Patched {
  readonly value: unknown;
}

/** Applies a JSON Patch (RFC 6902, without `move`, `copy` and `test`). The value is left as it is. */
export function applyPatch(value: unknown, patch: readonly PatchOperation[]): Patched | undefined {
  let patched: Patched | undefined = { value };
  for (const operation of patch) {
    if (patched === undefined) return undefined;
    patched = change(patched.value, pointerSteps(operation.path), operation);
  }
  return patched;
}

/** The keys and indexes of a JSON pointer (RFC 6901). */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalJson(item, right[index]))
    );
  }
  if (!isRecord(left) || !isRecord(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]))
  );
}

function change(
  node: unknown,
  [step, ...below]: readonly string[],
  operation: PatchOperation,
): Patched | undefined {
  if (step === undefined) return undefined;
  if (Array.isArray(node)) return changeItem(node, step, below, operation);
  if (!isRecord(node)) return undefined;
  const exists = Object.hasOwn(node, step);
  if (below.length > 0) {
    const inner = exists ? change(node[step], below, operation) : undefined;
    return inner && { value: { ...node, [step]: inner.value } };
  }
  if (operation.op !== 'add' && !exists) return undefined;
  if (operation.op !== 'remove') return { value: { ...node, [step]: operation.value } };
  return { value: Object.fromEntries(Object.entries(node).filter(([key]) => key !== step)) };
}

function changeItem(
  list: readonly unknown[],
  step: string,
  below: readonly string[],
  operation: PatchOperation,
): Patched | undefined {
  const isAdded = operation.op === 'add' && below.length === 0;
  const index = step === '-' && isAdded ? list.length : indexOf(step);
  if (index === undefined || index >= list.length + Number(isAdded)) return undefined;
  if (below.length > 0) {
    const inner = change(list[index], below, operation);
    return inner && { value: list.with(index, inner.value) };
  }
  switch (operation.op) {
    case 'add':
      return { value: list.toSpliced(index, 0, operation.value) };
    case 'replace':
      return { value: list.with(index, operation.value) };
    case 'remove':
      return { value: list.toSpliced(index, 1) };
  }
}

function indexOf(step: string): number | undefined {
  return /^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : undefined;
}
