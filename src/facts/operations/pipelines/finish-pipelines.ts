import type { Expression } from './github/parse-expression.js';
import type { Before, Job, Pipeline } from './pipeline.js';

/** A job with what comes directly before it. */
export interface DraftJob extends Omit<Job, 'before' | 'way'> {
  readonly direct: Before[];
  /** The jobs that it names itself. */
  readonly needs: readonly string[];
  /** It never runs. */
  readonly isNever: boolean;
  /** All that has to hold for it to run; of GitHub. */
  readonly conditions: readonly Expression[];
}

export interface DraftPipeline extends Omit<Pipeline, 'jobs'> {
  readonly jobs: readonly DraftJob[];
}

/** Of every job all that comes before it, near or far, and whether it can run without. */
export function finishPipelines(drafts: readonly DraftPipeline[]): readonly Pipeline[] {
  const byId = new Map(drafts.flatMap(({ jobs }) => jobs.map((job) => [job.id, job] as const)));
  return drafts.map((draft) => ({
    ...draft,
    jobs: draft.jobs.filter(({ isNever }) => !isNever).map((job) => finishJob(job, byId)),
  }));
}

function finishJob(job: DraftJob, byId: ReadonlyMap<string, DraftJob>): Job {
  const { id, name, place, environment, condition, steps, weakness, unseen } = job;
  return {
    id,
    name,
    place,
    ...(environment !== undefined && { environment }),
    ...(condition !== undefined && { condition }),
    steps,
    ...(weakness && { weakness }),
    unseen,
    before: findBefore(id, byId),
    way: findWay(id, byId, new Map()),
  };
}

/** How sure it is that one job has to succeed before another: 2 it has to, 1 it depends, 0 it need not. */
function strengthOf({ weakness }: Before): number {
  if (!weakness) return 2;
  return weakness.isCertain ? 0 : 1;
}

/**
 * Goes back from a job, by the surest ways first: a chain is as sure as its weakest link, and of several ways the surest counts.
 */
function findBefore(id: string, byId: ReadonlyMap<string, DraftJob>): readonly Before[] {
  const found = new Map<string, Before>();
  // One list for each strength, the surest taken first: no job is looked at twice.
  const open: [Before[], Before[], Before[]] = [[], [], []];
  const add = (before: Before) => {
    open[strengthOf(before) as 0 | 1 | 2].push(before);
  };
  byId.get(id)?.direct.forEach(add);
  for (;;) {
    const next = open[2].pop() ?? open[1].pop() ?? open[0].pop();
    if (!next) break;
    if (next.job === id || found.has(next.job)) continue;
    found.set(next.job, next);
    for (const behind of byId.get(next.job)?.direct ?? []) {
      add(strengthOf(behind) <= strengthOf(next) ? behind : { ...next, job: behind.job });
    }
  }
  return [...found.values()].filter(({ job }) => byId.get(job)?.isNever === false);
}

/** The longest chain of needs that ends with a job. */
function findWay(
  id: string,
  byId: ReadonlyMap<string, DraftJob>,
  known: Map<string, readonly string[]>,
): readonly string[] {
  const before = known.get(id);
  if (before) return before;
  const job = byId.get(id);
  if (!job) return [];
  // A circle of needs ends here.
  known.set(id, []);
  const ways = job.needs.map((need) => findWay(need, byId, known));
  const longest = ways.reduce((best, way) => (way.length > best.length ? way : best), []);
  const way = [...longest, job.name];
  known.set(id, way);
  return way;
}
