import {
  type BudgetObject,
  type Budgets,
  connectionBudget,
  type ConnectionBudgetOptions,
  type DatabaseBudget,
  type RatedRow,
} from '../../../../src/facts/kubernetes/connections/index.js';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string } & Readonly<
    Record<string, unknown>
  >;
  readonly [field: string]: unknown;
}

/** An object as it comes out of a manifest. */
export function object(value: Manifest): BudgetObject {
  const { apiVersion, kind, metadata } = value;
  return { value, apiVersion, kind, name: metadata.name, namespace: metadata.namespace ?? '' };
}

export interface Service {
  readonly name?: string;
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Fields of `spec` beside the template. */
  readonly spec?: object;
  readonly env?: Readonly<Record<string, string>> | readonly object[];
  /** Fields of the first container. */
  readonly container?: object;
  /** Fields of the pod's spec. */
  readonly pod?: object;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const database = 'postgresql://shop@orders-db.prod.svc:5432/orders';

/** A workload with one container that connects to orders-db. */
export function workload(service: Service = {}): BudgetObject {
  const { name = 'orders', kind = 'Deployment', apiVersion = 'apps/v1' } = service;
  const { spec = {}, pod = {}, labels = {}, annotations = {} } = service;
  return object({
    apiVersion,
    kind,
    metadata: { name, namespace: 'shop' },
    spec: {
      ...spec,
      template: {
        metadata: { labels: { app: name, ...labels }, annotations },
        spec: podSpec(service, pod),
      },
    },
  });
}

export function podSpec({ name = 'orders', env = {}, container = {} }: Service, pod: object = {}) {
  const listed = isList(env)
    ? env
    : Object.entries({ DATABASE_URL: database, ...env }).map(([key, value]) => ({
        name: key,
        value,
      }));
  return {
    containers: [
      { name, image: `registry.example.test/shop/${name}:1.0.0`, env: listed, ...container },
    ],
    ...pod,
  };
}

export function configMap(name: string, data: object): BudgetObject {
  return object({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop' },
    data,
  });
}

export function secret(name: string, fields: object): BudgetObject {
  return object({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'shop' },
    ...fields,
  });
}

export function autoscaler(maxReplicas: number, name = 'orders', spec: object = {}): BudgetObject {
  return object({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: 'shop' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      maxReplicas,
      ...spec,
    },
  });
}

export const ordersBudget: Budgets = { databases: { 'orders-db': { max: 100 } } };

/** The budget of one database. */
export function judge(
  objects: readonly (BudgetObject | string)[],
  budgets: Budgets = ordersBudget,
  id = 'orders-db',
  options: ConnectionBudgetOptions = {},
): DatabaseBudget {
  const { databases } = connectionBudget(objects, budgets, options);
  const found = databases.find((each) => each.id === id);
  if (!found) throw new Error(`no database ${id} among ${databases.map((each) => each.id).join()}`);
  return found;
}

/** The only row of orders-db. */
export function rowOf(...objects: readonly BudgetObject[]): RatedRow {
  const { rows } = judge(objects);
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} rows`);
  return row;
}

/** The variables that a table gives by name; those of a list have to be written out. */
export function namedVariables({ env = {} }: Service): Readonly<Record<string, string>> {
  if (isList(env)) throw new Error('a list of variables cannot be extended');
  return env;
}

function isList(env: NonNullable<Service['env']>): env is readonly object[] {
  return Array.isArray(env);
}
