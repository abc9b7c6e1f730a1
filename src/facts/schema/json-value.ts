import { isRecord } from '../../source/is-record.js';

/** Text that two JSON values share exactly when they are equal: keys sorted, 1.0 and 1 the same. */
export function valueKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`;
  if (isRecord(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${valueKey(value[key])}`);
    return `{${members.join()}}`;
  }
  return value === undefined ? 'null' : JSON.stringify(value);
}

export function sameValue(one: unknown, other: unknown): boolean {
  return one === other || valueKey(one) === valueKey(other);
}

/** A step of a JSON Pointer as it is written (RFC 6901 section 3). */
export function pointerStep(key: string | number): string {
  const step = String(key);
  return step.includes('~') || step.includes('/')
    ? `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`
    : `/${step}`;
}
