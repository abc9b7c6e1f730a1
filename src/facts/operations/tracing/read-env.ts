import { isRecord } from '../../../source/is-record.js';
import { listOf, recordOf, textOf } from './untrusted.js';
import type { EnvSource, EnvValue, EnvVariable } from './pod-template.js';

/** Reads `env` of a container. What has no name is no variable. */
export function readEnv(env: unknown): readonly EnvVariable[] {
  return listOf(env).flatMap((entry): EnvVariable[] => {
    if (!isRecord(entry) || typeof entry['name'] !== 'string') return [];
    return [{ name: entry['name'], value: readValue(entry) }];
  });
}

function readValue({ value, valueFrom }: Readonly<Record<string, unknown>>): EnvValue {
  // YAML reads true and 4317 as something else than a text; the cluster refuses both, and what is meant is plain.
  if (['string', 'number', 'boolean'].includes(typeof value)) {
    return { kind: 'text', text: String(value) };
  }
  if (valueFrom === undefined || valueFrom === null) return { kind: 'text', text: '' };
  for (const [field, of] of [
    ['configMapKeyRef', 'ConfigMap'],
    ['secretKeyRef', 'Secret'],
  ] as const) {
    const reference = recordOf(valueFrom)[field];
    if (!isRecord(reference)) continue;
    const { name, key, optional } = reference;
    return { kind: 'key', of, name: textOf(name), key: textOf(key), isOptional: optional === true };
  }
  return { kind: 'other' };
}

/** Reads `envFrom` of a container. */
export function readEnvFrom(envFrom: unknown): readonly EnvSource[] {
  return listOf(envFrom).flatMap((entry): EnvSource[] => {
    if (!isRecord(entry)) return [];
    const prefix = textOf(entry['prefix']);
    for (const [field, of] of [
      ['configMapRef', 'ConfigMap'],
      ['secretRef', 'Secret'],
    ] as const) {
      const reference = entry[field];
      if (!isRecord(reference)) continue;
      const isOptional = reference['optional'] === true;
      return [{ of, name: textOf(reference['name']), prefix, isOptional }];
    }
    return [];
  });
}
