import { folderOf } from '../../../../source/slashed-path.js';
import type { SourceTree } from '../../../../source/tree/index.js';
import type { Before, Weakness } from '../pipeline.js';
import type { DraftJob, DraftPipeline } from '../finish-pipelines.js';
import { mostJobs } from '../most-jobs.js';
import { repositoryOf } from '../repository.js';
import { continueWeakness, describeSteps, plainCondition } from './describe-steps.js';
import { findCalled } from './find-called.js';
import { type Expression, parseExpression } from './parse-expression.js';
import { isConditional, possibleResults } from './possible-results.js';
import type { Workflow, WorkflowJob } from './workflow.js';

/** Workflows that call workflows: GitHub goes no deeper. */
const deepest = 10;

/** Makes pipelines of workflows: each with the jobs of those that it calls, and what comes before it in those that it follows. */
export function assembleWorkflows(
  workflows: ReadonlyMap<string, Workflow>,
  tree: SourceTree,
): readonly DraftPipeline[] {
  return new Assembler(workflows, tree).assemble();
}

class Assembler {
  private readonly called = new Set<Workflow>();
  /** Jobs of the pipeline that is drafted. */
  private count = 0;

  constructor(
    /** By path from the root of the tree. */
    private readonly workflows: ReadonlyMap<string, Workflow>,
    private readonly tree: SourceTree,
  ) {}

  assemble(): readonly DraftPipeline[] {
    const drafts = [...this.workflows].flatMap(([path, workflow]) =>
      workflow.kind === 'action' || workflow.isOpened
        ? []
        : [{ path, workflow, draft: this.draft(path, workflow) }],
    );
    for (const { path, workflow, draft } of drafts) {
      for (const job of draft.jobs) {
        job.direct.push(...this.follow(path, workflow, job, drafts));
      }
    }
    return drafts
      .filter(({ workflow }) => !(isOnlyCalled(workflow) && this.called.has(workflow)))
      .map(({ draft }) => draft);
  }

  private draft(path: string, workflow: Workflow): DraftPipeline {
    const { document, name } = workflow;
    this.count = 0;
    return {
      kind: 'github',
      id: document.id,
      name,
      place: { document, path: [] },
      root: repositoryOf(path, this.tree).folders[0] ?? '',
      jobs: this.expand(
        path,
        workflow,
        { id: document.id, name: '', entry: [], conditions: [] },
        [],
      ),
      unseen: isOnlyCalled(workflow) ? ['the workflows that call it are not here'] : [],
    };
  }

  private expand(
    path: string,
    workflow: Workflow,
    caller: Caller,
    stack: readonly Workflow[],
  ): DraftJob[] {
    const idOf = (key: string) => `${caller.id}#${key}`;
    const byKey = new Map(workflow.jobs.map((job) => [job.key, job]));
    return workflow.jobs.flatMap((job): DraftJob[] => {
      const name = caller.name === '' ? job.key : `${caller.name} / ${job.key}`;
      const condition = conditionOf(job);
      const direct: Before[] = [...caller.entry];
      for (const ancestor of ancestorsOf(job, byKey)) {
        const weakness = weaknessAfter(job, ancestor, condition, byKey);
        direct.push({ job: idOf(ancestor.key), ...(weakness && { weakness }) });
      }
      const weakness = continueWeakness(job.continueOnError);
      const repository = repositoryOf(path, this.tree);
      const find = (uses: string) => this.findWorkflow(uses, path, 'action')?.workflow;
      const called =
        job.uses === undefined ? undefined : this.findWorkflow(job.uses, path, 'workflow');
      this.count += 1;
      const isTooMuch = this.count > mostJobs;
      const draft: DraftJob = {
        id: idOf(job.key),
        name,
        place: { document: workflow.document, path: job.path },
        ...(job.environment !== undefined && { environment: job.environment }),
        ...(isConditional(condition) && { condition: plainCondition(job.condition ?? '') }),
        steps: describeSteps(workflow, job.steps, repository, find),
        ...(weakness && { weakness }),
        unseen: job.uses !== undefined && (!called || isTooMuch) ? [job.uses] : [],
        direct,
        needs: job.needs.map(idOf),
        conditions: condition ? [...caller.conditions, condition] : caller.conditions,
        isNever: condition?.kind === 'literal' && !condition.value,
      };
      if (!called || isTooMuch || stack.includes(called.workflow) || stack.length > deepest)
        return [draft];
      this.called.add(called.workflow);
      const inner = this.expand(
        called.path,
        called.workflow,
        { id: draft.id, name, entry: [...direct], conditions: draft.conditions },
        [...stack, workflow],
      );
      draft.direct.push(
        ...inner.map((each) => ({
          job: each.id,
          ...(each.condition !== undefined && {
            weakness: skipped(each.name, each.condition, `${name} ends well`),
          }),
        })),
      );
      return [draft, ...inner];
    });
  }

  private findWorkflow(uses: string, path: string, kind: Workflow['kind']): Called | undefined {
    if (!/^\.\.?\//.test(uses)) return undefined;
    const found = findCalled(uses, path, this.tree);
    const workflow = found === undefined ? undefined : this.workflows.get(found);
    return found !== undefined && workflow?.kind === kind ? { path: found, workflow } : undefined;
  }

  /** What `workflow_run` puts before a job. */
  private follow(
    path: string,
    { follows, triggers }: Workflow,
    job: DraftJob,
    drafts: readonly {
      readonly path: string;
      readonly workflow: Workflow;
      readonly draft: DraftPipeline;
    }[],
  ): readonly Before[] {
    if (follows.length === 0) return [];
    const question = {
      paths: ['github.event.workflow_run.conclusion'],
      lists: [],
      isWatched: false,
    };
    const asks = job.conditions.some((condition) => {
      const possible = possibleResults(condition, question);
      return possible.size === 1 && possible.has('success');
    });
    const before = drafts.filter(
      (each) => folderOf(each.path) === folderOf(path) && follows.includes(each.workflow.name),
    );
    return before.flatMap(({ draft, workflow }) =>
      draft.jobs.map((each): Before => {
        const others = triggers.filter((trigger) => trigger !== 'workflow_run');
        const weakness = asks
          ? each.condition !== undefined
            ? skipped(each.name, each.condition, `${workflow.name} ends well`)
            : follows.length > 1
              ? { isCertain: false, text: `it follows ${follows.join(' or ')}` }
              : undefined
          : others.length > 0
            ? { isCertain: true, text: `${job.name} runs on ${others.join(', ')}, too` }
            : {
                isCertain: true,
                text: `${job.name} runs however ${workflow.name} ends: nothing asks for github.event.workflow_run.conclusion == 'success'`,
              };
        return { job: each.id, ...(weakness && { weakness }) };
      }),
    );
  }
}

/** What holds for all jobs of a workflow that is called. */
interface Caller {
  readonly id: string;
  readonly name: string;
  readonly entry: readonly Before[];
  readonly conditions: readonly Expression[];
}

interface Called {
  readonly path: string;
  readonly workflow: Workflow;
}

function isOnlyCalled({ triggers }: Workflow): boolean {
  return triggers.length > 0 && triggers.every((trigger) => trigger === 'workflow_call');
}

function conditionOf({ condition }: WorkflowJob): Expression | undefined {
  if (condition === undefined) return undefined;
  const read = parseExpression(condition);
  if (read) return read;
  return /\b(?:always|failure|cancelled)\s*\(/i.test(condition) ? unreadable : something;
}

const something: Expression = { kind: 'reference', path: '' };

/** Of a condition that cannot be read nothing follows. */
const unreadable: Expression = {
  kind: 'and',
  left: { kind: 'call', name: 'always', args: [] },
  right: something,
};

/** All that a job needs, and what these need. */
function ancestorsOf(
  job: WorkflowJob,
  byKey: ReadonlyMap<string, WorkflowJob>,
): readonly WorkflowJob[] {
  const found = new Set<WorkflowJob>();
  const open = [...job.needs];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const next = byKey.get(key);
    if (!next || next === job || found.has(next)) continue;
    found.add(next);
    open.push(...next.needs);
  }
  return [...found];
}

function weaknessAfter(
  job: WorkflowJob,
  ancestor: WorkflowJob,
  condition: Expression | undefined,
  byKey: ReadonlyMap<string, WorkflowJob>,
): Weakness | undefined {
  const possible = possibleAfter(job, ancestor, condition);
  const written = plainCondition(job.condition ?? '');
  if (possible.has('failure')) {
    const isCertain = condition !== unreadable;
    return { isCertain, text: `${job.key} runs however ${ancestor.key} ends (if: ${written})` };
  }
  if (!possible.has('skipped')) return undefined;
  const ways = [ancestor, ...ancestorsOf(ancestor, byKey)];
  const cause = ways.find(
    (each) =>
      isConditional(conditionOf(each)) ||
      (each !== ancestor && possibleAfter(job, each, condition).has('failure')),
  );
  if (!cause) return undefined;
  return skipped(ancestor.key, cause.condition ?? cause.key, `${job.key} runs (if: ${written})`);
}

function possibleAfter(
  { needs }: WorkflowJob,
  { key }: WorkflowJob,
  condition: Expression | undefined,
) {
  const isDirect = needs.includes(key);
  return possibleResults(condition, {
    paths: isDirect ? [`needs.${key.toLowerCase()}.result`] : [],
    lists: isDirect ? ['needs.*.result'] : [],
    isWatched: true,
  });
}

function skipped(name: string, condition: string, then: string): Weakness {
  return {
    isCertain: false,
    text: `${name} may be skipped (${plainCondition(condition)}), and ${then} all the same`,
  };
}
