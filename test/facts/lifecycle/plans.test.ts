import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import {
  type Break,
  type ComparedContract,
  judgePlans,
  type LifecycleSettings,
  type PlanEntry,
  resolveLifecycle,
  writePlan,
} from '../../../src/facts/lifecycle/index.js';
import { coverByPlan } from '../../../src/facts/lifecycle/plans/cover-by-plan.js';
import { planJsonSchema } from '../../../src/facts/lifecycle/plans/plan-schema.js';
import { readPlan, toPlan } from '../../../src/facts/lifecycle/plans/read-plan.js';
import { parseSettings } from '../../../src/source/index.js';
import { writeFiles } from '../../verdict/sample-run.js';
import { brokenBy, fingerprint, now, planOf, planText } from './samples.js';

describe('a plan', () => {
  test('is read', () => {
    expect(planOf()).toMatchObject({
      id: 'plans/orders.yaml',
      faults: [],
      plan: {
        contract: 'openapi.yaml',
        owner: 'team-orders',
        consumers: [{ name: 'billing', state: 'pending' }],
        deprecatedOn: '2026-05-01',
        sunsetOn: '2026-11-01',
        expires: '2027-01-30',
      },
    });
  });

  test.each<[string, Record<string, string>, readonly string[], string]>([
    ['without an owner', { 'owner: team-orders\n': '' }, ['ownerless'], 'owner is missing'],
    ['with an empty owner', { 'team-orders': '""' }, ['ownerless'], 'owner is ""'],
    ['with an invisible owner', { 'team-orders': '"\u200b"' }, ['ownerless'], 'owner is'],
    [
      'without a replacement',
      { 'replacement: GET /v2/orders\n': '' },
      ['incomplete'],
      'replacement is missing',
    ],
    ['without a sunset', { 'sunsetOn: 2026-11-01\n': '' }, ['incomplete'], 'sunsetOn is missing'],
    ['without steps', { '[Tell the consumers., Remove it.]': '[]' }, ['incomplete'], 'steps is []'],
    [
      'without consumers',
      { 'consumers:\n  - { name: billing, state: pending }\n': '' },
      ['incomplete'],
      'consumers is missing',
    ],
    [
      'with a key that does not exist',
      { 'owner:': 'ownr:' },
      ['malformed', 'ownerless'],
      'there is no ownr',
    ],
    [
      'with a state that does not exist',
      { 'state: pending': 'state: migratd' },
      ['malformed'],
      'consumers[0].state is "migratd"',
    ],
    [
      'with a consumer twice',
      {
        '- { name: billing, state: pending }':
          '- { name: billing, state: pending }\n  - { name: billing, state: migrated }',
      },
      ['malformed'],
      'consumers[1].name is billing, which stands there before',
    ],
    [
      'with a day that is none',
      { '2026-11-01': '2026-02-29' },
      ['malformed'],
      'sunsetOn is "2026-02-29"',
    ],
    [
      'that ends before it begins',
      { '2026-11-01': '2026-04-30' },
      ['malformed'],
      'sunsetOn is 2026-04-30, before deprecatedOn, 2026-05-01',
    ],
    [
      'that expires before it holds',
      { 'steps:': 'expires: 2026-10-31\nsteps:' },
      ['malformed'],
      'expires is 2026-10-31, before sunsetOn',
    ],
    [
      'with a pointer that is none',
      { '/paths/~1orders/get': 'paths/orders' },
      ['malformed'],
      'changes[0].pointer is "paths/orders"',
    ],
    [
      'with a fingerprint that is none',
      {
        'rule: openapi-diff/operation-removed\n    pointer: /paths/~1orders/get':
          'fingerprint: v1:12',
      },
      ['malformed'],
      'changes[0].fingerprint is "v1:12"',
    ],
  ])('%s has a fault', (_, replaced, expected, message) => {
    const { plan, faults } = planOf(replaced);
    expect(plan).toBeUndefined();
    expect(faults.map(({ code }) => code).sort()).toEqual([...expected].sort());
    expect(faults.some((fault) => fault.message.startsWith(message))).toBe(true);
  });

  test('tells where a fault stands, and what was meant', () => {
    const [fault] = planOf({ 'owner:': 'ownr:' }).faults.filter(({ code }) => code === 'malformed');
    expect(fault).toMatchObject({
      hint: 'Did you mean owner?',
      location: { uri: 'plans/orders.yaml', region: { startLine: 6, startColumn: 1 } },
    });
  });

  test.each([
    ['null', ''],
    ['a list', '- a\n'],
    ['a text', 'hello\n'],
  ])('is malformed as %s', (_, text) => {
    const read = parseSettings('p.yaml', text);
    if (read.kind === 'problem') throw new Error(read.problem.message);
    const entry = toPlan(read.settings, resolveLifecycle());
    expect(entry.plan).toBeUndefined();
    expect(entry.faults.map(({ code }) => code)).toEqual(['malformed']);
  });

  test('has the notice that the policy asks for', () => {
    const asked = (minimumDays: number) => planOf({}, { plans: { minimumDays } }).faults;
    expect(asked(184)).toEqual([]);
    expect(asked(185)).toMatchObject([
      {
        message: 'sunsetOn is 184 days after deprecatedOn, and 185 are asked for',
        hint: 'Choose 2026-11-02 or later.',
      },
    ]);
  });

  test('that is no YAML is a problem', async () => {
    const cwd = writeFiles({ 'p.yaml': 'owner: [' });
    expect(await readPlan('p.yaml', cwd, resolveLifecycle())).toMatchObject({
      kind: 'problem',
      problem: { code: 'yaml-invalid', location: { uri: 'p.yaml' } },
    });
    expect(await readPlan('q.yaml', cwd, resolveLifecycle())).toMatchObject({ kind: 'problem' });
  });

  test('never repeats a secret', () => {
    const key = `AKIA${'ABCD'.repeat(4)}`;
    const { faults } = planOf({ 'state: pending': `state: ${key}` });
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(faults)).not.toContain(key);
  });
});

describe('a plan that names a break', () => {
  const migrated = { 'state: pending': 'state: migrated' };
  test.each<[string, string, Record<string, string>, string]>([
    ['before its day', '2026-10-31T23:59:59Z', {}, 'plan-not-due'],
    ['on its day', '2026-11-01T00:00:00Z', {}, 'holds'],
    ['on its last day', '2027-01-30T23:59:59Z', {}, 'holds'],
    ['after its last day', '2027-01-31T00:00:00Z', {}, 'plan-expired'],
    [
      'after a last day of its own',
      '2026-11-03T00:00:00Z',
      { 'steps:': 'expires: 2026-11-02\nsteps:' },
      'plan-expired',
    ],
    ['before its day, when all have migrated', '2026-06-01T00:00:00Z', migrated, 'holds'],
    [
      'before anybody is told, when all have migrated',
      '2026-04-30T23:59:59Z',
      migrated,
      'plan-not-due',
    ],
    [
      'before its day, when nobody is named',
      '2026-06-01T00:00:00Z',
      { '\n  - { name: billing, state: pending }': ' []' },
      'plan-not-due',
    ],
    [
      'on its day, when nobody is named',
      '2026-11-01T00:00:00Z',
      { '\n  - { name: billing, state: pending }': ' []' },
      'holds',
    ],
    ['with a fault', '2026-11-21T00:00:00Z', { 'team-orders': '""' }, 'plan-malformed'],
  ])('%s', (_, at, replaced, expected) => {
    const answer = coverByPlan([planOf(replaced)], new Date(at))?.answer;
    expect(answer?.holds === false ? answer.code : 'holds').toBe(expected);
  });

  test('is the waiver of the finding', () => {
    expect(coverByPlan([planOf()], now)).toMatchObject({
      answer: {
        message:
          'the plan plans/orders.yaml of team-orders ended the old form on 2026-11-01, though billing has not migrated',
      },
      waiver: {
        id: 'plans/orders.yaml',
        owner: 'team-orders',
        reason: 'The list does not scale.',
        expires: '2027-01-30',
      },
    });
  });

  test('holds although another one does not', () => {
    const expired = planOf({ 'steps:': 'expires: 2026-11-02\nsteps:' });
    expect(coverByPlan([expired, planOf()], now)?.answer.holds).toBe(true);
  });
});

describe('judging plans', () => {
  const contract = (breaks: readonly Break[], isDecided = true): ComparedContract => ({
    names: ['./openapi.yaml', 'orders'],
    breaks,
    isDecided,
  });
  const judge = (
    entry: PlanEntry,
    contracts: readonly ComparedContract[],
    { at = now, isWhole = true }: { at?: Date; isWhole?: boolean } = {},
  ) => {
    const [judged] = judgePlans([entry], contracts, { now: at, isWhole });
    return [judged?.state, judged?.faults.map(({ code }) => code), judged?.matched.length];
  };
  const early = { at: new Date('2026-10-01T00:00:00Z') };
  const two = planOf({
    'owner:': `  - fingerprint: ${fingerprint.replace('0a', '0b')}\nowner:`,
  });

  test.each<[string, () => unknown, unknown]>([
    ['active', () => judge(planOf(), [contract([brokenBy()])]), ['active', [], 1]],
    [
      'active by its name',
      () =>
        judge(planOf({ 'contract: openapi.yaml': 'contract: orders' }), [contract([brokenBy()])]),
      ['active', [], 1],
    ],
    [
      'active by the change in detail',
      () =>
        judge(planOf({ 'openapi-diff/operation-removed': 'operation.removed' }), [
          contract([brokenBy()]),
        ]),
      ['active', [], 1],
    ],
    ['planned before its day', () => judge(planOf(), [contract([])], early), ['planned', [], 0]],
    [
      'planned before its day although something breaks',
      () => judge(planOf(), [contract([brokenBy()])], early),
      ['planned', [], 1],
    ],
    [
      'active before its day, when all have migrated',
      () => judge(planOf({ 'state: pending': 'state: migrated' }), [contract([brokenBy()])], early),
      ['active', [], 1],
    ],
    [
      'planned before anybody is told, when all have migrated',
      () =>
        judge(planOf({ 'state: pending': 'state: migrated' }), [contract([brokenBy()])], {
          at: new Date('2026-04-01T00:00:00Z'),
        }),
      ['planned', [], 1],
    ],
    [
      'unmatched when nothing breaks',
      () => judge(planOf(), [contract([])]),
      ['unmatched', ['unmatched'], 0],
    ],
    [
      'unmatched by another pointer',
      () => judge(planOf(), [contract([brokenBy({ pointer: '/paths/~1orders/get/responses' })])]),
      ['unmatched', ['unmatched'], 0],
    ],
    [
      'unmatched in part',
      () => judge(two, [contract([brokenBy()])]),
      ['unmatched', ['unmatched'], 1],
    ],
    [
      'unmatched by another contract',
      () =>
        judge(planOf({ 'contract: openapi.yaml': 'contract: opnapi.yaml' }), [
          contract([brokenBy()]),
        ]),
      ['unmatched', ['contract-unknown'], 0],
    ],
    [
      'not unmatched where a version could not be read',
      () => judge(planOf(), [contract([], false)]),
      ['active', [], 0],
    ],
    [
      'not unmatched where its contract was not compared',
      () => judge(planOf(), [], { isWhole: false }),
      ['active', [], 0],
    ],
    [
      'expired',
      () => judge(planOf(), [contract([brokenBy()])], { at: new Date('2027-02-01T00:00:00Z') }),
      ['expired', ['expired'], 1],
    ],
    [
      'malformed',
      () => judge(planOf({ 'team-orders': '""' }), [contract([brokenBy()])]),
      ['malformed', ['ownerless'], 1],
    ],
  ])('%s', (_, run, expected) => {
    expect(run()).toEqual(expected);
  });

  test('says which contract was meant', () => {
    const entry = planOf({ 'contract: openapi.yaml': 'contract: order' });
    const [judged] = judgePlans([entry], [contract([])], { now, isWhole: true });
    expect(judged?.faults[0]).toMatchObject({
      message: 'the plan plans/orders.yaml is about order, which is no contract that was compared',
      hint: 'Did you mean orders?',
      location: { region: { startLine: 2 } },
    });
  });
});

describe('a plan for a change in a file of a split contract', () => {
  test.each<[string, string | undefined, string | undefined, string]>([
    ['covers that file', 'common.yaml', 'common.yaml', 'active'],
    ['may begin with a dot', './common.yaml', 'common.yaml', 'active'],
    ['covers no other file', 'common.yaml', 'pay.yaml', 'unmatched'],
    ['covers not the contract itself', 'common.yaml', undefined, 'unmatched'],
    ['covers no file that it does not name', undefined, 'common.yaml', 'unmatched'],
  ])('%s', (_, planned, file, state) => {
    const pointer = 'pointer: /paths/~1orders/get';
    const plan = planOf(
      planned === undefined ? {} : { [pointer]: `${pointer}\n    file: ${planned}` },
    );
    const breaks = [brokenBy(file === undefined ? {} : { file })];
    const [judged] = judgePlans([plan], [{ names: ['openapi.yaml'], breaks, isDecided: true }], {
      now,
      isWhole: true,
    });
    expect(judged?.state).toBe(state);
    expect(judged?.faults.map(({ hint }) => hint)).toEqual(
      state === 'active' ? [] : [expect.stringMatching(/(?:name|leave) file/)],
    );
  });
});

describe('a plan for some values of a list', () => {
  const entry = (what: string) =>
    planOf({ 'pointer: /paths/~1orders/get': `pointer: /paths/~1orders/get\n    ${what}` });
  const answer = (plan: PlanEntry, what: readonly string[]) => {
    const contract = { names: ['openapi.yaml'], breaks: [brokenBy({ what })], isDecided: true };
    const [judged] = judgePlans([plan], [contract], { now, isWhole: true });
    return [judged?.state, judged?.matched.length];
  };
  test.each<[string, readonly string[], readonly [string, number]]>([
    ['what: [b]', ['b'], ['active', 1]],
    ['what: [b, c]', ['b'], ['active', 1]],
    ['what: [b]', ['b', 'c'], ['unmatched', 0]],
    ['what: [b]', ['c'], ['unmatched', 0]],
    ['what: [1, true, null]', ['1', 'true', 'null'], ['active', 1]],
  ])('%s, when %j end', (written, what, expected) => {
    expect(answer(entry(written), what)).toEqual(expected);
  });

  test('has to name them', () => {
    const contract = {
      names: ['openapi.yaml'],
      breaks: [brokenBy({ what: ['b', 'c'] })],
      isDecided: true,
    };
    const [judged] = judgePlans([planOf()], [contract], { now, isWhole: true });
    expect(judged?.faults).toMatchObject([
      { hint: 'What breaks there is b, c: name all of it in what, if that was agreed on.' },
    ]);
  });

  test('says so when it names none', () => {
    expect(entry('what: []').faults).toMatchObject([{ code: 'incomplete' }]);
    expect(entry('what: b').faults).toMatchObject([{ code: 'malformed' }]);
  });
});

describe('the skeleton of a plan', () => {
  const write = (breaks: readonly Break[], settings: LifecycleSettings = {}, by?: 'fingerprint') =>
    writePlan('api/openapi.yaml', breaks, {
      policy: resolveLifecycle(settings),
      now,
      ...(by && { by }),
    });
  const fill = (text: string) =>
    text
      .replace('owner: ""', 'owner: a')
      .replace('reason: ""', 'reason: a')
      .replace('replacement: ""', 'replacement: a')
      .replace('name: ""', 'name: a')
      .replace('sunsetOn: ""', 'sunsetOn: 2026-12-01')
      .replace('- ""', '- a');
  const read = (text: string) => {
    const settings = parseSettings('p.yaml', text);
    if (settings.kind === 'problem') throw new Error(settings.problem.message);
    return toPlan(settings.settings, resolveLifecycle());
  };

  test('is malformed until a person has filled it in', () => {
    const text = write([brokenBy()]);
    const faults = read(text).faults.map(({ message }) => message.split(' ')[0]);
    expect(faults).toEqual([
      'owner',
      'reason',
      'replacement',
      'consumers[0].name',
      'sunsetOn',
      'steps[0]',
    ]);
    expect(read(fill(text)).faults).toEqual([]);
  });

  test.each([undefined, 'fingerprint' as const])('names the breaks (by %s)', (by) => {
    const breaks = [
      brokenBy({ what: ['no', '1', 'a: #b'] }),
      brokenBy({ pointer: '/paths/~1a b/get: #\'"', fingerprint }),
    ];
    const entry = read(fill(write(breaks, {}, by)));
    const [judged] = judgePlans(
      [entry],
      [{ names: ['api/openapi.yaml'], breaks, isDecided: true }],
      { now, isWhole: true },
    );
    expect(judged?.matched).toHaveLength(2);
  });

  test('proposes the first day that the policy allows', () => {
    expect(write([], { plans: { minimumDays: 40 } })).toContain('sunsetOn: 2026-12-31 ');
  });

  test('never repeats a secret', () => {
    const key = `AKIA${'ABCD'.repeat(4)}`;
    const text = write([brokenBy({ what: [key] })]);
    expect(text).not.toContain(key);
    expect(text).toContain(`- fingerprint: "${fingerprint}"`);
  });

  test('keeps each message on its line', () => {
    const text = write([brokenBy({ message: 'a\nowner: b\u2028\u0085c' })]);
    expect((load(text) as { owner: string }).owner).toBe('');
  });
});

describe('the schema of plans', () => {
  const schema = JSON.parse(
    readFileSync(
      join(__dirname, '..', '..', '..', 'src', 'facts', 'lifecycle', 'plan.schema.json'),
      'utf8',
    ),
  ) as object;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

  test('is what the code reads by', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(planJsonSchema())));
  });

  test.each<[string, object, boolean]>([
    ['a sound plan', {}, true],
    ['a key that does not exist', { ownr: 'a' }, false],
    ['no owner', { owner: undefined }, false],
    ['an empty owner', { owner: '' }, false],
    ['no change', { changes: [] }, false],
    ['a change of both kinds', { changes: [{ fingerprint, rule: 'a', pointer: '' }] }, false],
    ['a state that does not exist', { consumers: [{ name: 'a', state: 'gone' }] }, false],
    ['no consumer', { consumers: [] }, true],
  ])('judges %s as the reader does', (_, fields, isValid) => {
    const value: unknown = JSON.parse(JSON.stringify({ ...(load(planText) as object), ...fields }));
    expect(validate(value)).toBe(isValid);
    const settings = parseSettings('p.yaml', JSON.stringify(value));
    if (settings.kind === 'problem') throw new Error(settings.problem.message);
    expect(toPlan(settings.settings, resolveLifecycle()).plan !== undefined).toBe(isValid);
  });
});
