import { assemblePipelines, type Job, type Pipeline } from '../../../facts/operations/index.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import type { JobFacts, PipelineFacts } from './pipeline-facts.js';
import { describeRepositories } from './describe-repositories.js';
import { servicesIn } from './services-in.js';

/** Words of names of jobs that deploy, and such as prepare, watch or undo it. */
const deploying = /(?:^|[^a-z])(?:deploy|deploys|deployment|rollout|promote)(?:[^a-z]|$)/i;
const around =
  /(?:^|[^a-z])(?:pre|post|before|after|can|check|checks|verify|test|tests|smoke|notify|report|plan|diff|dry|undeploy|destroy|stop|teardown|cleanup|docs?|documentation|pages|storybook|preview)(?:[^a-z]|$)/i;

/** Describes the jobs of pipelines, and which of them have to succeed before others. */
export const describePipelines: DescribeArtefacts = (artefacts, describing) => {
  const pipelines = assemblePipelines(artefacts, describing.trees, describing.problems);
  const services = [
    ...Object.keys(describing.catalog?.services ?? {}),
    ...artefacts.pacts.map(({ provider }) => provider),
  ];
  const facts = Object.fromEntries(
    pipelines.map((pipeline) => [pipeline.id, describe(pipeline, describing, services)]),
  );
  return {
    pipelines: facts,
    repositories: describeRepositories(facts, artefacts, describing),
  };
};

function describe(
  pipeline: Pipeline,
  { note }: Describing,
  services: readonly string[],
): PipelineFacts {
  const { id, name, kind, root, unseen, place, jobs } = pipeline;
  return {
    id: note({ kind: 'pipeline', id, name, place }),
    name,
    kind,
    root,
    unseen,
    jobs: Object.fromEntries(
      jobs.map((job) => [
        note({ kind: 'job', id: job.id, name: job.name, place: job.place, path: job.name }),
        describeJob(job, name, services, jobs),
      ]),
    ),
  };
}

function describeJob(
  job: Job,
  pipeline: string,
  services: readonly string[],
  all: readonly Job[],
): JobFacts {
  const { id, name, environment, condition, steps, weakness, unseen, before, way } = job;
  const deploys = steps.filter(({ does }) => does.includes('deploy'));
  return {
    id,
    name,
    ...(environment !== undefined && { environment }),
    ...(condition !== undefined && { condition }),
    isNamedDeploy: isNamedDeploy(job, all),
    steps: steps.map((step) => ({
      ...(step.name !== undefined && { name: step.name }),
      text: step.text,
      does: step.does,
      ...(step.unseen !== undefined && { unseen: step.unseen }),
      ...(step.condition !== undefined && { condition: step.condition }),
      ...(step.weakness && { weakness: step.weakness }),
      runsAnyway: step.runsAnyway,
    })),
    ...(weakness && { weakness }),
    unseen,
    before,
    way,
    services: servicesIn(
      [name, ...deploys.map(({ text }) => text), environment ?? '', pipeline],
      services,
    ),
  };
}

/** A job that calls others is none that does anything; what it calls has names of its own. */
function isNamedDeploy({ name, unseen }: Job, all: readonly Job[]): boolean {
  const own = name.slice(name.lastIndexOf(' / ') + 1);
  const calls = all.some((each) => each.name.startsWith(`${name} / `));
  return deploying.test(own) && !around.test(own) && !(calls && unseen.length === 0);
}
