/** What a reader of the two documents must conclude; a debatable change may be judged either way. */
export type MicroVerdict = 'breaking' | 'safe' | 'unchanged' | 'debatable';

/** Two minimal documents that differ in one thing. */
export interface MicroChange {
  readonly group: string;
  readonly title: string;
  readonly verdict: MicroVerdict;
  readonly old: unknown;
  readonly new: unknown;
}

export type Json = Readonly<Record<string, unknown>>;

/** A row of a table: what changes, the verdict, and what stands on the two sides. */
export type Row<Side> = readonly [title: string, verdict: MicroVerdict, old: Side, new: Side];

export function inGroup<Side>(
  group: string,
  wrap: (side: Side) => unknown,
  rows: readonly Row<Side>[],
): readonly MicroChange[] {
  return rows.map(([title, verdict, oldSide, newSide]) => ({
    group,
    title,
    verdict,
    old: wrap(oldSide),
    new: wrap(newSide),
  }));
}

export function document(paths: Json, rest: Json = {}): Json {
  return { openapi: '3.0.3', info: { title: 'Orders', version: '1.0.0' }, paths, ...rest };
}

export const ok = { '200': { description: 'done' } };

export function json(schema: unknown): Json {
  return { 'application/json': { schema } };
}

/** A document of one operation that takes a body of this schema. */
export function taking(schema: unknown, rest: Json = {}): Json {
  const requestBody = { required: true, content: json(schema) };
  return document({ '/orders': { post: { requestBody, responses: ok } } }, rest);
}

/** A document of one operation that answers with a body of this schema. */
export function answering(schema: unknown, rest: Json = {}): Json {
  const responses = { '200': { description: 'an order', content: json(schema) } };
  return document({ '/orders': { get: { responses } } }, rest);
}

export function object(properties: Json, rest: Json = {}): Json {
  return { type: 'object', properties, ...rest };
}

/** An object with one member, `value`. */
export function member(schema: Json): Json {
  return object({ value: schema });
}

export const text = { type: 'string' };
export const whole = { type: 'integer' };
