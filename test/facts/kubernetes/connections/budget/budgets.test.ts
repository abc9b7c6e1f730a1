import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { budgetsJsonSchema } from '../../../../../src/facts/kubernetes/connections/budget/budgets-schema.js';
import { checkBudgets } from '../../../../../src/facts/kubernetes/connections/budget/check-budgets.js';
import { judge, workload } from '../manifests.js';

const whole = {
  databases: {
    'orders-db': {
      max: 200,
      reserved: 10,
      headroom: 0.1,
      engine: 'postgresql',
      hosts: ['orders-db.prod.svc'],
      perService: 50,
      cores: 4,
      consumers: [
        { service: 'reporting', share: 20 },
        { service: 'audit', peakRps: 100, querySeconds: 0.02 },
      ],
    },
  },
  brokers: { events: { max: 50, channels: 200, consumers: [{ service: 'audit', channels: 2 }] } },
  caches: { sessions: { max: 10_000, hosts: ['redis.prod.svc'] } },
  downstreams: { payments: { rate: 12.5, concurrency: 4 } },
  topics: { placed: { partitions: 12, consumers: [{ service: 'audit', group: 'audit' }] } },
  environments: {
    dev: {
      databases: { 'orders-db': { max: 40 } },
      brokers: { events: { max: 20 } },
      caches: { own: { max: 1 } },
      downstreams: { payments: { rate: 1 } },
      topics: { placed: { partitions: 1 } },
      nodes: 2,
    },
  },
  nodes: 5,
};

describe('a budget file', () => {
  test('is taken whole, and by its JSON Schema', () => {
    expect(checkBudgets(whole)).toEqual({ kind: 'value', value: whole });
    expect(new Ajv().validate(budgetsJsonSchema(), whole)).toBe(true);
  });

  test.each<[string, unknown, string, string]>([
    [
      'a misspelt key',
      { databases: { a: { max: 1, headrom: 0.1 } } },
      'there is no databases.a.headrom',
      'Did you mean headroom?',
    ],
    ['no max', { databases: { a: {} } }, 'databases.a.max is missing', 'A whole number'],
    [
      'a max that is text',
      { databases: { a: { max: '100' } } },
      'databases.a.max is "100"',
      'A whole number',
    ],
    ['a max of zero', { databases: { a: { max: 0 } } }, 'databases.a.max is 0', 'at least 1'],
    [
      'a negative reserve',
      { databases: { a: { max: 9, reserved: -1 } } },
      'databases.a.reserved is -1',
      'at least 0',
    ],
    [
      'all of it reserved',
      { databases: { a: { max: 9, reserved: 9 } } },
      'databases.a.reserved is 9, and 9 connections are all there are',
      'Reserve fewer',
    ],
    [
      'all of it reserved in an environment',
      {
        databases: { a: { max: 9, reserved: 5 } },
        environments: { dev: { databases: { a: { max: 5 } } } },
      },
      'environments.dev.databases.a.reserved is 5',
      'Reserve fewer',
    ],
    [
      'a headroom in percent',
      { databases: { a: { max: 9, headroom: 10 } } },
      'databases.a.headroom is 10',
      'A share from 0 to below 1',
    ],
    [
      'an engine that there is not',
      { databases: { a: { max: 9, engine: 'postgres' } } },
      'databases.a.engine is "postgres"',
      'Did you mean postgresql?',
    ],
    [
      'a consumer without a service',
      { databases: { a: { max: 9, consumers: [{ share: 1 }] } } },
      'databases.a.consumers[0].service is missing',
      '',
    ],
    [
      'an environment with a database of its own and no max',
      { databases: {}, environments: { dev: { databases: { a: { reserved: 1 } } } } },
      'environments.dev.databases.a.max is missing',
      'Give it a max',
    ],
    ['a list', [], 'the file is []', ''],
    ['a broker without max', { brokers: { a: {} } }, 'brokers.a.max is missing', 'A whole number'],
    [
      'all of a cache reserved',
      { caches: { a: { max: 1, reserved: 1 } } },
      'caches.a.reserved is 1',
      'Reserve fewer',
    ],
    [
      'a downstream without a limit',
      { downstreams: { a: { hosts: ['a.example.test'] } } },
      'downstreams.a has neither a rate nor a concurrency',
      'Give it a rate',
    ],
    [
      'a downstream of an environment without a limit',
      { environments: { dev: { downstreams: { a: { headroom: 0.1 } } } } },
      'environments.dev.downstreams.a has neither',
      'Give it a rate',
    ],
    [
      'a rate of zero',
      { downstreams: { a: { rate: 0 } } },
      'downstreams.a.rate is 0',
      'A number above 0',
    ],
    [
      'a topic without partitions',
      { topics: { a: {} } },
      'topics.a.partitions is missing',
      'A whole number',
    ],
    [
      'a topic that only an environment names, without partitions',
      { environments: { dev: { topics: { a: { consumers: [] } } } } },
      'environments.dev.topics.a.partitions is missing',
      'Give it its partitions',
    ],
    [
      'a figure that there is not',
      { databases: { a: { max: 9, consumers: [{ service: 's', peakRPS: 1 }] } } },
      'there is no databases.a.consumers[0].peakRPS',
      'Did you mean peakRps?',
    ],
  ])('%s is a fault', (_, value, message, hint) => {
    const checked = checkBudgets(value);
    expect(checked.kind === 'faults' ? checked.faults : []).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    ]);
  });
});

describe('the limit', () => {
  const orders = workload({ env: { DB_POOL_SIZE: '1' } });
  const supply = (limit: object, environments?: object) =>
    judge(
      [orders],
      {
        databases: { 'orders-db': { max: 200, ...limit } },
        ...(environments
          ? { environments: { dev: { databases: { 'orders-db': environments } } } }
          : {}),
      },
      'orders-db',
      environments ? { environment: 'dev' } : {},
    );

  test.each<[object, number, string]>([
    [{}, 200, '200'],
    [{ reserved: 10 }, 190, '200 max - 10 reserved = 190'],
    [{ headroom: 0.1 }, 180, '200 max x 90 % = 180'],
    [{ reserved: 10, headroom: 0.1 }, 171, '(200 max - 10 reserved) x 90 % = 171'],
    [{ reserved: 11, headroom: 0.1 }, 170, '(200 max - 11 reserved) x 90 % = 170'],
    [{ max: 100, headroom: 0.9 }, 10, '100 max x 10 % = 10'],
    [{ max: 1000, headroom: 0.7 }, 300, '1000 max x 30 % = 300'],
    [{ engine: 'postgresql' }, 197, '200 max - 3 reserved = 197'],
    [{ engine: 'mysql' }, 200, '200'],
  ])('of %j is %d', (limit, allowed, text) => {
    const found = supply(limit);
    expect(found.supply.allowed.value).toBe(allowed);
    expect(found.limit).toBe(text);
  });

  test('an environment changes single fields', () => {
    const { max, reserved } = supply({ reserved: 10 }, { max: 50 }).supply;
    expect(max).toMatchObject({
      value: 50,
      location: {
        subject: 'budgets',
        path: ['environments', 'dev', 'databases', 'orders-db', 'max'],
      },
    });
    expect(reserved).toMatchObject({
      value: 10,
      location: { path: ['databases', 'orders-db', 'reserved'] },
    });
  });

  test('numbers that are none are undecided where nobody has checked the file', () => {
    expect(supply({ max: Number.NaN })).toMatchObject({ verdict: 'undecided', free: null });
    expect(supply({ reserved: -5 })).toMatchObject({ verdict: 'undecided' });
  });
});
