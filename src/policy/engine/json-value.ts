/** Whether `JSON.stringify` writes the value as it is. */
export function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return describeNumber(value) === undefined;
    case 'object':
      return value === null || (Array.isArray(value) ? isJsonArray(value) : isJsonObject(value));
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      return false;
  }
}

function isJsonArray(values: readonly unknown[]): boolean {
  // Not `every`, which passes over holes.
  for (const value of values) {
    if (!isJson(value)) return false;
  }
  return true;
}

/** Runs for every value that is judged; `for in` takes a quarter of the time of `Object.values` here. */
function isJsonObject(object: object): boolean {
  if (!isPlain(object)) return false;
  const members = object as Readonly<Record<string, unknown>>;
  for (const key in members) {
    const member = members[key];
    if (member !== undefined && !isJson(member)) return false;
  }
  return true;
}

/** Compared by shape, not identity: an object from a worker may have the prototype of another realm. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.getPrototypeOf(prototype) === null
  );
}

function describeNumber(value: number): string | undefined {
  if (Number.isSafeInteger(value)) return undefined;
  if (!Number.isFinite(value)) return `is ${value}, which JSON cannot hold`;
  return Number.isInteger(value)
    ? `is ${value}, an integer beyond 2^53 - 1, which is not exact`
    : undefined;
}

export interface Culprit {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly reason: string;
}

/** Finds the first value that is not JSON; only errors pay for pointers. */
export function findCulprit(value: unknown, pointer = ''): Culprit | undefined {
  if (isJson(value)) return undefined;
  if (Array.isArray(value)) return findMember((value as readonly unknown[]).entries(), pointer);
  if (typeof value === 'object' && value !== null && isPlain(value)) {
    return findMember(
      Object.entries(value).filter(([, member]) => member !== undefined),
      pointer,
    );
  }
  return { pointer, reason: describe(value) };
}

function findMember(
  members: Iterable<readonly [string | number, unknown]>,
  pointer: string,
): Culprit | undefined {
  for (const [key, member] of members) {
    const token = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
    const culprit = findCulprit(member, `${pointer}/${token}`);
    if (culprit !== undefined) return culprit;
  }
  return undefined;
}

function describe(value: unknown): string {
  if (typeof value === 'number') return describeNumber(value) ?? 'is not JSON';
  if (typeof value === 'object' && value !== null) {
    return `is an instance of ${value.constructor.name}, not a plain object`;
  }
  return `is ${value === undefined ? 'undefined' : `a ${typeof value}`}`;
}
