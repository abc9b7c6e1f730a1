import { describe, expect, test } from '@jest/globals';
import {
  type AvroType,
  compareAvro,
  readAvroType,
} from '../../../../src/facts/events/avro/index.js';
import type {
  CanRead,
  DifferenceKind,
} from '../../../../src/facts/events/compare/schema-difference.js';
import { avroSource, field, record } from './avro-source.js';

function parse(value: unknown): AvroType {
  return readAvroType(avroSource(value)).type;
}

function compare(old: unknown, after: unknown, budget?: number) {
  return compareAvro(parse(old), parse(after), budget);
}

type Expected = readonly [kind: DifferenceKind, path: string, backward: CanRead, forward: CanRead];

const optional = (type: unknown) => field(['null', type], { default: null });
const enumeration = (symbols: readonly string[], more = {}) => ({
  type: 'enum',
  name: 'State',
  symbols,
  ...more,
});
const fixed = (size: number, more = {}) => ({ type: 'fixed', name: 'Digest', size, ...more });
const decimal = (scale: number, precision = 9) => ({
  type: 'bytes',
  logicalType: 'decimal',
  precision,
  scale,
});
const line = (fields: Readonly<Record<string, unknown>>, more = {}) => record('Line', fields, more);

describe('between two versions of a record', () => {
  test.each<
    [
      string,
      Readonly<Record<string, unknown>>,
      Readonly<Record<string, unknown>>,
      readonly Expected[],
    ]
  >([
    ['nothing changes', { id: 'long' }, { id: 'long' }, []],
    ['the order of fields says nothing', { a: 'int', b: 'int' }, { b: 'int', a: 'int' }, []],
    ['a description says nothing', { a: field('int', { doc: 'Old.' }) }, { a: 'int' }, []],
    ['a field goes', { a: 'int' }, {}, [['field-removed', 'a', true, false]]],
    [
      'a field with a default goes',
      { a: field('int', { default: 0 }) },
      {},
      [['field-removed', 'a', true, true]],
    ],
    ['a field comes', {}, { a: 'int' }, [['field-added', 'a', false, true]]],
    [
      'a field with a default comes',
      {},
      { a: optional('int') },
      [['field-added', 'a', true, true]],
    ],
    [
      'a name changes',
      { a: 'int' },
      { b: 'int' },
      [
        ['field-removed', 'a', true, false],
        ['field-added', 'b', false, true],
      ],
    ],
    [
      'a name changes, with an alias',
      { a: 'int' },
      { b: field('int', { aliases: ['a'] }) },
      [['field-renamed', 'b', true, false]],
    ],
    [
      'a name changes back, with the alias of before',
      { b: field('int', { aliases: ['a'] }) },
      { a: 'int' },
      [['field-renamed', 'a', false, true]],
    ],
    [
      'a name changes, with aliases both ways',
      { a: field('int', { aliases: ['b'] }) },
      { b: field('int', { aliases: ['a'] }) },
      [['field-renamed', 'b', true, true]],
    ],
    [
      'a name and a type change',
      { a: 'int' },
      { b: field('long', { aliases: ['a'] }) },
      [
        ['field-renamed', 'b', true, false],
        ['type-changed', 'b', true, true],
      ],
    ],
    [
      'an alias is another field, too',
      { a: 'int' },
      { a: 'int', b: field('int', { aliases: ['a'] }) },
      [['field-added', 'b', true, true]],
    ],
    [
      'a default comes',
      { a: 'int' },
      { a: field('int', { default: 0 }) },
      [['default-changed', 'a', true, true]],
    ],
    [
      'a default goes',
      { a: field('int', { default: 0 }) },
      { a: 'int' },
      [['default-changed', 'a', true, true]],
    ],
    ['int becomes long', { a: 'int' }, { a: 'long' }, [['type-changed', 'a', true, false]]],
    ['double becomes float', { a: 'double' }, { a: 'float' }, [['type-changed', 'a', false, true]]],
    ['string becomes bytes', { a: 'string' }, { a: 'bytes' }, [['type-changed', 'a', true, true]]],
    ['string becomes int', { a: 'string' }, { a: 'int' }, [['type-changed', 'a', false, false]]],
    [
      'a list becomes a map',
      { a: { type: 'array', items: 'int' } },
      { a: { type: 'map', values: 'int' } },
      [['type-changed', 'a', false, false]],
    ],
    [
      'the members of a list change',
      { a: { type: 'array', items: 'int' } },
      { a: { type: 'array', items: 'string' } },
      [['type-changed', 'a[]', false, false]],
    ],
    [
      'the values of a map change',
      { a: { type: 'map', values: 'long' } },
      { a: { type: 'map', values: 'int' } },
      [['type-changed', 'a{}', false, true]],
    ],
    [
      'null comes',
      { a: 'int' },
      { a: ['null', 'int'] },
      [['field-became-optional', 'a', true, false]],
    ],
    [
      'null goes',
      { a: ['null', 'int'] },
      { a: 'int' },
      [['field-became-required', 'a', false, true]],
    ],
    ['the order of a union says nothing', { a: ['null', 'int'] }, { a: ['int', 'null'] }, []],
    [
      'a branch comes',
      { a: ['int', 'string'] },
      { a: ['int', 'string', 'boolean'] },
      [['variant-added', 'a', true, false]],
    ],
    [
      'a branch goes',
      { a: ['int', 'string', 'boolean'] },
      { a: ['int', 'string'] },
      [['variant-removed', 'a', false, true]],
    ],
    [
      'a branch comes that others take',
      { a: ['long', 'string'] },
      { a: ['long', 'string', 'int'] },
      [['variant-added', 'a', true, true]],
    ],
    [
      'a branch changes',
      { a: ['null', 'int'] },
      { a: ['null', 'long'] },
      [['type-changed', 'a', true, false]],
    ],
    [
      'a symbol comes',
      { a: enumeration(['A']) },
      { a: enumeration(['A', 'B']) },
      [['enum-value-added', 'a', true, false]],
    ],
    [
      'a symbol goes',
      { a: enumeration(['A', 'B']) },
      { a: enumeration(['A']) },
      [['enum-value-removed', 'a', false, true]],
    ],
    [
      'a symbol comes, and a default stands for it',
      { a: enumeration(['A'], { default: 'A' }) },
      { a: enumeration(['A', 'B'], { default: 'A' }) },
      [['enum-value-added', 'a', true, true]],
    ],
    [
      'a symbol goes, and a default comes for it',
      { a: enumeration(['A', 'B']) },
      { a: enumeration(['A'], { default: 'A' }) },
      [
        ['enum-value-removed', 'a', true, true],
        ['default-changed', 'a', true, true],
      ],
    ],
    [
      'a size changes',
      { a: fixed(16) },
      { a: fixed(32) },
      [['constraint-changed', 'a', false, false]],
    ],
    [
      'a type has another name',
      { a: fixed(16) },
      { a: fixed(16, { name: 'Hash' }) },
      [['name-changed', 'a', false, false]],
    ],
    [
      'a type has another name, and an alias',
      { a: fixed(16) },
      { a: fixed(16, { name: 'Hash', aliases: ['Digest'] }) },
      [['name-changed', 'a', true, false]],
    ],
    [
      'a type has another namespace',
      { a: fixed(16) },
      { a: fixed(16, { namespace: 'com.acme' }) },
      [['name-changed', 'a', true, true]],
    ],
    [
      'a logical type comes',
      { a: 'long' },
      { a: { type: 'long', logicalType: 'timestamp-millis' } },
      [['constraint-changed', 'a', true, true]],
    ],
    [
      'a precision changes',
      { a: decimal(2, 9) },
      { a: decimal(2, 12) },
      [['constraint-changed', 'a', true, true]],
    ],
    [
      'a type within another changes',
      { a: line({ sku: 'string' }) },
      { a: line({}) },
      [['field-removed', 'a.sku', true, false]],
    ],
    [
      'a type that is used twice changes once',
      { a: line({ sku: 'string' }), b: 'Line' },
      { a: line({}), b: 'Line' },
      [['field-removed', 'a.sku', true, false]],
    ],
    [
      'what cannot be read is not decided',
      { a: 'Unknown' },
      { a: 'int' },
      [['undecided', 'a', 'undecided', 'undecided']],
    ],
  ])('%s', (_, old, after, expected) => {
    const { differences, backward, forward } = compare(record('R', old), record('R', after));
    expect(
      differences.map((each): Expected => [each.kind, each.path, each.backward, each.forward]),
    ).toEqual(expected);
    expect([backward, forward]).toEqual([worst(expected, 2), worst(expected, 3)]);
  });

  const worst = (expected: readonly Expected[], column: 2 | 3): CanRead => {
    const verdicts = expected.map((each) => each[column]);
    return verdicts.includes(false) ? false : verdicts.includes('undecided') ? 'undecided' : true;
  };

  test.each([
    ['the scale of a decimal', decimal(2), decimal(4)],
    [
      'the unit of a time',
      { type: 'long', logicalType: 'timestamp-millis' },
      { type: 'long', logicalType: 'timestamp-micros' },
    ],
  ])('%s changes what values mean, and no reader fails', (_, old, after) => {
    const { differences } = compare(record('R', { a: old }), record('R', { a: after }));
    expect(differences).toMatchObject([{ backward: true, forward: true, misread: true }]);
  });

  test('a field that was required is told from one with a default', () => {
    const { differences } = compare(
      record('R', { a: 'int', b: field('int', { default: 0 }), c: 'int' }),
      record('R', { c: 'string' }),
    );
    expect(differences.map(({ path, wasRequired }) => [path, wasRequired])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
  });

  test('a difference has its place in both versions, and says what it breaks', () => {
    const { differences } = compare(
      record('R', { a: 'int', b: line({ sku: 'string' }) }),
      record('R', { b: line({ sku: 'bytes' }), a: ['null', 'int'] }),
    );
    expect(differences.map((each) => [each.old?.pointer, each.new?.pointer, each.message])).toEqual(
      [
        [
          '/fields/0/type',
          '/fields/1/type/0',
          'a may be null now: a consumer that holds the old schema does not know null',
        ],
        [
          '/fields/1/type/fields/0/type',
          '/fields/0/type/fields/0/type',
          'b.sku has another type (string became bytes): readers of either version take what the other one writes',
        ],
      ],
    );
  });
});

describe('records that hold themselves', () => {
  const list = (head: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    record('List', { head, tail: ['null', 'List'], ...more });

  test('are read, where nothing in them is in the way', () => {
    expect(compare(list('int'), list('long'))).toMatchObject({ backward: true, forward: false });
  });

  test('are not, however deep the difference stands', () => {
    const ring = (last: unknown) =>
      record('A', { b: record('B', { c: record('C', { a: ['null', 'A'], last }) }) });
    const { backward, forward, differences } = compare(ring('int'), ring('string'));
    expect([backward, forward]).toEqual([false, false]);
    expect(differences.map(({ path }) => path)).toEqual(['b.c.last']);
  });

  test('are not taken for readable by another branch that rests on them', () => {
    const branches = (bad: unknown) => [
      record('A', { other: ['null', 'B'], bad }),
      record('B', { other: ['null', 'A'] }),
    ];
    expect(compare(branches('int'), branches('string'))).toMatchObject({
      backward: false,
      forward: false,
    });
  });
});

describe('branches of unions', () => {
  test('may be read by another branch than the one of their name', () => {
    const old = [record('A', { x: 'int' }), 'null'];
    const after = [
      record('A', { x: 'int', y: 'int' }),
      record('B', { x: 'int' }, { aliases: ['A'] }),
      'null',
    ];
    const { backward, differences } = compare(old, after);
    expect(backward).toBe(true);
    expect(differences.map((each) => each.backward)).not.toContain(false);
  });

  test('two hundred of them on both sides are compared', () => {
    const union = (type: string) =>
      Array.from({ length: 200 }, (_, index) => record(`R${String(index)}`, { at: type }));
    const { backward, forward, differences } = compare(union('int'), union('long'));
    expect([backward, forward, differences.length]).toEqual([true, false, 200]);
  });
});

describe('a comparison that takes too long', () => {
  test('is not decided, and says so', () => {
    const deep = (depth: number): unknown =>
      depth === 0 ? 'int' : record(`R${String(depth)}`, { next: deep(depth - 1) });
    const { backward, forward, differences } = compare(deep(20), deep(20), 10);
    expect([backward, forward]).toEqual(['undecided', 'undecided']);
    expect(differences.map(({ kind }) => kind)).toContain('undecided');
  });
});
