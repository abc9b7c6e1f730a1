import { isRecord } from '../../../../source/is-record.js';
import type { Place } from '../../document.js';
import type { DraftJob } from '../finish-pipelines.js';
import type { Before, Step, Weakness } from '../pipeline.js';
import { recogniseTemplate } from '../recognise.js';
import { repositoryOf } from '../repository.js';
import type { GatheredFiles, GitlabFiles } from './assemble-gitlab.js';
import { Configuration } from './configuration.js';
import { describeScript } from './describe-script.js';
import { readIncludes } from './includes.js';
import { defaultStages, globalKeywords } from './keywords.js';
import { isThereWith, type Presence, readPresence } from './presence.js';

type Mapping = Readonly<Record<string, unknown>>;

interface ReadJob {
  readonly name: string;
  readonly value: Mapping;
  readonly stage: number;
  readonly presence: Presence;
  readonly needs: readonly Need[] | undefined;
}

interface Need {
  readonly job: string;
  readonly isOptional: boolean;
  /** It waits for some of the jobs that a matrix makes of it. */
  readonly isPart?: boolean;
}

interface DescribedJobs {
  readonly jobs: DraftJob[];
  readonly unseen: readonly string[];
}

interface PipelineFile {
  /** From the root of the tree. */
  readonly path: string;
  readonly document: Place['document'];
  /** Of the pipeline, or of the job that starts it. */
  readonly id: string;
}

/** Child pipelines of child pipelines: GitLab goes no deeper. */
const deepest = 2;

/** The jobs of a pipeline, with those of the child pipelines that it starts. */
export function describeJobs(
  configuration: Configuration,
  { elsewhere }: GatheredFiles,
  files: GitlabFiles,
  { path, document, id }: PipelineFile,
  caller: { readonly name: string; readonly entry: readonly Before[]; readonly depth: number } = {
    name: '',
    entry: [],
    depth: 0,
  },
): DescribedJobs {
  const idOf = (name: string) => `${id}#${name}`;
  const nameOf = (name: string) => (caller.name === '' ? name : `${caller.name} / ${name}`);
  const repository = repositoryOf(path, files.tree);
  const jobs = readJobs(configuration, files);
  const unseen: string[] = [];
  const drafts = jobs.flatMap((job): DraftJob[] => {
    const { name, value, presence } = job;
    const place = configuration.place(name);
    if (!place) return [];
    const direct = [...caller.entry, ...edgesOf(job, jobs, idOf)];
    const environment = environmentOf(value['environment']);
    const missing = configuration.missing(name);
    const draft: DraftJob = {
      id: idOf(name),
      name: nameOf(name),
      place,
      ...(environment !== undefined && { environment }),
      steps: describeScript(job, configuration, repository, place),
      ...(presence.weakness && { weakness: presence.weakness }),
      unseen: missing.map((parent) => `extends: ${parent}`),
      direct,
      needs: (job.needs ?? earlier(job, jobs)).map((need) => idOf(need.job)),
      isNever: presence.isNever,
      conditions: [],
    };
    if (value['trigger'] === undefined) return [draft];
    const child = openChild(value['trigger'], files, path, draft, caller.depth);
    unseen.push(...child.unseen);
    return [{ ...draft, unseen: [...draft.unseen, ...child.elsewhere] }, ...child.jobs];
  });
  for (const include of elsewhere) {
    const does = recogniseTemplate(include);
    if (does.length === 0) unseen.push(`include: ${include}`);
    else drafts.push(draftOfTemplate(include, document, idOf, does));
  }
  return { jobs: drafts, unseen };
}

function readJobs(configuration: Configuration, { problems }: GitlabFiles): readonly ReadJob[] {
  const written = configuration.plain('stages') ?? configuration.plain('types');
  const named = Array.isArray(written) ? written.map(String) : defaultStages;
  const stages = ['.pre', ...named.filter((stage) => !stage.startsWith('.p')), '.post'];
  return configuration.names.flatMap((name): ReadJob[] => {
    if (globalKeywords.has(name) || name.startsWith('.')) return [];
    const value = configuration.merged(name);
    const runs = ['script', 'trigger', 'run', 'extends'].some((key) => key in value);
    if (!runs) return [];
    const stage = typeof value['stage'] === 'string' ? value['stage'] : 'test';
    const index = stages.indexOf(stage);
    if (index === -1 && !stage.includes('$')) {
      const place = configuration.place(name, 'stage') ?? configuration.place(name);
      problems.push({
        code: 'artefact-invalid',
        message: `the job ${name} is of the stage ${stage}, which is none of stages`,
        ...(place && { location: place.document.locate(place.path) }),
        hint: `Name one of ${stages.join(', ')}, or add it to stages.`,
      });
    }
    const presence = readPresence(value, configuration);
    const needs = readNeeds(configuration.resolve(value['needs']), configuration);
    return [{ name, value, stage: index, presence, needs }];
  });
}

/** Undefined where stages say the order. Jobs of other projects and pipelines are not waited for here. */
function readNeeds(value: unknown, configuration: Configuration): readonly Need[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return configuration.entriesOf(value).flatMap((need: unknown): Need[] => {
    if (typeof need === 'string') return [{ job: need, isOptional: false }];
    if (
      !isRecord(need) ||
      typeof need['job'] !== 'string' ||
      'project' in need ||
      'pipeline' in need
    ) {
      return [];
    }
    return [
      {
        job: need['job'],
        isOptional: need['optional'] === true,
        isPart: need['parallel'] !== undefined,
      },
    ];
  });
}

function earlier(job: ReadJob, jobs: readonly ReadJob[]): readonly Need[] {
  return jobs
    .filter(({ stage }) => stage !== -1 && stage < job.stage)
    .map(({ name }) => ({ job: name, isOptional: true }));
}

function edgesOf(
  job: ReadJob,
  jobs: readonly ReadJob[],
  idOf: (name: string) => string,
): readonly Before[] {
  return (job.needs ?? earlier(job, jobs)).flatMap((need): Before[] => {
    const before = jobs.find(({ name }) => name === need.job);
    if (!before) return [];
    const weakness =
      startWeakness(job, before) ??
      partWeakness(job, before, need) ??
      presenceWeakness(job, before, need);
    return [{ job: idOf(before.name), ...(weakness && { weakness }) }];
  });
}

/** `always` and `on_failure` start a job however those before it end. */
function startWeakness(
  { name, presence: { whens } }: ReadJob,
  before: ReadJob,
): Weakness | undefined {
  const anyway = [...whens].filter((when) => when === 'always' || when === 'on_failure');
  if (anyway.length === 0) return undefined;
  return {
    isCertain: anyway.length === whens.size,
    text: `${name} runs however ${before.name} ends (when: ${anyway.join(', ')})`,
  };
}

/** Which values of a matrix matter is not known here. */
function partWeakness(job: ReadJob, before: ReadJob, { isPart }: Need): Weakness | undefined {
  if (isPart !== true) return undefined;
  const text = `${job.name} waits for some of the jobs that the matrix makes of ${before.name}, and not for others`;
  return { isCertain: false, text };
}

/** A job that is not in the pipeline is not waited for. */
function presenceWeakness(job: ReadJob, before: ReadJob, need: Need): Weakness | undefined {
  if (!need.isOptional || isThereWith(before.presence, job.presence)) return undefined;
  return {
    isCertain: false,
    text: `${before.name} has other rules than ${job.name}, which runs without it where it is not in the pipeline`,
  };
}

function environmentOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isRecord(value) || typeof value['name'] !== 'string') return undefined;
  const action = value['action'] ?? 'start';
  return action === 'start' ? value['name'] : undefined;
}

interface Child extends DescribedJobs {
  readonly elsewhere: readonly string[];
}

/** A job that starts another pipeline; with `strategy` it ends as that one does: https://docs.gitlab.com/ci/yaml/#trigger */
function openChild(
  trigger: unknown,
  files: GitlabFiles,
  path: string,
  parent: DraftJob,
  depth: number,
): Child {
  if (!isRecord(trigger) || trigger['include'] === undefined) {
    const project = isRecord(trigger) ? trigger['project'] : trigger;
    return { jobs: [], unseen: [], elsewhere: [`trigger: ${String(project)}`] };
  }
  const includes = readIncludes(trigger['include'], path, files.tree);
  const elsewhere = includes.flatMap((each) => (each.kind === 'elsewhere' ? [each.written] : []));
  const [file] = includes.flatMap((each) =>
    each.kind === 'local' ? each.paths.flatMap((found) => files.byPath.get(found) ?? []) : [],
  );
  const lost = includes.flatMap((each) =>
    each.kind === 'local' && each.paths.length === 0 ? [each.written] : [],
  );
  if (!file || depth >= deepest) {
    return {
      jobs: [],
      unseen: [],
      elsewhere: [...elsewhere, ...lost].map((each) => `trigger: ${each}`),
    };
  }
  const gathered = files.gather(file);
  const configuration = new Configuration(gathered.files);
  const caller = { name: parent.name, entry: [...parent.direct], depth: depth + 1 };
  const child = describeJobs(
    configuration,
    gathered,
    files,
    { path: files.pathOf(file), document: file.document, id: parent.id },
    caller,
  );
  const { strategy } = trigger;
  if (strategy === 'depend' || strategy === 'mirror') {
    parent.direct.push(...child.jobs.map((job): Before => ({ job: job.id })));
  }
  return { ...child, elsewhere: elsewhere.map((each) => `trigger: ${each}`) };
}

/** Jobs of a template that is known by its name: those that scan are allowed to fail. */
function draftOfTemplate(
  include: string,
  document: Place['document'],
  idOf: (name: string) => string,
  does: Step['does'],
): DraftJob {
  const place: Place = { document, path: ['include'] };
  return {
    id: idOf(`include ${include}`),
    name: include,
    place,
    steps: [{ place, text: include, does, runsAnyway: false }],
    weakness: { isCertain: true, text: 'the jobs of the template are allowed to fail' },
    unseen: [],
    direct: [],
    needs: [],
    isNever: false,
    conditions: [],
  };
}
