/** A value without one of its fields. */
export interface Mutation<Value> {
  /** The field that is not there, as it would be written: `spec.replicas`, `spec.containers[0].image`. */
  readonly path: string;
  readonly value: Value;
}

/**
 * The value as often as it has fields, each time without another one, however deep. What is undefined makes a policy silent: test
 * every optional field absent.
 *
 * @param value - plain data
 * @example
 * ```ts
 * test.each(withoutEach(deployment))('is judged without $path', async ({ value }) => {
 *   expect(await policy.evaluate(value)).toMatchObject({ applies: true });
 * });
 * ```
 */
export function withoutEach<Value>(value: Value): readonly Mutation<Value>[] {
  return pathsOf(value, []).map((path) => ({
    path: path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
      .join('')
      .slice(1),
    // Only a field is gone, which whoever asks for this knows.
    value: without(value, path) as Value,
  }));
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => pathsOf(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const path = [...at, key];
    return [path, ...pathsOf(below, path)];
  });
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (index === key ? without(item, rest) : item));
  }
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([name]) => name !== key)
      : entries.map(([name, below]) => [name, name === key ? without(below, rest) : below]),
  );
}
