import { types } from 'node:util';
import type { ShapeFault } from '../../source/check-shape.js';
import { type DocumentPath, nameOf } from '../../source/index.js';

export interface PlainValue {
  /** The value as JSON would hold it; keys without a value are left out. */
  readonly value: unknown;
  readonly faults: readonly ShapeFault[];
}

/**
 * Takes over what a configuration written as code holds. Only what YAML and JSON can say is taken: dates, functions and objects
 * of classes would be judged by their looks, and mean nothing to a policy.
 */
export function toPlainValue(given: unknown): PlainValue {
  const faults: ShapeFault[] = [];
  return { value: copy(given, [], [], faults), faults };
}

/** Objects of JavaScript have another meaning for it: some drop it silently. */
const unsafeKey = '__proto__';

function copy(
  value: unknown,
  path: DocumentPath,
  above: readonly unknown[],
  faults: ShapeFault[],
): unknown {
  const kind = describeRefused(value, above);
  if (kind !== undefined) {
    faults.push({
      path,
      message: `${nameOf(path) || 'the configuration'} is ${kind}`,
      hint: 'Allowed: texts, numbers, true, false, lists and mappings.',
    });
    // It stands for itself no longer, so that it is told once.
    return null;
  }
  if (typeof value !== 'object' || value === null) return value;
  const within = [...above, value];
  if (Array.isArray(value)) {
    return value.map((item, index) => copy(item, [...path, index], within, faults));
  }
  if (Object.hasOwn(value, unsafeKey)) {
    const at = [...path, unsafeKey];
    const message = `${nameOf(at)}: nothing may be called ${unsafeKey}`;
    faults.push({ path: at, message, hint: 'Give it another name.' });
  }
  const entries = Object.entries(value).filter(
    ([key, item]) => item !== undefined && key !== unsafeKey,
  );
  return Object.fromEntries(
    entries.map(([key, item]) => [key, copy(item, [...path, key], within, faults)]),
  );
}

/** What a value is that YAML and JSON cannot say; undefined for one that they can. */
function describeRefused(value: unknown, above: readonly unknown[]): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : String(value);
    case 'undefined':
      return 'undefined';
    case 'object':
      if (value === null) return undefined;
      if (above.includes(value)) return 'part of itself';
      return Array.isArray(value) || isLiteral(value) ? undefined : describeObject(value);
    default:
      return `a ${typeof value}`;
  }
}

/** An object literal, of this realm or another one: Jest runs code in realms of its own. */
function isLiteral(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describeObject(value: object): string {
  if (types.isPromise(value)) return 'a promise';
  return `an object of the class ${value.constructor.name}`;
}
