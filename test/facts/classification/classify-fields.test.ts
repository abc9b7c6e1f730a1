import { describe, expect, test } from '@jest/globals';
import type { ClassifiableField } from '../../../src/facts/classification/classifiable-field.js';
import { classifyFields } from '../../../src/facts/classification/classify-fields.js';

const text = ['string'];
const object = ['object'];

function mark(key: string, value: unknown): NonNullable<ClassifiableField['marks']>[number] {
  return { key, value };
}

/** A container and a field in it. */
function nested(
  container: Partial<ClassifiableField>,
  member: Partial<ClassifiableField>,
): readonly ClassifiableField[] {
  return [
    { name: 'account', types: object, ...container },
    { name: 'amount', types: text, parent: 0, ...member },
  ];
}

describe('what is declared', () => {
  test.each<[string, readonly ClassifiableField[], string | undefined, string, readonly string[]]>([
    ['nothing', nested({}, {}), undefined, 'none', []],
    [
      'on the field',
      nested({}, { marks: [mark('x-pii', true)] }),
      'confidential',
      'declared-field',
      [],
    ],
    [
      'on its container',
      nested({ marks: [mark('x-pii', true)] }, {}),
      'confidential',
      'declared-container',
      [],
    ],
    [
      'higher on the field than on its container',
      nested({ marks: [mark('x-pii', true)] }, { marks: [mark('x-phi', true)] }),
      'restricted',
      'declared-field',
      [],
    ],
    [
      'lower on the field, without a reason',
      nested({ marks: [mark('x-pii', true)] }, { marks: [mark('x-classification', 'internal')] }),
      'confidential',
      'declared-container',
      ['lowered'],
    ],
    [
      'lower on the field, with a reason',
      nested(
        { marks: [mark('x-pii', true)] },
        { marks: [mark('x-classification', { class: 'internal', reason: 'a sum over all' })] },
      ),
      'internal',
      'declared-field',
      [],
    ],
    [
      'lower on the field, with a reason beside it',
      nested(
        { marks: [mark('x-pii', true)] },
        { marks: [mark('x-pii', false), mark('x-classification-reason', 'a sum over all')] },
      ),
      'public',
      'declared-field',
      [],
    ],
    [
      'lower on the field, with an empty reason',
      nested(
        { marks: [mark('x-pii', true)] },
        { marks: [mark('x-pii', false), mark('x-classification-reason', ' ')] },
      ),
      'confidential',
      'declared-container',
      ['lowered', 'unknown-value'],
    ],
    [
      'twice on the field',
      nested({}, { marks: [mark('x-pii', false), mark('x-classification', 'restricted')] }),
      'restricted',
      'declared-field',
      [],
    ],
    [
      'by the name of its container',
      nested({ name: 'pii' }, {}),
      'confidential',
      'declared-container',
      [],
    ],
    [
      'by the type of its container',
      nested({ definition: { name: 'org.example.UserPersonalData' } }, {}),
      'confidential',
      'declared-container',
      [],
    ],
    ['by format: password', nested({}, { format: 'password' }), 'restricted', 'declared-field', []],
    [
      'only as handled',
      nested({}, { name: 'email', marks: [mark('x-hashed', true)] }),
      'confidential',
      'name',
      ['undeclared'],
    ],
  ])('%s', (_, fields, level, source, faults) => {
    const found = classifyFields({ fields }).at(-1);
    expect([found?.verdict?.level, found?.source, found?.faults]).toEqual([level, source, faults]);
  });

  test('for the whole holds for all of it', () => {
    const found = classifyFields({ fields: nested({}, {}), marks: [mark('x-pii', true)] });
    expect(found.map(({ source }) => source)).toEqual(['declared-container', 'declared-container']);
  });

  test('for an event of CloudEvents is that of its most sensitive field', () => {
    const found = classifyFields({
      fields: nested({}, { marks: [mark('x-classification', 'public')] }),
      marks: [mark('dataclassification', 'restricted')],
    });
    expect(found.map(({ verdict }) => verdict?.level)).toEqual(['restricted', 'public']);
    expect(found.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test('deep below a container holds too', () => {
    const fields = Array.from({ length: 5_000 }, (_, index): ClassifiableField => ({
      name: index === 0 ? 'personalData' : 'a',
      types: object,
      ...(index > 0 && { parent: index - 1 }),
    }));
    expect(classifyFields({ fields }).at(-1)?.verdict?.level).toBe('confidential');
  });

  test('tells what says so, with its place', () => {
    const [found] = classifyFields([
      { name: 'a', marks: [{ key: 'x-pii', value: { kind: 'email' }, pointer: '/a/x-pii' }] },
    ]);
    expect(found?.verdict?.evidence).toEqual([
      { kind: 'marker', text: 'x-pii: {"kind":"email"}', pointer: '/a/x-pii' },
    ]);
  });

  test('by words and markers of a project', () => {
    const settings = { words: { Gold: 'restricted' }, markers: ['x-acme-tier'] } as const;
    const marks = [mark('x-acme-tier', 'gold')];
    expect(classifyFields([{ name: 'a', marks }], settings)[0]?.verdict?.level).toBe('restricted');
    expect(classifyFields([{ name: 'a', marks }])[0]?.verdict).toBeUndefined();
  });
});

describe('what a field looks like', () => {
  test.each<[string, ClassifiableField, string, string, readonly string[]]>([
    ['is found', { name: 'email', types: text }, 'confidential', 'name', ['undeclared']],
    [
      'is declared',
      { name: 'email', types: text, marks: [mark('x-pii', true)] },
      'confidential',
      'declared-field',
      [],
    ],
    [
      'is declared as harmless',
      { name: 'email', types: text, marks: [mark('x-pii', false)] },
      'public',
      'declared-field',
      [],
    ],
    [
      'is never harmless',
      { name: 'password', types: text, marks: [mark('x-sensitive', false)] },
      'restricted',
      'name',
      ['under-declared'],
    ],
    [
      'is never internal',
      { name: 'passportNumber', types: text, marks: [mark('classification', 'internal')] },
      'restricted',
      'name',
      ['under-declared'],
    ],
  ])('%s', (_, field, level, source, faults) => {
    const [found] = classifyFields([field]);
    expect([found?.verdict?.level, found?.source, found?.faults]).toEqual([level, source, faults]);
    expect(found?.detected).toBeDefined();
  });

  test('says what it is where it is only said to be sensitive', () => {
    const [found] = classifyFields([{ name: 'email', types: text, marks: [mark('x-pii', true)] }]);
    expect(found?.verdict?.categories).toEqual(found?.detected?.categories);
    expect(found?.declared?.categories).toEqual(['user']);
  });

  test('keeps what was done to it', () => {
    const [found] = classifyFields([{ name: 'email', marks: [mark('x-hashed', true)] }]);
    expect(found?.verdict).toMatchObject({ handling: 'hashed', confidence: 'high' });
  });

  test('keeps what was done to it where what holds it is declared', () => {
    const fields = nested({ marks: [mark('x-pii', true)] }, { marks: [mark('x-hashed', true)] });
    expect(classifyFields({ fields })[1]?.declared).toMatchObject({ handling: 'hashed' });
  });

  test('a moment is no e-mail', () => {
    const [found] = classifyFields([{ name: 'email', types: text, format: 'date-time' }]);
    expect(found?.verdict).toBeUndefined();
  });

  test('what is in a container of secrets is suspect', () => {
    const fields = nested({ name: 'secrets' }, { name: 'database' });
    expect(classifyFields({ fields })[1]).toMatchObject({
      verdict: { level: 'restricted', confidence: 'medium', categories: ['credential'] },
      source: 'name',
      faults: ['undeclared'],
    });
  });
});

test('names by themselves are classified, with what holds them', () => {
  const found = classifyFields([
    { name: 'email', type: 'string' },
    { name: 'email', type: 'boolean' },
    { name: 'amount', container: 'order.pii' },
    { name: 'amount', container: 'order' },
  ]);
  expect(found.map(({ source }) => source)).toEqual(['name', 'none', 'declared-container', 'none']);
});

test.each([
  ['fileHash', 'internal'],
  ['scan', 'restricted'],
])('bytes that are the value of %s are %s', (name, level) => {
  const value = { name: 'value', format: 'binary', types: ['bytes'] };
  expect(classifyFields({ fields: nested({ name }, value) })[1]?.verdict?.level).toBe(level);
});

test.each([
  ['a public key', 'publicKey', false],
  ['another key', 'keyPair', true],
])('of %s among credentials the parts are said to be secret or not', (_, container, isSecret) => {
  const fields = [
    { name: 'credentials', types: object },
    { name: container, types: object, parent: 0 },
    { name: 'material', types: text, parent: 1 },
  ];
  expect(classifyFields({ fields })[2]?.verdict?.categories.includes('credential') ?? false).toBe(
    isSecret,
  );
});
