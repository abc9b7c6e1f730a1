import type { Problem } from '../../../../report/index.js';
import { isRecord } from '../../../../source/is-record.js';
import { baseNameOf } from '../../../../source/slashed-path.js';
import type { OperationsDocument } from '../../document.js';
import type { ArtefactReader } from '../../reader.js';
import { mostJobs, tellTooMany } from '../most-jobs.js';
import { placeInTree } from '../repository.js';
import { findCalled } from './find-called.js';
import type { RunDefaults, Workflow, WorkflowJob, WorkflowStep } from './workflow.js';

/** Reads workflows of GitHub Actions, and of those that understand them, and composite actions. */
export const workflowReader: ArtefactReader = {
  kind: 'workflows',
  read: (document, { workflows }, problems) => {
    const workflow = readWorkflow(document, problems);
    if (!workflow) return undefined;
    workflows.push(workflow);
    return 1;
  },
  follow: async ({ workflows }, { trees, open, problems }) => {
    const known = new Set(workflows.map(({ document }) => document.uri));
    // The list grows while it is walked through.
    for (const workflow of workflows) {
      const at = placeInTree(workflow.document.uri, trees);
      if (!at) continue;
      for (const uses of findUses(workflow)) {
        const path = findCalled(uses, at.path, at.tree);
        if (path === undefined || known.has(at.tree.uriOf(path))) continue;
        known.add(at.tree.uriOf(path));
        const opened = await open(at.tree, path);
        workflows.push(...opened.flatMap((one) => readWorkflow(one, problems, true) ?? []));
      }
    }
  },
};

/** The workflows and actions of the repository that a workflow uses. */
function findUses({ jobs, steps }: Workflow): readonly string[] {
  const all = [...jobs, ...jobs.flatMap((job) => job.steps), ...steps];
  return all.flatMap(({ uses }) => (uses !== undefined && /^\.\.?\//.test(uses) ? [uses] : []));
}

/**
 * Reads a workflow or a composite action by its content: `on` with `jobs`, or `runs` with `using`. `on` is a text here; readers of YAML 1.1
 * write it as `true`.
 */
export function readWorkflow(
  document: OperationsDocument,
  problems: Problem[],
  isOpened = false,
): Workflow | undefined {
  const { value } = document;
  if (!isRecord(value)) return undefined;
  const { runs, jobs } = value;
  if (isRecord(runs) && typeof runs['using'] === 'string') {
    const steps =
      runs['using'] === 'composite' ? readSteps(runs['steps'], ['runs', 'steps'], {}) : [];
    const name = textOf(value['name']) ?? document.uri;
    return { document, kind: 'action', isOpened, name, triggers: [], follows: [], jobs: [], steps };
  }
  const on = value['on'] ?? value['true'];
  if (on === undefined || !isRecord(jobs) || 'workflows' in value) return undefined;
  const count = Object.keys(jobs).length;
  if (count > mostJobs) {
    problems.push(tellTooMany(document, count));
    return undefined;
  }
  const defaults = readDefaults(value['defaults'], {});
  return {
    document,
    kind: 'workflow',
    isOpened,
    name: textOf(value['name']) ?? baseNameOf(document.uri),
    triggers: namesOf(on),
    follows: readFollows(on),
    jobs: Object.entries(jobs).flatMap(([key, job]) => {
      if (isRecord(job))
        return [readJob(key, job, defaults, Object.keys(jobs), document, problems)];
      problems.push({
        code: 'artefact-invalid',
        message: `the job ${key} is no mapping`,
        location: document.locate(['jobs', key]),
        hint: 'Give the job steps, or the workflow that it uses.',
      });
      return [];
    }),
    steps: [],
  };
}

function readJob(
  key: string,
  job: Readonly<Record<string, unknown>>,
  inherited: RunDefaults,
  known: readonly string[],
  document: OperationsDocument,
  problems: Problem[],
): WorkflowJob {
  const path = ['jobs', key];
  const defaults = readDefaults(job['defaults'], inherited);
  const needs = listOf(job['needs']);
  for (const need of needs) {
    if (known.includes(need)) continue;
    problems.push({
      code: 'artefact-invalid',
      message: `the job ${key} needs ${need}, and the workflow has no such job`,
      location: document.locate([...path, 'needs']),
      hint: 'Name a job of the same workflow: GitHub refuses the file as it is.',
    });
  }
  const { steps, uses } = job;
  if (steps === undefined && uses === undefined) {
    problems.push({
      code: 'artefact-invalid',
      message: `the job ${key} has neither steps nor a workflow that it uses`,
      location: document.locate(path),
      hint: 'Give the job steps, or the workflow that it uses.',
    });
  }
  const environment = readEnvironment(job['environment']);
  return {
    key,
    path,
    name: key,
    needs: needs.filter((need) => known.includes(need)),
    ...conditionOf(job),
    ...(environment !== undefined && { environment }),
    ...(typeof uses === 'string' && { uses }),
    steps: readSteps(steps, [...path, 'steps'], defaults),
    defaults,
  };
}

function readSteps(
  steps: unknown,
  path: readonly (string | number)[],
  defaults: RunDefaults,
): readonly WorkflowStep[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown, index) => {
    if (!isRecord(step)) return [];
    const { id, name, uses, run } = step;
    const shell = textOf(step['shell']) ?? defaults.shell;
    const folder = textOf(step['working-directory']) ?? defaults.folder;
    const read: WorkflowStep = {
      path: [...path, index],
      ...(typeof id === 'string' && { id }),
      ...(typeof name === 'string' && { name }),
      ...(typeof uses === 'string' && { uses }),
      ...(typeof run === 'string' && { run }),
      defaults: { ...(shell !== undefined && { shell }), ...(folder !== undefined && { folder }) },
      ...conditionOf(step),
    };
    return [read];
  });
}

function conditionOf(value: Readonly<Record<string, unknown>>) {
  const condition = value['if'];
  const continueOnError = value['continue-on-error'];
  const isText = typeof condition === 'string' || typeof condition === 'boolean';
  const isSaid = typeof continueOnError === 'string' || typeof continueOnError === 'boolean';
  return {
    ...(isText && { condition: String(condition) }),
    ...(isSaid && { continueOnError }),
  };
}

/** `deployment: false` takes the variables of an environment, and deploys nothing there. */
function readEnvironment(value: unknown): string | undefined {
  if (!isRecord(value)) return textOf(value);
  return value['deployment'] === false ? undefined : textOf(value['name']);
}

function readDefaults(value: unknown, inherited: RunDefaults): RunDefaults {
  const run = isRecord(value) && isRecord(value['run']) ? value['run'] : {};
  const shell = textOf(run['shell']) ?? inherited.shell;
  const folder = textOf(run['working-directory']) ?? inherited.folder;
  return { ...(shell !== undefined && { shell }), ...(folder !== undefined && { folder }) };
}

function readFollows(on: unknown): readonly string[] {
  const run = isRecord(on) ? on['workflow_run'] : undefined;
  return isRecord(run) ? listOf(run['workflows']) : [];
}

/** A name, a list of names, or a mapping by name. */
function namesOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : listOf(value);
}

function listOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
