import { describe, expect, test } from '@jest/globals';
import { compareClasses, type FieldUse } from '../../../src/evaluate/joined/compare-classes.js';

type Declared = NonNullable<FieldUse['declared']>;

/** A field of a schema: `orders customer.email`. */
function use(where: string, declared?: Partial<Declared>, more: Partial<FieldUse> = {}): FieldUse {
  const [name = '', path = ''] = where.split(' ');
  return {
    keys: [{ key: path, hasEntity: true }],
    schema: { id: `${name}.yaml`, name },
    path,
    place: `${name}.yaml#${path}`,
    ...(declared && { declared: { categories: [], cause: `${name} ${path}`, ...declared } }),
    isLeftOut: false,
    note: () => where,
    ...more,
  };
}

function told(...uses: readonly FieldUse[]) {
  return compareClasses(uses).conflicts.map(
    ({ id, differs, highest, more }) => `${id}: ${differs} of ${highest.id}, ${more} more`,
  );
}

const high = { level: 'confidential' } as const;
const low = { level: 'internal' } as const;

describe('a conflict is', () => {
  test('what is declared lower than elsewhere', () => {
    expect(told(use('a c.email', high), use('b c.email', low), use('d c.email', high))).toEqual([
      'b c.email: level of a c.email, 0 more',
    ]);
  });

  test('what is declared as something else', () => {
    const contact = { ...high, categories: ['user', 'contact'] };
    const other = { ...high, categories: ['financial'] };
    expect(told(use('a c.ref', contact), use('b c.ref', other))).toEqual([
      'b c.ref: kind of a c.ref, 0 more',
    ]);
  });

  test('what is sensitive elsewhere and declared nowhere here', () => {
    expect(told(use('a c.tier', high), use('b c.tier'))).toEqual([
      'b c.tier: nothing of a c.tier, 0 more',
    ]);
  });

  test('told once of all that has its class of one declaration', () => {
    const part = { ...low, inheritedFrom: 'part', cause: 'b' } as const;
    expect(
      told(use('a c.x', high), use('b c.x', part), use('a c.y', high), use('b c.y', part)),
    ).toEqual(['b c.x: level of a c.x, 1 more']);
  });

  test('between two that are declared as a whole', () => {
    const of = (level: Declared['level'] & string): Declared => ({
      ...{ level, categories: [], cause: level, inheritedFrom: 'part' },
    });
    expect(told(use('a c.x', of('restricted')), use('b c.x', of('public')))).toEqual([
      'b c.x: level of a c.x, 0 more',
    ]);
  });
});

describe('no conflict is', () => {
  test.each<[string, readonly FieldUse[]]>([
    ['within one schema', [use('a c.email', high), use('a c.email', low, { place: 'other' })]],
    ['between fields of two names', [use('a c.email', high), use('b c.mail', low)]],
    [
      'where both have it of one definition',
      [use('a c.x', high, { place: 'shared' }), use('b c.x', low, { place: 'shared' })],
    ],
    [
      'between the level of a whole and that of a field in another',
      [use('a c.x', { ...high, inheritedFrom: 'whole' }), use('b c.x', low)],
    ],
    [
      'between the level of a part and that of a field in another',
      [use('a c.x', { ...high, inheritedFrom: 'part' }), use('b c.x', low)],
    ],
    [
      'between a kind and a part of it',
      [
        use('a c.x', { ...high, categories: ['contact'] }),
        use('b c.x', { ...high, categories: ['contact.email'] }),
      ],
    ],
    [
      'where one says no more than that it is about somebody',
      [
        use('a c.x', { ...high, categories: ['user'] }),
        use('b c.x', { ...high, categories: ['health_and_medical'] }),
      ],
    ],
    ['where nothing is declared and it is not sensitive', [use('a c.x', low), use('b c.x')]],
    [
      'where nothing is declared and another rule asks for it',
      [use('a c.x', high), use('b c.x', undefined, { isLeftOut: true })],
    ],
    [
      'where nothing is declared and nobody knows whose it is',
      [
        use('a email', high, { keys: [{ key: '.email', hasEntity: false }] }),
        use('b email', undefined, { keys: [{ key: '.email', hasEntity: false }] }),
      ],
    ],
  ])('%s', (_, uses) => {
    expect(told(...uses)).toEqual([]);
  });
});

test('what is compared are the schemas that declare a field that another one declares', () => {
  const { compared } = compareClasses([
    use('a c.x', low),
    use('b c.x', low),
    use('d c.x'),
    use('e c.y', low),
  ]);
  expect(compared).toEqual(['a.yaml', 'b.yaml']);
});

describe('a class that nobody gives a level', () => {
  test('is unclear beside another one', () => {
    const { unclear, conflicts } = compareClasses([
      use('a c.x', { word: 'gold' }),
      use('b c.x', high),
    ]);
    expect(conflicts).toEqual([]);
    expect(unclear).toEqual([
      {
        ...{ id: 'a c.x', path: 'c.x', schema: 'a', word: 'gold' },
        other: { schema: 'b', said: 'confidential' },
      },
    ]);
  });

  test('is the same as itself', () => {
    expect(
      compareClasses([use('a c.x', { word: 'Gold' }), use('b c.x', { word: 'gold' })]).unclear,
    ).toEqual([]);
  });
});
