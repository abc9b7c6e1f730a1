import { Readable } from 'node:stream';
import {
  type Budgets,
  type Check,
  evaluate,
  type EvaluateOptions,
  type FitnessReport,
  kubernetes,
} from '../../../src/index.js';
import { listRules } from '../../../src/evaluate/index.js';

/** Ids of the rules about budgets. */
export const budgetRules = listRules()
  .filter(({ requires }) => requires.includes('budgets'))
  .map(({ id }) => id);

/** Judges manifests by the rules about budgets, and by one that needs none. */
export function judgeBudgets(
  manifests: string | readonly string[],
  budgets?: Budgets | string,
  options: EvaluateOptions = {},
): Promise<FitnessReport> {
  return evaluate([kubernetes({ manifests: '-' })], {
    only: [...budgetRules, 'kubernetes/owner-label'],
    stdin: Readable.from([[manifests].flat().join('---\n')]),
    ...(budgets !== undefined && { budgets }),
    ...options,
  });
}

export function checkOf(report: FitnessReport, rule: string): Check {
  const check = report.checks.find((each) => each.rule === rule);
  if (!check) throw new Error(`${rule} was not judged`);
  return check;
}

/** What was found, by rule. */
export function findingsOf({ checks }: FitnessReport): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    checks
      .filter(({ findings }) => findings.length > 0)
      .map(({ rule, findings }) => [rule, findings.map(({ message }) => message)]),
  );
}

/** What could not be told, by rule. */
export function doubtsOf({ checks }: FitnessReport): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    checks
      .filter(({ undecided }) => undecided.length > 0)
      .map(({ rule, undecided }) => [rule, undecided.map(({ message }) => message)]),
  );
}

interface WorkloadParts {
  readonly name?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** YAML of the fields of its spec beside the template. */
  readonly spec?: string;
  /** YAML of a list of variables. */
  readonly env?: string;
  readonly image?: string;
}

/** A Deployment that is replaced at once, so that no surge plays a part unless `spec` says otherwise. */
export function deployment({
  name = 'orders',
  annotations = {},
  spec = 'strategy: { type: Recreate }',
  env = "[{ name: DATABASE_URL, value: 'postgres://orders-db:5432/orders' }]",
  image = `registry.example.com/${name}:1`,
}: WorkloadParts = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: { owner: team-${name} }
  annotations: ${JSON.stringify(annotations)}
spec:
  ${spec}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: app
          image: ${image}
          env: ${env}
`;
}

export function autoscaler(name: string, maxReplicas: number | string, target = name): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${target} }
  maxReplicas: ${maxReplicas}
`;
}

export const pool = (size: number | string) => ({ 'archfit/pool-size': String(size) });
