import { describe, expect, test } from '@jest/globals';
import { isBudgeted } from '../../../../../src/facts/kubernetes/connections/connection-kinds.js';
import type { BudgetObject } from '../../../../../src/facts/kubernetes/connections/index.js';
import { judge, object, workload } from '../manifests.js';

const container = (size: string) => ({
  image: 'registry.example.test/shop/import:1',
  env: [
    { name: 'DATABASE_URL', value: 'postgres://orders-db.prod.svc/orders' },
    { name: 'DB_POOL_SIZE', value: size },
  ],
});
const template = (name: string, size: string) => ({ name, container: container(size) });
const steps = { name: 'all', steps: [[{ name: 'a', template: 'import' }]] };

function workflow(
  spec: object,
  kind = 'Workflow',
  name = 'import',
  namespace = 'shop',
): BudgetObject {
  return object({
    apiVersion: 'argoproj.io/v1alpha1',
    kind,
    metadata: { name, namespace },
    spec,
  });
}

const cron = (policy: string | undefined, workflowSpec: object) =>
  workflow({ schedule: '* * * * *', concurrencyPolicy: policy, workflowSpec }, 'CronWorkflow');

const lost = {
  uri: 'import.yaml',
  line: 1,
  text: '',
  offset: 0,
  start: { line: 1, column: 1 },
  value: {},
};

const base = workload({ spec: { strategy: { type: 'Recreate' } }, env: { DB_POOL_SIZE: '1' } });

describe('the pods of a workflow', () => {
  test.each<[string, readonly BudgetObject[], number | null]>([
    ['one template', [workflow({ templates: [template('import', '7')] })], 8],
    ['a script', [workflow({ templates: [{ name: 'import', script: container('7') }] })], 8],
    [
      'a set of containers',
      [
        workflow({
          templates: [
            { name: 'a', containerSet: { containers: [container('3'), container('4')] } },
          ],
        }),
      ],
      8,
    ],
    ['steps without a limit', [workflow({ templates: [steps, template('import', '7')] })], null],
    [
      'steps with a limit, all of which may be of the largest template',
      [
        workflow({
          parallelism: 3,
          templates: [steps, template('import', '7'), template('check', '2')],
        }),
      ],
      22,
    ],
    ['one run after another', [cron('Forbid', { templates: [template('import', '7')] })], 8],
    ['any number of runs', [cron(undefined, { templates: [template('import', '7')] })], null],
    ['a policy that is none', [cron('forbid', { templates: [template('import', '7')] })], null],
    [
      'a template that nothing of the set runs',
      [workflow({ templates: [template('import', '7')] }, 'WorkflowTemplate')],
      null,
    ],
    [
      'a template that a workflow takes over',
      [
        workflow({ templates: [template('import', '7')] }, 'WorkflowTemplate', 'shared'),
        workflow({ workflowTemplateRef: { name: 'shared' } }),
      ],
      8,
    ],
    [
      'a template that a workflow of another namespace cannot mean',
      [
        workflow({ templates: [template('import', '7')] }, 'WorkflowTemplate', 'shared'),
        workflow({ templates: [template('import', '7')] }, 'WorkflowTemplate', 'shared', 'stock'),
        workflow({ workflowTemplateRef: { name: 'shared' } }),
      ],
      null,
    ],
    ['a template that is elsewhere', [workflow({ workflowTemplateRef: { name: 'lost' } })], null],
    [
      'a step that is elsewhere',
      [
        workflow({
          templates: [{ name: 'a', dag: { tasks: [{ templateRef: { name: 'lost' } }] } }],
        }),
      ],
      null,
    ],
    ['none', [workflow({ templates: [{ name: 'wait', suspend: {} }] })], 1],
  ])('%s', (_, objects, total) => {
    const budget = judge([base, ...objects]);
    expect(budget.verdict).toBe(total === null ? 'undecided' : 'ok');
    if (total !== null) expect(budget.demand.total).toBe(total);
    expect(objects.every((each) => isBudgeted({ ...each, document: lost, path: [] }))).toBe(true);
  });

  test('that cannot be seen is not asked about where the workload says what it uses', () => {
    const elsewhere = workflow({ workflowTemplateRef: { name: 'lost' } });
    const metadata = {
      name: 'import',
      namespace: 'shop',
      annotations: { 'archfit/database': 'none' },
    };
    const { value } = elsewhere;
    expect(judge([base, { ...elsewhere, value: { ...value, metadata } }]).verdict).toBe('ok');
  });
});

test('a controller of a kind that nobody knows is a part of the budget', () => {
  const clone = workload({ kind: 'CloneSet', apiVersion: 'apps.kruise.io/v1alpha1' });
  expect(isBudgeted({ ...clone, document: lost, path: [] })).toBe(true);
  const map = object({ apiVersion: 'example.test/v1', kind: 'Map', metadata: { name: 'a' } });
  expect(isBudgeted({ ...map, document: lost, path: [] })).toBe(false);
});
