import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AvroType,
  compareAvro,
  readAvroType,
} from '../../../../src/facts/events/avro/index.js';
import { avroSource } from './avro-source.js';

type Json = Readonly<Record<string, unknown>>;

const primitive = fc.constantFrom('null', 'boolean', 'int', 'long', 'double', 'string', 'bytes');
const aliases = (names: readonly string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...names]) },
  );

/** Types with few names, so that two of them have much in common. */
const { type: anyType } = fc.letrec<{ type: unknown }>((tie) => {
  const field = fc.record({
    name: fc.constantFrom('x', 'y', 'z'),
    type: tie('type'),
    aliases: aliases(['x', 'y']),
    isDefaulted: fc.boolean(),
  });
  const named = fc.oneof(
    fc.record({
      type: fc.constant('record'),
      name: fc.constantFrom('A', 'B', 'C'),
      aliases: aliases(['A', 'B']),
      fields: fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('enum'),
      name: fc.constantFrom('E', 'F'),
      symbols: fc.subarray(['P', 'Q', 'R'], { minLength: 1 }),
      isDefaulted: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('fixed'),
      name: fc.constantFrom('G', 'H'),
      aliases: aliases(['G']),
      size: fc.constantFrom(1, 2),
    }),
  );
  const wrapped = fc.oneof(
    tie('type').map((items) => ({ type: 'array', items })),
    tie('type').map((values) => ({ type: 'map', values })),
    fc.array(tie('type'), { minLength: 1, maxLength: 3 }).map((types) => types.flat()),
  );
  return {
    type: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'type' },
      { weight: 2, arbitrary: primitive },
      { weight: 3, arbitrary: named },
      { weight: 2, arbitrary: wrapped },
    ),
  };
});

/** Refers to what has been defined before, so that some records hold themselves. */
function finish(value: unknown, defined = new Set<string>()): unknown {
  if (Array.isArray(value)) return value.map((each) => finish(each, defined));
  if (typeof value !== 'object' || value === null) return value;
  const { name, isDefaulted, ...rest } = value as Json;
  const isType =
    typeof rest['type'] === 'string' &&
    name !== undefined &&
    !('isDefaulted' in value && 'aliases' in value);
  if (isType && typeof name === 'string') {
    if (defined.has(name)) return name;
    defined.add(name);
  }
  const entries = Object.entries(rest).map(([key, each]) => [key, finish(each, defined)]);
  const fallback = rest['type'] === 'enum' ? (rest['symbols'] as readonly unknown[])[0] : null;
  return {
    ...Object.fromEntries(entries),
    ...(name !== undefined && { name }),
    ...(isDefaulted === true && { default: fallback }),
  };
}

/** The next version of a schema: types are widened, fields go, symbols and defaults come. */
function evolve(value: unknown, choose: (count: number) => number): unknown {
  const isChanged = choose(6) === 0;
  if (typeof value === 'string') return isChanged && value === 'int' ? 'long' : value;
  if (Array.isArray(value)) {
    const list = value.map((each) => evolve(each, choose));
    const [first] = list;
    return isChanged && typeof first === 'object' && list.length > 1 ? list.slice(1) : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const next = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      ['type', 'items', 'values', 'fields'].includes(key) ? evolve(each, choose) : each,
    ]),
  );
  return 'isDefaulted' in next && isChanged ? { ...next, isDefaulted: true } : next;
}

const parse = (value: unknown): AvroType => readAvroType(avroSource(finish(value))).type;
const choices = fc.array(fc.nat(11), { minLength: 12, maxLength: 12 });

/** Two versions that have nothing, or most, in common. */
const versions = fc.oneof(
  fc.tuple(anyType.map(parse), anyType.map(parse)),
  fc.tuple(anyType, choices).map(([value, list]): [AvroType, AvroType] => {
    const [old, after] = [parse(value), parse(evolve(value, drawFrom(list)))];
    return [old, after];
  }),
);

function drawFrom(list: readonly number[]): (count: number) => number {
  let at = 0;
  return (count) => (list[at++ % list.length] ?? 0) % count;
}

/** A value as its writer chose it. */
type Datum =
  | { readonly kind: 'leaf'; readonly symbol?: string }
  | { readonly kind: 'many'; readonly items: readonly Datum[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Datum> }
  | { readonly kind: 'branch'; readonly index: number; readonly value: Datum };

/** A value of a type, by choices that are drawn; undefined where there is none that ends soon. */
function draw(type: AvroType, choose: (count: number) => number, depth = 0): Datum | undefined {
  if (depth > 6) return undefined;
  const next = (inner: AvroType) => draw(inner, choose, depth + 1);
  switch (type.kind) {
    case 'reference': {
      const named = type.resolve();
      return named && draw(named, choose, depth + 1);
    }
    case 'union': {
      const index = choose(type.branches.length);
      const branch = type.branches[index];
      const value = branch && next(branch);
      return value && { kind: 'branch', index, value };
    }
    case 'array':
    case 'map': {
      const item =
        choose(3) === 0 ? undefined : next(type.kind === 'array' ? type.items : type.values);
      return { kind: 'many', items: item ? [item] : [] };
    }
    case 'record': {
      const fields = new Map<string, Datum>();
      for (const { name, type: inner } of type.fields) {
        const value = next(inner);
        if (value === undefined) return undefined;
        fields.set(name, value);
      }
      return { kind: 'record', fields };
    }
    case 'enum': {
      const symbol = type.symbols[choose(type.symbols.length)];
      return { kind: 'leaf', ...(symbol !== undefined && { symbol }) };
    }
    default:
      return { kind: 'leaf' };
  }
}

const taken: Readonly<Record<string, readonly string[]>> = {
  long: ['int'],
  double: ['int', 'long'],
  string: ['bytes'],
  bytes: ['string'],
};

/** Whether one value is read: the schema resolution of the specification, followed for this value alone. */
function reads(reader: AvroType, writer: AvroType, datum: Datum): boolean {
  if (writer.kind === 'reference') return reads(reader, writer.resolve() ?? writer, datum);
  if (reader.kind === 'reference') return reads(reader.resolve() ?? reader, writer, datum);
  if (writer.kind === 'union' && datum.kind === 'branch') {
    const branch = writer.branches[datum.index];
    return branch !== undefined && reads(reader, branch, datum.value);
  }
  if (reader.kind === 'union') return reader.branches.some((each) => reads(each, writer, datum));
  if ('name' in reader && 'name' in writer) {
    const { simple, full } = writer.name;
    if (reader.name.simple !== simple && !reader.aliases.includes(full)) return false;
  }
  if (reader.kind === 'record' && writer.kind === 'record' && datum.kind === 'record') {
    return reader.fields.every(({ name, aliases: others, type, default: fallback }) => {
      const source = [name, ...others].find((each) => datum.fields.has(each));
      const value = source === undefined ? undefined : datum.fields.get(source);
      const written = writer.fields.find((each) => each.name === source);
      return value && written ? reads(type, written.type, value) : fallback !== undefined;
    });
  }
  if (reader.kind === 'array' && writer.kind === 'array' && datum.kind === 'many') {
    return datum.items.every((item) => reads(reader.items, writer.items, item));
  }
  if (reader.kind === 'map' && writer.kind === 'map' && datum.kind === 'many') {
    return datum.items.every((item) => reads(reader.values, writer.values, item));
  }
  if (reader.kind === 'enum' && writer.kind === 'enum' && datum.kind === 'leaf') {
    return reader.default !== undefined || reader.symbols.includes(datum.symbol ?? '');
  }
  if (reader.kind === 'fixed' && writer.kind === 'fixed') return reader.size === writer.size;
  return reader.kind === writer.kind || taken[reader.kind]?.includes(writer.kind) === true;
}

const runs = { seed: 1789, numRuns: 400 };

test('what is told to be read is read, whichever value was written', () => {
  let readable = 0;
  let refuted = 0;
  fc.assert(
    fc.property(
      versions,
      fc.array(choices, { minLength: 4, maxLength: 4 }),
      ([one, two], drawn) => {
        const { backward } = compareAvro(one, two);
        const data = drawn.flatMap((list) => {
          let at = 0;
          const choose = (count: number) => (list[at++ % list.length] ?? 0) % count;
          return draw(one, choose) ?? [];
        });
        const isRead = data.every((datum) => reads(two, one, datum));
        if (backward === true) readable += 1;
        if (!isRead) refuted += 1;
        expect([backward, isRead]).not.toEqual([true, false]);
      },
    ),
    runs,
  );
  // The samples have something of both.
  expect(readable).toBeGreaterThan(50);
  expect(refuted).toBeGreaterThan(50);
});

test('differences account for the whole, and for nothing more', () => {
  fc.assert(
    fc.property(versions, ([one, two]) => {
      const comparison = compareAvro(one, two);
      for (const direction of ['backward', 'forward'] as const) {
        const told = comparison.differences.map((difference) => difference[direction]);
        expect(told.includes(false)).toBe(comparison[direction] === false);
      }
    }),
    runs,
  );
});

test('a schema is read by itself', () => {
  fc.assert(
    fc.property(anyType, (value) => {
      expect(compareAvro(parse(value), parse(value)).differences).toEqual([]);
    }),
    runs,
  );
});
