import { expect, test } from '@jest/globals';
import type { OpaType } from '../../../src/policy/opa/index.js';
import { typeOfDetails, unknownDetails } from '../../../src/policy/rule-types/type-of-details.js';
import { writeRuleTypes } from '../../../src/policy/rule-types/write-rule-types.js';
import { writeType } from '../../../src/policy/rule-types/write-type.js';

const text: OpaType = { type: 'string' };
const amount: OpaType = { type: 'number' };

test.each<[string, OpaType, string]>([
  ['a scalar', text, 'string'],
  ['anything', { type: 'any' }, 'unknown'],
  ['one of several', { type: 'any', of: [text, amount, text] }, 'number | string'],
  ['several of which one is anything', { type: 'any', of: [text, { type: 'any' }] }, 'unknown'],
  ['a set', { type: 'set', of: text }, 'readonly (string)[]'],
  ['an empty array', { type: 'array' }, 'readonly []'],
  ['an array', { type: 'array', dynamic: amount }, 'readonly (number)[]'],
  [
    'an array that begins with something',
    { type: 'array', static: [text], dynamic: amount },
    'readonly [string, ...(number)[]]',
  ],
  [
    'an object',
    { type: 'object', static: [{ key: 'at most', value: amount }] },
    '{ readonly "at most": number }',
  ],
  [
    'an object of any keys',
    { type: 'object', dynamic: { key: text, value: amount } },
    'Readonly<Record<string, number>>',
  ],
  [
    'an object with any other keys',
    {
      type: 'object',
      static: [{ key: 'a', value: amount }],
      dynamic: { key: text, value: text },
    },
    '{ readonly "a": number; readonly [key: string]: number | string }',
  ],
])('%s is written in TypeScript', (_, type, expected) => {
  expect(writeType(type)).toBe(expected);
});

function violations(...details: OpaType[]): OpaType {
  const elements = details.map((each): OpaType => ({
    type: 'object',
    static: [
      { key: 'msg', value: text },
      { key: 'details', value: each },
    ],
  }));
  const [first] = elements;
  return {
    type: 'set',
    of: elements.length === 1 && first ? first : { type: 'any', of: elements },
  };
}

const limit: OpaType = { type: 'object', static: [{ key: 'limit', value: amount }] };
const placedLimit: OpaType = {
  type: 'object',
  static: ['path', 'subject', 'related', 'measure', 'fixes', 'severity', 'hint', 'limit'].map(
    (key) => ({
      key,
      value: amount,
    }),
  ),
};
const anyDetails: OpaType = { type: 'object', dynamic: { key: text, value: { type: 'any' } } };

test.each<[string, OpaType, string]>([
  ['one definition', violations(limit), '{ readonly "limit": number }'],
  ['what stands elsewhere in the finding', violations(placedLimit), '{ readonly "limit": number }'],
  [
    'two definitions',
    violations(limit, { type: 'object', static: [{ key: 'found', value: text }] }),
    '{ readonly "found": string } | { readonly "limit": number }',
  ],
  ['details that only the input decides', violations(limit, anyDetails), unknownDetails],
  ['no details', violations({ type: 'object' }), unknownDetails],
  ['no rule', { type: 'any' }, unknownDetails],
  ['a rule that is no set', text, unknownDetails],
])('details of %s', (_, violation, expected) => {
  expect(typeOfDetails(violation)).toBe(expected);
});

test('rules are members by id, in order, each with its title', () => {
  const rules = [
    { id: 'b/two', title: 'Second */' },
    { id: 'a/one', title: 'First' },
  ];
  expect(writeRuleTypes(rules, new Map([['b/two', '{ readonly "limit": number }']]))).toBe(
    `interface RuleDetails {
  /** First */
  readonly "a/one": ${unknownDetails};
  /** Second *\\/ */
  readonly "b/two": { readonly "limit": number };
}
`,
  );
});
