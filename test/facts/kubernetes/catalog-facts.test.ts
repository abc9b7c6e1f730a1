import { describe, expect, test } from '@jest/globals';
import type { Catalog } from '../../../src/facts/catalog/index.js';
import { bindCatalog } from '../../../src/facts/kubernetes/catalog-facts.js';
import { createServiceFinder } from '../../../src/facts/kubernetes/service-of-workload.js';
import { readWorkload, type Workload } from '../../../src/facts/kubernetes/workload.js';
import { manifestObject } from './manifest-object.js';

interface Sketch {
  readonly name?: string;
  readonly labels?: object;
  readonly podLabels?: object;
  readonly annotations?: object;
  readonly podAnnotations?: object;
}

function workloadOf({ name = 'web', labels, podLabels, annotations, podAnnotations }: Sketch) {
  const workload = readWorkload(
    manifestObject({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels, annotations },
      spec: { template: { metadata: { labels: podLabels, annotations: podAnnotations } } },
    }),
  );
  if (!workload) throw new Error('it is no workload');
  return workload;
}

const application = 'app.kubernetes.io/name';
const instance = 'app.kubernetes.io/instance';
const own = 'archfit/service';

describe('the service of a workload', () => {
  test.each<[string, Sketch, Omit<Catalog, 'services'>, object]>([
    ['its name', { name: 'orders' }, {}, { service: 'orders', by: 'its name' }],
    ['the label app', { labels: { app: 'orders' } }, {}, { service: 'orders', by: 'label app' }],
    [
      'the label of its pods',
      { podLabels: { [application]: 'orders' } },
      {},
      { service: 'orders', by: `label ${application}` },
    ],
    [
      'the application before the release',
      { labels: { [application]: 'orders', [instance]: 'payments' } },
      {},
      { service: 'orders', by: `label ${application}` },
    ],
    [
      'the first label that the catalog knows',
      { name: 'payments', labels: { [application]: 'microservice', [instance]: 'orders' } },
      {},
      { service: 'orders', by: `label ${instance}` },
    ],
    [
      'its name where no label is known',
      { name: 'payments', labels: { [application]: 'microservice' } },
      {},
      { service: 'payments', by: 'its name' },
    ],
    [
      'the label that the catalog names before others',
      { name: 'orders', labels: { service: 'payments', [application]: 'orders' } },
      { serviceLabel: 'service' },
      { service: 'payments', by: 'label service' },
    ],
    [
      'others where that label is absent',
      { name: 'orders' },
      { serviceLabel: 'service' },
      { service: 'orders', by: 'its name' },
    ],
    [
      'a workload of the catalog before every label',
      { name: 'outbox', labels: { [application]: 'payments' } },
      { serviceLabel: application },
      { service: 'orders', by: 'its name in the catalog' },
    ],
    [
      'the annotation before everything',
      { name: 'outbox', annotations: { [own]: 'payments' } },
      {},
      { service: 'payments', by: `annotation ${own}` },
    ],
    [
      'the annotation of its pods',
      { podAnnotations: { [own]: 'payments' } },
      {},
      { service: 'payments', by: `annotation ${own}` },
    ],
  ])('is told by %s', (_, sketch, more, expected) => {
    const services = { orders: { workloads: { outbox: null } }, payments: null };
    const find = createServiceFinder({ services, ...more });
    expect(find(workloadOf(sketch))).toEqual({ ...expected, isKnown: true });
  });

  test.each<[string, Sketch, Omit<Catalog, 'services'>, object]>([
    ['the first label', { labels: { app: 'shop' } }, {}, { service: 'shop', by: 'label app' }],
    ['its name', { name: 'web' }, {}, { service: 'web', by: 'its name' }],
    [
      'the annotation, whatever labels say',
      { name: 'orders', annotations: { [own]: 'order' } },
      {},
      { service: 'order', by: `annotation ${own}` },
    ],
    [
      'the label that the catalog names, whatever others say',
      { name: 'orders', labels: { service: 'order' } },
      { serviceLabel: 'service' },
      { service: 'order', by: 'label service' },
    ],
    [
      'a name that every object inherits',
      { name: 'constructor' },
      {},
      { service: 'constructor', by: 'its name' },
    ],
  ])('is unknown, and would be %s', (_, sketch, more, expected) => {
    const find = createServiceFinder({ services: { orders: null }, ...more });
    expect(find(workloadOf(sketch))).toEqual({ ...expected, isKnown: false });
  });
});

const bind = (catalog: Catalog, workloads: readonly Workload[], environment?: string) =>
  bindCatalog(catalog, { environment, isWhole: true, workloads });

describe('what a catalog says of a workload', () => {
  const orders = workloadOf({ name: 'orders' });
  const catalog: Catalog = {
    services: {
      orders: {
        criticality: 'critical',
        maxReplicas: 8,
        drainTimeout: '2m',
        workloads: { outbox: { criticality: 'standard' } },
      },
    },
    zones: 3,
    environments: { dev: { zones: 1, services: { orders: { criticality: 'low' } } } },
  };
  const outbox = workloadOf({ name: 'outbox' });

  test('is what it says of its service, with its place', () => {
    const facts = bind(catalog, [orders, outbox]);
    expect(facts.workloads[orders.id]).toEqual({
      service: 'orders',
      isKnown: true,
      by: 'its name',
      criticality: { value: 'critical', path: ['services', 'orders', 'criticality'] },
      maxReplicas: { value: 8, path: ['services', 'orders', 'maxReplicas'] },
      drainTimeout: { value: 120, path: ['services', 'orders', 'drainTimeout'] },
    });
    expect(facts.services['orders']).toEqual({
      id: 'archfit/CatalogService/orders',
      path: ['services', 'orders'],
      team: null,
      environments: null,
      consumers: null,
      workloads: [orders.id, outbox.id],
    });
    expect(facts.zones).toEqual({ value: 3, path: ['zones'] });
    expect(facts).toMatchObject({ environment: null, isWhole: true, teams: {} });
  });

  test('is what it says of the workload itself before that', () => {
    const { [outbox.id]: facts } = bind(catalog, [outbox], 'dev').workloads;
    const path = ['services', 'orders', 'workloads', 'outbox', 'criticality'];
    expect(facts?.criticality).toEqual({ value: 'standard', path });
    expect(facts?.maxReplicas?.value).toBe(8);
  });

  test('is what it says of the environment before what it says of all', () => {
    const facts = bind(catalog, [orders], 'dev');
    const path = ['environments', 'dev', 'services', 'orders', 'criticality'];
    expect(facts.workloads[orders.id]?.criticality).toEqual({ value: 'low', path });
    expect(facts.zones).toEqual({ value: 1, path: ['environments', 'dev', 'zones'] });
    expect(facts.environment).toBe('dev');
    expect(bind(catalog, [orders], 'prod').zones?.value).toBe(3);
  });

  test('is false where it says false', () => {
    const facts = bind({ services: { orders: { stateless: false } } }, [orders]);
    expect(facts.workloads[orders.id]?.stateless?.value).toBe(false);
  });

  test('is nothing where the service is unknown, or the catalog silent', () => {
    const other = workloadOf({ name: 'other' });
    const facts = bind({ services: { orders: null } }, [orders, other]);
    expect(facts.workloads[orders.id]).toEqual({
      service: 'orders',
      isKnown: true,
      by: 'its name',
    });
    expect(facts.workloads[other.id]).toEqual({ service: 'other', isKnown: false, by: 'its name' });
  });
});
