import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import {
  defineRule,
  documents,
  evaluate,
  type EvaluateOptions,
  type FitnessReport,
  kubernetes,
  type RuleDefinition,
} from '../../../src/index.js';
import { isRecord } from '../../../src/source/is-record.js';
import { deployment } from '../../cli/manifests.js';

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
`;

const judge = (
  policies: readonly RuleDefinition[],
  {
    stdin = service,
    ...options
  }: Omit<EvaluateOptions, 'stdin'> & { readonly stdin?: string } = {},
): Promise<FitnessReport> =>
  evaluate([kubernetes({ manifests: '-' })], {
    policies,
    builtIn: false,
    stdin: Readable.from([Buffer.from(stdin)]),
    now: () => new Date('2026-01-31T12:00:00Z'),
    ...options,
  });

const serviceType = defineRule({
  id: 'team/service-type',
  title: 'Services are reached through an Ingress',
  severity: 'high',
  facts: 'object',
  unit: 'Service',
  notApplicable: 'there is no Service',
  parameters: {
    allowed: {
      type: 'array',
      items: { type: 'string' },
      default: ['ClusterIP'],
      description: 'Types that are allowed.',
    },
  },
  applies: ({ object }) => object.kind === 'Service',
  *check({ object: { spec } }, { parameters }) {
    const type = isRecord(spec) ? spec['type'] : undefined;
    if (typeof type === 'string' && !parameters.allowed.includes(type)) {
      yield { message: `the type is ${type}`, path: ['spec', 'type'], details: { type } };
    }
  },
});

const outcomes = ({ checks }: FitnessReport) =>
  Object.fromEntries(
    checks.map(({ rule, outcome, evidence, message }) => [
      rule,
      [outcome, evidence.examined, ...(message === undefined ? [] : [message])],
    ]),
  );

describe('a rule in TypeScript', () => {
  test('finds what is wrong, with its place', async () => {
    const report = await judge([serviceType]);
    expect(report.verdict.gate).toBe('closed');
    expect(report.packs.map(({ name }) => name)).toEqual(['TypeScript']);
    expect(report.checks).toMatchObject([
      {
        rule: 'team/service-type',
        outcome: 'fail',
        evidence: { unit: 'Service', examined: 1 },
        findings: [
          {
            message: 'the type is LoadBalancer',
            path: 'spec.type',
            subject: { id: 'core/Service/web' },
            location: { uri: 'stdin', region: { startLine: 6 } },
            details: { type: 'LoadBalancer' },
          },
        ],
      },
    ]);
    expect(report.checks[0]).not.toHaveProperty('docs');
  });

  test('passes only what it examined', async () => {
    const report = await judge([serviceType], { stdin: deployment() });
    expect(outcomes(report)).toEqual({
      'team/service-type': ['not-applicable', 0, 'there is no Service'],
    });
  });

  test.each([
    [
      'parameters',
      { rules: { 'team/service-type': { parameters: { allowed: ['LoadBalancer'] } } } },
      'pass',
    ],
    ['a severity', { rules: { 'team/service-type': 'low' as const } }, 'fail'],
    ['only', { only: ['team/service-type'] }, 'fail'],
  ])('is set by %s as every other one', async (_, options, outcome) => {
    const { checks } = await judge([serviceType], options);
    expect(checks).toMatchObject([{ rule: 'team/service-type', outcome }]);
  });

  test('is suggested where its name is misspelt, and its parameters are checked', async () => {
    await expect(judge([serviceType], { only: ['team/service-typ'] })).rejects.toMatchObject({
      hint: 'Did you mean team/service-type?',
    });
    const rules = { 'team/service-type': { parameters: { alowed: [] } } };
    await expect(judge([serviceType], { rules })).rejects.toMatchObject({
      message: 'team/service-type has no parameter alowed',
    });
  });

  test('judges beside the built-in rules', async () => {
    const report = await judge([serviceType], {
      builtIn: true,
      except: ['kubernetes/schema-valid'],
    });
    expect(report.packs.map(({ name }) => name)).toEqual(['archfit', 'TypeScript']);
    expect(report.checks.length).toBeGreaterThan(10);
    expect(outcomes(report)['team/service-type']).toEqual(['fail', 1]);
  });

  test('reads workloads, documents and sets as policies do', async () => {
    const replicas = defineRule({
      id: 'team/replicas',
      title: 'Two replicas',
      severity: 'medium',
      facts: 'workload',
      check: ({ workload: { replicas: count } }) =>
        count === null ? [] : [{ message: `${String(count.value)} replicas` }],
    });
    const names = defineRule({
      id: 'team/names',
      title: 'Names begin with the team',
      severity: 'medium',
      facts: 'kubernetes',
      check: ({ workloads }) => ({
        examined: Object.keys(workloads),
        violations: Object.values(workloads).map(({ id, name }) => ({
          subject: id,
          message: name,
        })),
      }),
    });
    const image = defineRule({
      id: 'team/image',
      title: 'Services have an image',
      severity: 'medium',
      facts: 'document',
      check: ({ document, uri }) => (isRecord(document) ? [{ message: uri }] : []),
    });
    const report = await evaluate(
      [kubernetes({ manifests: '-' }), documents({ files: 'package.json' })],
      {
        policies: [replicas, names, image],
        builtIn: false,
        stdin: Readable.from([Buffer.from(deployment({ name: 'web' }))]),
      },
    );
    expect(
      report.checks.flatMap(({ rule, findings }) => findings.map(({ message }) => [rule, message])),
    ).toEqual([
      ['team/image', 'package.json'],
      ['team/names', 'web'],
      ['team/replicas', expect.stringMatching(/^\d replicas$/)],
    ]);
  });
});

describe('a rule in TypeScript that goes wrong fails alone:', () => {
  const rule = (check: () => unknown): RuleDefinition =>
    defineRule({
      id: 'team/wrong',
      title: 'Wrong',
      severity: 'high',
      facts: 'object',
      // What JavaScript may give.
      check: check as () => readonly never[],
    });

  test.each<[string, () => unknown, string]>([
    ['it throws', () => (undefined as unknown as string[]).map(String), 'TypeError: Cannot read'],
    ['it throws no error', (): unknown => JSON.parse('{'), 'SyntaxError: '],
    ['it is asynchronous', () => Promise.reject(new Error('later')), 'check is asynchronous'],
    ['it gives no list', () => 'wrong', 'check gave a string and no list'],
    ['a violation has no message', () => [{ msg: 'x' }], 'an element of check has no message'],
    ['a key is unknown', () => [{ message: 'x', where: 1 }], 'has the key where'],
    [
      'details are no JSON',
      () => [{ message: 'x', details: { at: new Date() } }],
      '/at is an instance of Date',
    ],
    ['a path is none', () => [{ message: 'x', path: 'spec' }], 'a path is no list'],
  ])('%s', async (_, check, message) => {
    const report = await judge([rule(check), serviceType]);
    expect(outcomes(report)).toEqual({
      'team/service-type': ['fail', 1],
      'team/wrong': ['error', 0, expect.stringContaining(message)],
    });
    expect(report.problems).toMatchObject([{ code: 'policy-failed', location: { uri: 'stdin' } }]);
  });

  test('it cannot change what others see', async () => {
    const vandal = defineRule({
      id: 'team/vandal',
      title: 'Changes what it is given',
      severity: 'low',
      facts: 'object',
      check: ({ object }) => {
        Object.assign(object['spec'] ?? {}, { type: 'ClusterIP' });
        return [];
      },
    });
    expect(outcomes(await judge([vandal, serviceType]))).toEqual({
      'team/service-type': ['fail', 1],
      'team/vandal': ['error', 0, expect.stringContaining('read only property')],
    });
  });

  test('of a set that names no subject, or examined nothing', async () => {
    const ofSet = (id: string, findings: unknown) =>
      defineRule({
        id,
        title: 'A set',
        severity: 'low',
        facts: 'kubernetes',
        // What JavaScript may give.
        check: () => findings as { readonly examined: []; readonly violations: [] },
      });
    const stdin = deployment({ name: 'web' });
    const rules = [
      ofSet('team/nothing', { examined: [], violations: [] }),
      ofSet('team/placeless', { examined: [], violations: [{ message: 'x' }] }),
      ofSet('team/silent', undefined),
    ];
    expect(outcomes(await judge(rules, { stdin }))).toMatchObject({
      'team/nothing': ['not-applicable', 0, expect.anything()],
      'team/placeless': ['error', 0, expect.stringContaining('names no subject')],
      'team/silent': ['error', 0, expect.stringContaining('check gave undefined')],
    });
  });
});

describe('a rule that cannot be one is refused where it is defined:', () => {
  const sound = {
    id: 'team/rule',
    title: 'A rule',
    severity: 'high',
    facts: 'object',
    check: () => [],
  };

  test.each<[string, object, string]>([
    ['a misspelt key', { ...sound, titel: 'x' }, 'titel is no known key'],
    ['an id without a topic', { ...sound, id: 'rule' }, 'id must be <topic>/<check> in kebab-case'],
    ['no title', { ...sound, title: undefined }, 'title must be a text'],
    ['an unknown severity', { ...sound, severity: 'hihg' }, 'severity must be one of'],
    ['unknown facts', { ...sound, facts: 'pods' }, 'facts must be one of object, workload'],
    ['no check', { ...sound, check: [] }, 'check must be a function'],
    [
      'an async check',
      { ...sound, check: async () => Promise.resolve([]) },
      'check must not be async',
    ],
    [
      'applies of a set',
      { ...sound, facts: 'kubernetes', applies: () => true },
      'applies is for facts one by one',
    ],
    [
      'a parameter without a default',
      { ...sound, parameters: { n: { type: 'integer', description: 'x' } } },
      'parameters.n.default is missing',
    ],
  ])('%s', (_, input, message) => {
    // What JavaScript may give.
    expect(() => defineRule(input as Parameters<typeof defineRule>[0])).toThrow(
      expect.objectContaining({
        code: 'policy-contract',
        message: expect.stringContaining(message),
      }),
    );
  });

  test.each<[string, EvaluateOptions, string]>([
    [
      'two of one name',
      { policies: [serviceType, serviceType] },
      'two rules are called team/service-type',
    ],
    [
      'what is no policy',
      { policies: [{ id: 'x' } as unknown as RuleDefinition] },
      'policies holds {"id":"x"}',
    ],
    ['no rule at all', { builtIn: false }, 'the built-in rules are off, and there are no others'],
  ])('%s is misuse', async (_, options, message) => {
    await expect(evaluate([kubernetes({ manifests: '-' })], options)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
    });
  });
});

test('types say what a rule is given and may give', () => {
  defineRule({
    id: 'team/types',
    title: 'Types',
    severity: 'low',
    facts: 'workload',
    parameters: { least: { type: 'integer', default: 2, description: 'How many.' } },
    check({ workload }, { parameters }) {
      const least: number = parameters.least;
      // @ts-expect-error -- There is no such parameter.
      const most: unknown = parameters.most;
      // @ts-expect-error -- A workload has no such fact.
      const count: unknown = workload.replicaCount;
      return [{ message: String(least), path: ['spec', 0], details: { most, count } }];
    },
  });
  defineRule({
    id: 'team/types-of-sets',
    title: 'Types',
    severity: 'low',
    facts: 'contracts',
    // @ts-expect-error -- A rule about a set says what it examined.
    check: ({ contracts }) => Object.keys(contracts).map((message) => ({ message })),
  });
  expect(serviceType).toMatchObject({ id: 'team/service-type', scope: 'object', requires: [] });
});
