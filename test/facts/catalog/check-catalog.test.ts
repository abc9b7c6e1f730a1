import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { checkCatalog } from '../../../src/facts/catalog/check-catalog.js';
import { catalogJsonSchema } from '../../../src/facts/catalog/catalog-schema.js';
import { secondsOf } from '../../../src/facts/catalog/index.js';

const schema = JSON.parse(
  readFileSync(join(__dirname, '../../../src/facts/catalog/catalog.schema.json'), 'utf8'),
) as object;

test('the schema that is shipped is what the code reads by', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(catalogJsonSchema())));
});

const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const whole = {
  $schema: 'catalog.schema.json',
  teams: { 'team-orders': { description: 'Orders', contact: '#orders' }, 'team-pay': null },
  services: {
    orders: {
      description: 'Takes orders.',
      team: 'team-orders',
      criticality: 'critical',
      namespace: 'shop',
      environments: ['staging', 'prod'],
      stateless: true,
      userFacing: true,
      maxReplicas: 8,
      drainTimeout: '20s',
      consumers: ['payments'],
      databases: ['orders-db'],
      workloads: { 'orders-outbox': { criticality: 'standard', drainTimeout: 5 }, other: null },
    },
    payments: null,
  },
  zones: 3,
  serviceLabel: 'example.com/service',
  environments: {
    dev: {
      zones: 1,
      services: { orders: { criticality: 'low', workloads: { other: { maxReplicas: 1 } } } },
    },
    prod: null,
  },
};

test('everything that a catalog may say is accepted, and so is the least', () => {
  for (const value of [whole, { services: {} }]) {
    expect(checkCatalog(value)).toEqual({ kind: 'value', value });
    expect(isValid(value)).toBe(true);
  }
});

describe('a catalog is refused', () => {
  const service = (entry: object) => ({ services: { orders: entry } });

  // By its shape, as editors see it too.
  test.each<[string, unknown, string, RegExp]>([
    ['that is empty', null, 'the file is null', /services/],
    ['without services', { teams: {} }, 'services is missing', /a mapping/],
    ['with services in a list', { services: [] }, 'services is []', /a mapping/],
    ['with an unknown key', { services: {}, team: {} }, 'there is no team', /mean teams\?/],
    [
      'with an unknown key of a service',
      service({ tem: 'a' }),
      'there is no services.orders.tem',
      /Did you mean team\?/,
    ],
    [
      'with an unknown key of a workload',
      service({ workloads: { a: { team: 'b' } } }),
      'there is no services.orders.workloads.a.team',
      /Known: /,
    ],
    ['with no zone', { services: {}, zones: 0 }, 'zones is 0', /at least 1/],
    ['with half a zone', { services: {}, zones: 1.5 }, 'zones is 1.5', /whole number/],
    ['with no pod', service({ maxReplicas: 0 }), 'services.orders.maxReplicas is 0', /at least 1/],
    [
      'with a negative time',
      service({ drainTimeout: -1 }),
      'services.orders.drainTimeout is -1',
      /20s/,
    ],
    [
      'with a time beyond all times',
      service({ drainTimeout: 1e20 }),
      'services.orders.drainTimeout is 100000000000000000000',
      /20s/,
    ],
    [
      'with a time beyond all times as a text',
      service({ drainTimeout: '10000000000h' }),
      'services.orders.drainTimeout is "10000000000h"',
      /20s/,
    ],
    [
      'with a time of no unit that there is',
      service({ drainTimeout: '2 days' }),
      'services.orders.drainTimeout is "2 days"',
      /20s/,
    ],
    [
      'with a criticality that is no value of a label',
      service({ criticality: 'very critical' }),
      'services.orders.criticality is "very critical"',
      /label/,
    ],
    [
      'with a word for true',
      service({ stateless: 'yes' }),
      'services.orders.stateless is "yes"',
      /true or false/,
    ],
  ])('%s', (_, value, message, hint) => {
    expect(isValid(value)).toBe(false);
    const shape = checkCatalog(value);
    if (shape.kind === 'value') throw new Error('the catalog was accepted');
    expect(shape.faults).toHaveLength(1);
    expect(shape.faults[0]?.message).toBe(message);
    expect(shape.faults[0]?.hint).toMatch(hint);
  });

  // By what it names.
  test.each<[string, unknown, string, string]>([
    [
      'with a team that is not there',
      { teams: { 'team-orders': null }, ...service({ team: 'team-ordres' }) },
      'services.orders.team: there is no team team-ordres',
      'Did you mean team-orders?',
    ],
    [
      'with a team and no teams',
      service({ team: 'a' }),
      'services.orders.team: there is no team a',
      'Name it under teams, or correct it.',
    ],
    [
      'with a consumer that is not there',
      service({ consumers: ['order'] }),
      'services.orders.consumers[0]: there is no service order',
      'Did you mean orders?',
    ],
    [
      'with a workload of two services',
      { services: { a: { workloads: { w: null } }, b: { workloads: { w: null } } } },
      'services.b.workloads.w: the workload is one of the service a already',
      'Name it under one service.',
    ],
    [
      'with an environment that changes a service that is not there',
      { services: { orders: null }, environments: { dev: { services: { ordres: null } } } },
      'environments.dev.services.ordres: there is no service ordres',
      'Did you mean orders?',
    ],
    [
      'with an environment that changes a workload that is not there',
      {
        services: { orders: null },
        environments: { dev: { services: { orders: { workloads: { w: null } } } } },
      },
      'environments.dev.services.orders.workloads.w: the service names no workload w',
      'Name it under services.orders.workloads too.',
    ],
  ])('%s', (_, value, message, hint) => {
    const shape = checkCatalog(value);
    if (shape.kind === 'value') throw new Error('the catalog was accepted');
    expect(shape.faults).toEqual([expect.objectContaining({ message, hint })]);
  });

  test('with every fault at once', () => {
    const shape = checkCatalog(service({ team: 'a', consumers: ['b', 'c'] }));
    expect(shape).toMatchObject({ kind: 'faults', faults: [{}, {}, {}] });
  });
});

test.each([
  [20, 20],
  ['20', 20],
  ['20s', 20],
  ['500ms', 0.5],
  ['2m', 120],
  ['1.5h', 5400],
])('%j is %d seconds', (duration, seconds) => {
  expect(secondsOf(duration)).toBe(seconds);
});
