import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ClassifiableField } from '../../../../src/facts/classification/classifiable-field.js';
import { classifyFields } from '../../../../src/facts/classification/classify-fields.js';
import type { ClassificationFile } from '../../../../src/facts/classification/sidecar/classification-file.js';
import { readForeignEntries } from '../../../../src/facts/classification/sidecar/read-foreign-entries.js';
import { readSidecar } from '../../../../src/facts/classification/sidecar/read-sidecar.js';
import { toSidecar } from '../../../../src/facts/classification/sidecar/sidecar.js';

const fields: readonly ClassifiableField[] = [
  { name: 'order', types: ['object'], definition: { name: 'Order' } },
  { name: 'amount', types: ['number'], parent: 0 },
  { name: 'remark', types: ['string'], parent: 0, marks: [{ key: 'x-pii', value: false }] },
];

function classify(file: ClassificationFile) {
  return classifyFields(
    { fields, name: 'order.placed', uri: 'events/order-placed.json' },
    { sidecars: [toSidecar(file, undefined, 'classification.yaml')] },
  );
}

describe('an entry', () => {
  test.each<
    [string, NonNullable<ClassificationFile['fields']>, string | undefined, readonly string[]]
  >([
    ['of the field', [{ field: 'amount', class: 'pii' }], 'confidential', []],
    ['of its path', [{ field: 'order.amount', level: 'restricted' }], 'restricted', []],
    ['of its container', [{ field: 'order', level: 'restricted' }], 'restricted', []],
    ['of its type', [{ schema: 'Order', field: 'amount', class: 'C3' }], 'restricted', []],
    ['of its event', [{ event: 'order.*', class: 'internal' }], 'internal', []],
    ['of its file', [{ path: 'events/*.json', categories: ['financial'] }], 'restricted', []],
    ['of another event', [{ event: 'payment.*', field: 'amount', class: 'pii' }], undefined, []],
    ['of another type', [{ schema: 'Payment', field: 'amount', class: 'pii' }], undefined, []],
    ['of another file', [{ path: 'audit/**', field: 'amount', class: 'pii' }], undefined, []],
    [
      'that says less than another',
      [
        { field: 'order', class: 'pii' },
        { field: 'amount', class: 'public' },
      ],
      'confidential',
      ['lowered'],
    ],
    [
      'that says less, and why',
      [
        { field: 'order', class: 'pii' },
        { field: 'amount', class: 'public', reason: 'a sum' },
      ],
      'public',
      [],
    ],
  ])('%s', (_, entries, level, faults) => {
    const found = classify({ fields: entries })[1];
    expect([found?.declared?.level, found?.faults]).toEqual([level, faults]);
    expect(found?.source).toBe(level === undefined ? 'none' : 'sidecar');
  });

  test('counts after what the schema says, and is told all the same', () => {
    const found = classify({
      classes: { notes: { level: 'restricted', owner: 'crm', retention: '30d' } },
      fields: [{ field: 'remark', class: 'notes', allowedIn: ['log'], reason: 'short' }],
    })[2];
    expect(found).toMatchObject({
      source: 'declared-field',
      declared: { level: 'public' },
      sidecar: {
        level: 'restricted',
        class: 'notes',
        owner: 'crm',
        retention: '30d',
        allowedIn: ['log'],
        reason: 'short',
        uri: 'classification.yaml',
        pointer: '/fields/0',
      },
    });
  });

  test('says what was done to a value, and where it stands', () => {
    const found = classify({ fields: [{ field: 'amount', class: 'pii', handling: 'hashed' }] })[1];
    expect(found?.verdict).toEqual({
      level: 'confidential',
      categories: ['user'],
      handling: 'hashed',
      confidence: 'declared',
      evidence: [{ kind: 'sidecar', text: 'classification.yaml#/fields/0' }],
    });
  });

  test('says what was done to a value whose level the schema declares', () => {
    const fields = [{ name: 'amount', marks: [{ key: 'x-pii', value: true }] }];
    const file = { fields: [{ field: 'amount', handling: 'tokenised' as const }] };
    const [found] = classifyFields({ fields }, { sidecars: [toSidecar(file)] });
    expect(found?.declared).toMatchObject({ level: 'confidential', handling: 'tokenised' });
    expect(found?.source).toBe('declared-field');
  });

  test('adds words, markers and names to those that are shipped', () => {
    const file: ClassificationFile = {
      words: { gold: 'restricted' },
      markers: ['x-acme-class'],
      names: {
        sensitive: [{ names: ['loyalty number'], category: 'account' }],
        harmless: ['password'],
      },
    };
    const found = classifyFields(
      [
        { name: 'a', marks: [{ key: 'x-acme-class', value: 'gold' }] },
        { name: 'loyaltyNumber', types: ['string'] },
        { name: 'password', types: ['string'] },
      ],
      { sidecars: [toSidecar(file)] },
    );
    expect(found.map(({ verdict }) => verdict?.level)).toEqual([
      'restricted',
      'confidential',
      undefined,
    ]);
  });
});

describe('a file of others', () => {
  test.each<[string, unknown, readonly [field: string | undefined, level: string][]]>([
    [
      'a contract of ODCS',
      {
        kind: 'DataContract',
        schema: [
          {
            name: 'orders',
            properties: [
              { name: 'email', classification: 'confidential' },
              { name: 'lines', items: { properties: [{ name: 'note', tags: ['pii'] }] } },
              { name: 'total', tags: ['money'] },
            ],
          },
        ],
      },
      [
        ['email', 'confidential'],
        ['lines.note', 'confidential'],
      ],
    ],
    [
      'a data contract',
      {
        dataContractSpecification: '1.1.0',
        models: { orders: { fields: { email: { pii: true, classification: 'restricted' } } } },
      },
      [['email', 'restricted']],
    ],
    [
      'a dataset of Fides',
      {
        dataset: [
          {
            collections: [
              {
                name: 'users',
                fields: [{ name: 'a', fields: [{ name: 'b', data_categories: ['user.name'] }] }],
              },
            ],
          },
        ],
      },
      [['a.b', 'confidential']],
    ],
    [
      'an export of a registry',
      {
        subject: 'orders',
        schema: '{}',
        metadata: { tags: { '**.ssn': ['PII'], '**.id': ['a'] } },
      },
      [['**.ssn', 'confidential']],
    ],
  ])('%s is read', (_, value, expected) => {
    const entries = readForeignEntries(value);
    expect(entries?.map(({ pattern, statement }) => [pattern.field, statement.level])).toEqual(
      expected,
    );
  });

  test.each([[null], [[]], [{}], [{ classes: {} }], [{ kind: 'Deployment' }]])(
    '%j is none',
    (value) => {
      expect(readForeignEntries(value)).toBeUndefined();
    },
  );
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-classification-'));
  const read = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return readSidecar(name, folder);
  };

  test('is read, with its places', async () => {
    const found = await read('a.yaml', 'fields:\n  - {field: email, class: pii}\n');
    expect(found).toMatchObject({
      kind: 'sidecar',
      sidecar: { uri: 'a.yaml', entries: [{ pattern: { field: 'email' }, pointer: '/fields/0' }] },
    });
  });

  test('of another kind is read too', async () => {
    const text = 'dataContractSpecification: 1.1.0\nmodels: {a: {fields: {b: {pii: true}}}}\n';
    expect(await read('b.yaml', text)).toMatchObject({
      kind: 'sidecar',
      sidecar: { entries: [{ pattern: { schema: 'a', field: 'b' } }] },
    });
  });

  test('with a fault is refused, with its place', async () => {
    const found = await read('c.yaml', 'fields:\n  - field: email\n    klass: pii\n');
    expect(found).toMatchObject({
      kind: 'problems',
      problems: [
        {
          code: 'classification-invalid',
          message: 'the classification cannot be used: there is no fields[0].klass',
          hint: 'Did you mean class?',
          location: { uri: 'c.yaml', region: { startLine: 3 } },
        },
      ],
    });
  });

  test.each([
    ['that is empty', ''],
    ['that is a text', 'pii'],
    ['that is no YAML', 'a: ['],
  ])('%s is refused', async (_, text) => {
    expect((await read('d.yaml', text)).kind).toBe('problems');
  });

  test('that is not there is refused', async () => {
    expect(await readSidecar('none.yaml', folder)).toMatchObject({
      kind: 'problems',
      problems: [{ code: 'classification-invalid', location: { uri: 'none.yaml' } }],
    });
  });
});
