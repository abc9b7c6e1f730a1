import { isRecord } from '../is-record.js';
import { yamlScalar } from '../yaml-scalar.js';

/** An entry of a block mapping. The first line has no indentation, the others stand below it. */
export function writeEntry(name: string, value: unknown, indentation: string): readonly string[] {
  const [first = '', ...rest] = writeValue(value, indentation);
  return [`${yamlScalar(name)}:${first === '' ? '' : ` ${first}`}`, ...rest];
}

/** What stands behind the colon of an entry, and the lines below it. */
export function writeValue(value: unknown, indentation: string): readonly string[] {
  const inner = `${indentation}  `;
  if (Array.isArray(value) && value.length > 0) {
    // Collections in a list are written in a line: what a fix adds is short.
    return ['', ...value.map((item) => `${inner}- ${writeFlow(item)}`)];
  }
  if (!isRecord(value) || Object.keys(value).length === 0) return [writeFlow(value)];
  const lines = Object.entries(value).flatMap(([name, item]) => {
    const [first = '', ...rest] = writeEntry(name, item, inner);
    return [`${inner}${first}`, ...rest];
  });
  return ['', ...lines];
}

/** A value in one line. A collection is JSON, which YAML includes. */
export function writeFlow(value: unknown): string {
  return typeof value === 'string' ? yamlScalar(value) : JSON.stringify(value);
}
