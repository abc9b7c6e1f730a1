import { type AvroName, type AvroPrimitiveKind, avroPrimitives } from './avro-type.js';

/** Names and symbols: specification 1.12, "Names". */
export const simpleName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Namespaces of nested classes of Java end in `$`. */
const namespaceName = /^[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*)*$/;

/** The name of a type from what is written: one with dots is in full already, whatever namespace is around it. */
export function toName(written: string, namespace: string): AvroName {
  const dot = written.lastIndexOf('.');
  if (dot >= 0) {
    const simple = written.slice(dot + 1);
    const around = written.slice(0, dot);
    return { full: around === '' ? simple : written, simple, namespace: around };
  }
  const full = namespace === '' ? written : `${namespace}.${written}`;
  return { full, simple: written, namespace };
}

export function isValidName({ simple, namespace }: AvroName): boolean {
  return simpleName.test(simple) && (namespace === '' || namespaceName.test(namespace));
}

export function isPrimitive(name: string): name is AvroPrimitiveKind {
  return avroPrimitives.some((primitive) => primitive === name);
}
