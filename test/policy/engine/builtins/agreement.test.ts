/** @jest-environment ./test/policy/opa-environment.mjs */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluatorOf, opa } from '../compile.js';

const seed = 20_261_121;

/** JSON texts that a Rego literal may hold; every number as it is written. */
const number = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((value) => {
    const text = JSON.stringify(value);
    return /[.e]/.test(text) ? text : `${text}.0`;
  }),
  fc.constantFrom(
    '0',
    '1',
    '65',
    '1.0',
    '0.5',
    '2.5',
    '1e2',
    '1e21',
    '100000.0',
    '1e-7',
    '9223372036854775807',
  ),
);
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme-ascii' }),
    fc.constantFrom('', 'é', '日本', '😀', 'a\tb\n', '100%'),
  )
  .map((value) => JSON.stringify(value));
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    text,
    fc.constantFrom('true', 'false', 'null', 'set()', '[]', '{}'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }).map((items) => `{${items.join(', ')}}`),
    fc
      .uniqueArray(fc.tuple(text, tie('value')), { maxLength: 3, selector: ([key]) => key })
      .map((members) => `{${members.map(([key, member]) => `${key}: ${member}`).join(', ')}}`),
  ),
}));

const directive = fc
  .tuple(
    fc.subarray(['+', '-', '#', ' ', '0'], { maxLength: 2 }).map((flags) => flags.join('')),
    fc.constantFrom('', '', '', '', '[1]', '[2]', '[9]', '[x]'),
    fc.constantFrom('', '', '', '5', '12', '*'),
    fc.constantFrom('', '', '', '.', '.0', '.3', '.20', '.*', '.[1]2'),
    fc.constantFrom(...Array.from('vvvdsqxXobcUeEfFgGtTOw%yé')),
  )
  .map((parts) => `%${parts.join('')}`);
const format = fc
  .array(fc.oneof(directive, fc.constantFrom('', 'x ', 'é', '😀: ')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => JSON.stringify(parts.join('')));

const quantity = fc
  .tuple(
    fc.constantFrom('', '', '-', '+'),
    fc.constantFrom(
      '',
      '1',
      '0',
      '100',
      '1.5',
      '.5',
      '2.',
      '0.1',
      '123456789012345678901234567890',
    ),
    fc.constantFrom('', '', 'e3', 'E-2', 'e', 'e+40', 'e1234567'),
    fc.constantFrom(
      '',
      'm',
      'M',
      'k',
      'Ki',
      'ki',
      'Mi',
      'G',
      'GB',
      'GiB',
      'E',
      'Ei',
      'B',
      ' Mi',
      '"',
      'x',
    ),
  )
  .map((parts) => JSON.stringify(parts.join('')));

const identifier = fc.constantFrom(
  '0',
  '1',
  '01',
  '10',
  'alpha',
  'rc-1',
  '99999999999999999999',
  '',
);
const version = fc
  .tuple(
    fc.constantFrom('', '', '', 'v'),
    fc.array(fc.constantFrom('0', '1', '2', '10', '01'), { minLength: 3, maxLength: 3 }),
    fc.option(fc.array(identifier, { minLength: 1, maxLength: 3 })),
    fc.option(identifier, { freq: 6 }),
  )
  .map(([v, numbers, pre, build]) =>
    JSON.stringify(
      `${v}${numbers.join('.')}${pre ? `-${pre.join('.')}` : ''}${build === null ? '' : `+${build}`}`,
    ),
  );
const affixes = fc.oneof(
  fc.constantFrom('"a"', '"ab"', '""', '"😀"'),
  fc.subarray(['"a"', '"ab"', '"b"', '"😀"', '1']).map((items) => `[${items.join(', ')}]`),
  fc.subarray(['"a"', '"bb"'], { minLength: 1 }).map((items) => `{${items.join(', ')}}`),
);

const calls: readonly (readonly [
  builtin: string,
  operands: fc.Arbitrary<readonly string[]>,
  cases: number,
])[] = [
  [
    'sprintf',
    fc.tuple(
      format,
      fc.array(value, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    ),
    200,
  ],
  ['units.parse', fc.tuple(quantity), 150],
  ['units.parse_bytes', fc.tuple(quantity), 150],
  ['semver.compare', fc.tuple(version, version), 150],
  ['semver.is_valid', fc.tuple(version), 100],
  ['strings.any_prefix_match', fc.tuple(affixes, affixes), 60],
  ['strings.any_suffix_match', fc.tuple(affixes, affixes), 60],
  ['strings.count', fc.tuple(text, text), 60],
  ['object.subset', fc.tuple(value, value), 150],
];

test.each(calls)('%s answers as OPA does', async (builtin, operands, cases) => {
  const samples = fc.sample(operands, { seed, numRuns: cases });
  const arity = samples[0]?.length ?? 0;
  const call = `${builtin}(${Array.from({ length: arity }, (_, at) => `operands[${at}]`).join(', ')})`;
  const module = `package a

samples := [${samples.map((sample) => `[${sample.join(', ')}]`).join(', ')}]

p[index] := sprintf("%v", [[${call}]]) if some index, operands in samples`;
  const evaluator = await evaluatorOf(module, ['a/p']);
  const { resultSet } = await opa.evaluate({ modules: { 'a.rego': module }, query: 'data.a.p' });
  const expected = resultSet[0]?.expressions[0]?.value;
  expect(Object.keys(expected ?? {}).length).toBeGreaterThan(cases / 20);
  expect(evaluator.evaluate({}, 'a/p')).toEqual(expected);
});
