import type { OperationsDocument } from '../document.js';
import { recordOf, textsOf } from './untrusted.js';

/** The values of a ConfigMap, which variables take theirs from. */
export interface ConfigMap {
  readonly uri: string;
  readonly name: string;
  readonly namespace: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Reads a ConfigMap; undefined for anything else, and for the texts in it. */
export function readConfigMap({ object, value, uri }: OperationsDocument): ConfigMap | undefined {
  const { kind, data } = recordOf(value);
  if (object?.kind !== 'ConfigMap' || kind !== 'ConfigMap') return undefined;
  return { uri, name: object.name, namespace: object.namespace, data: textsOf(data) };
}
