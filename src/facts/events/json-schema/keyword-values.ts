import type { Part } from './gather-parts.js';

/** The first text that a keyword has. */
export function textOf(parts: readonly Part[], keyword: string): string | undefined {
  for (const { schema } of parts) {
    const value = schema[keyword];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** The first shortest length. */
export function lengthOf(parts: readonly Part[]): number | undefined {
  for (const { schema } of parts) {
    const length = schema['minLength'];
    if (typeof length === 'number') return length;
  }
  return undefined;
}

/** Whether a part that always counts says so. */
export function isFlagged(parts: readonly Part[], name: 'writeOnly' | 'deprecated'): boolean {
  return parts.some(({ schema, isConditional }) => !isConditional && schema[name] === true);
}
