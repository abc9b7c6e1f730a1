/** @jest-environment ./test/policy/opa-environment.mjs */
import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText } from '../../../../src/policy/engine/rego/canonical-text.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';
import { opa } from '../compile.js';
import { answer } from './answer.js';

// OPA answers everything in the first test.
jest.setTimeout(240_000);

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
    fc
      .uniqueArray(tie('value'), {
        minLength: 1,
        maxLength: 3,
        selector: (item) => canonicalText(parseRegoValue(item)),
      })
      .map((items) => `{${items.join(', ')}}`),
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

const part = fc.constantFrom('"a"', '"é"', '""', '"😀"', '"0"');
const count = fc.constantFrom('0', '1', '2', '3', '-1', '-2', '1.5', '9223372036854775807', '1e1');
const bounds = fc.constantFrom(
  ['0', '10'],
  ['10', '-7'],
  ['1.0', '3e1'],
  ['2.5', '3'],
  ['9007199254740999', '9007199254740993'],
  ['1e20', '100000000000000000004'],
);
const hexText = fc.constantFrom('"6c6F"', '"c3a9"', '"abc"', '"0x"');
const query = fc
  .array(fc.constantFrom('x', 'y', '=', '&', '+', '%20', '%C3%a9', '%', '%z', ';', ' ', 'é'), {
    maxLength: 9,
  })
  .map((parts) => JSON.stringify(parts.join('')));
const parameters = fc
  .array(
    fc.tuple(
      fc.constantFrom('"a"', '"b c"', '"é"', '1', '[2]', '"😀"'),
      fc.constantFrom('"x"', '"&="', '["z", "y"]', '{"z", "y"}', '[]', 'set()', '["x", "", "é~"]'),
    ),
    { maxLength: 4 },
  )
  .map((members) => `{${members.map(([key, member]) => `${key}: ${member}`).join(', ')}}`);
const uuid = fc
  .tuple(
    fc.constantFrom('', '', 'urn:uuid:', 'URN:uuid:', '{', 'x'),
    fc.uint8Array({ minLength: 16, maxLength: 16 }),
    fc.constantFrom('0', '1', '2', '4', 'f'),
    fc.constantFrom('', '-', '-'),
    fc.constantFrom('', '', '}'),
  )
  .map(([prefix, bytes, version, hyphen, suffix]) => {
    const hex = Buffer.from(bytes).toString('hex');
    const [low, middle, high, clock, node] = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      version + hex.slice(13, 16),
      hex.slice(16, 18) + '0' + hex.slice(19, 20),
      hex.slice(20),
    ];
    return JSON.stringify(prefix + [low, middle, high, clock, node].join(hyphen) + suffix);
  });
const marshalOptions = fc.constantFrom(
  '{}',
  '{"pretty": true}',
  '{"indent": "  "}',
  '{"prefix": "# "}',
  '{"prefix": "é", "indent": ""}',
  '{"pretty": false, "indent": " "}',
);
const vertices = fc
  .subarray(['"a"', '"b"', '"c"', '1', '[1]'])
  .map((items) => (items.length === 0 ? 'set()' : `{${items.join(', ')}}`));
const graph = fc
  .tuple(vertices, vertices, vertices, vertices)
  .map(([a, b, c, d]) => `{"a": ${a}, "b": ${b}, 1: ${c}, [1.0]: ${d}}`);

const instant = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc.constantFrom('0', '1.5', '1e18', '9223372036854775808'),
);
const zone = fc.constantFrom(
  '"UTC"',
  '"America/New_York"',
  '"Asia/Kathmandu"',
  '"Pacific/Apia"',
  '"x/y"',
);
const place = fc.tuple(instant, zone).map((parts) => `[${parts.join(', ')}]`);
const timeLayout = fc.constantFrom(
  'RFC3339Nano',
  'RFC822Z',
  'Mon Jan _2 06 3:4:5.999PM -070000',
  '002 __2 .000 Z07:00',
);
const moment = fc
  .tuple(instant, zone, timeLayout)
  .map(([ns, name, layout]) => `[${ns}, ${name}, "${layout}"]`);
/** Elements of a layout with what may stand for them. */
const layoutAndValue = fc
  .array(
    fc.constantFrom(
      ['1', '2'],
      ['02', '29'],
      ['_2', ' 9'],
      ['Jan', 'feb'],
      ['January', 'February'],
      ['Monday', 'sunday'],
      [' ', '   '],
      ['-', '/'],
      ['-07', '+23'],
      ['Z07:00', 'Z'],
      ['-070000', '-003015'],
      ['MST', 'GMT-4'],
      ['MST', 'CEST'],
      ['PM', 'AM'],
      ['15', '7'],
      ['3', '12'],
      ['04', '5'],
      ['5', '59.123456789123'],
      ['5.99', '7'],
      ['.000', '.+12'],
      [' 002', ' 060'],
    ),
    { maxLength: 4 },
  )
  .map((pairs) =>
    [0, 1].map((side) =>
      JSON.stringify([['2006', '2024'], ...pairs].map((pair) => pair[side]).join('')),
    ),
  );
const duration = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.array(
      fc
        .tuple(
          fc.constantFrom('1', '.5', '1.', '0.333333333333', '1.2.3', '', '9223372036854775807'),
          fc.constantFrom('h', 'm', 's', 'ms', 'µs', 'μs', 'ns', 'd', 'w', 'y', 'q', ''),
        )
        .map((parts) => parts.join('')),
      { maxLength: 3 },
    ),
  )
  .map(([sign, parts]) => JSON.stringify(sign + parts.join('')));
const steps = fc.integer({ min: -40, max: 40 }).map(String);

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
  ['hex.encode', fc.tuple(text), 20],
  ['hex.decode', fc.tuple(fc.oneof(hexText, text)), 40],
  ['base64url.encode_no_pad', fc.tuple(text), 20],
  ['crypto.md5', fc.tuple(text), 20],
  ['crypto.hmac.sha512', fc.tuple(text, text), 20],
  ['urlquery.encode', fc.tuple(text), 40],
  ['urlquery.decode', fc.tuple(query), 60],
  ['urlquery.encode_object', fc.tuple(parameters), 60],
  ['urlquery.decode_object', fc.tuple(query), 60],
  ['uuid.parse', fc.tuple(uuid), 60],
  ['strings.split_n', fc.tuple(text, fc.oneof(part, text), count), 80],
  ['indexof_n', fc.tuple(text, part), 60],
  ['numbers.range_step', fc.tuple(bounds, count).map(([ends, step]) => [...ends, step]), 60],
  ['json.marshal_with_options', fc.tuple(value, marshalOptions), 80],
  ['time.date', fc.tuple(place), 40],
  ['time.clock', fc.tuple(place), 40],
  ['time.weekday', fc.tuple(place), 40],
  ['time.format', fc.tuple(moment), 80],
  ['time.add_date', fc.tuple(instant, steps, steps, steps), 60],
  ['time.diff', fc.tuple(place, place), 60],
  ['time.parse_ns', layoutAndValue, 200],
  ['time.parse_duration_ns', fc.tuple(duration), 100],
  ['graph.reachable_paths', fc.tuple(graph, vertices), 80],
];

const samples = new Map(
  calls.map(([builtin, operands, numRuns]) => [builtin, fc.sample(operands, { seed, numRuns })]),
);

/** One package a builtin: `a<index>.p` has the answers that there are, by the index of the sample. */
function packageOf(builtin: string, index: number): string {
  const operands = samples.get(builtin) ?? [];
  const arity = operands[0]?.length ?? 0;
  const call = `${builtin}(${Array.from({ length: arity }, (_, at) => `operands[${at}]`).join(', ')})`;
  return `package agreement.a${index}

samples := [${operands.map((sample) => `[${sample.join(', ')}]`).join(', ')}]

p[index] := sprintf("%v", [[${call}]]) if some index, operands in samples`;
}

let answers: Promise<unknown> | undefined;

/** OPA's answers to all samples at once. */
async function answerAll(): Promise<unknown> {
  const modules = Object.fromEntries(
    calls.map(([builtin], index) => [`a${index}.rego`, packageOf(builtin, index)]),
  );
  const request = { modules, query: 'data.agreement' };
  const { resultSet } = await opa.evaluate(request, { timeLimitMs: 180_000 });
  return resultSet[0]?.expressions[0]?.value;
}

test.each(calls.map(([builtin], index) => ({ builtin, index })))(
  '$builtin answers as OPA does',
  async ({ builtin, index }) => {
    const operands = samples.get(builtin) ?? [];
    const theirs = await (answers ??= answerAll());
    expect(theirs).toMatchObject({ [`a${index}`]: { p: expect.any(Object) } });
    const expected = (theirs as Record<string, { readonly p: object }>)[`a${index}`]?.p ?? {};
    expect(Object.keys(expected).length).toBeGreaterThan(operands.length / 20);
    const ours = operands
      .map((sample, at) => [String(at), `[${answer(builtin, ...sample)}]`] as const)
      .filter(([, text]) => !text.startsWith('[undefined'));
    expect(Object.fromEntries(ours)).toEqual(expected);
  },
);
