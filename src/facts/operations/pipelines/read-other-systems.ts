import { isRecord } from '../../../source/is-record.js';
import type { ArtefactReader } from '../reader.js';

type Mapping = Readonly<Record<string, unknown>>;

const systems: readonly { readonly name: string; readonly isIt: (value: Mapping) => boolean }[] = [
  {
    name: 'CircleCI',
    isIt: ({ version, jobs, workflows, orbs }) =>
      isRecord(jobs) && version !== undefined && (isRecord(workflows) || isRecord(orbs)),
  },
  {
    name: 'Azure Pipelines',
    isIt: ({ pool, stages, steps, jobs, trigger }) =>
      holds(stages, 'stage') ||
      holds(jobs, 'job', 'deployment') ||
      (Array.isArray(steps) && (pool !== undefined || trigger !== undefined)),
  },
  {
    name: 'Bitbucket Pipelines',
    isIt: ({ pipelines }) => isRecord(pipelines) && 'default' in pipelines,
  },
  {
    name: 'Tekton',
    isIt: ({ apiVersion, kind }) =>
      typeof apiVersion === 'string' &&
      apiVersion.startsWith('tekton.dev/') &&
      (kind === 'Pipeline' || kind === 'PipelineRun' || kind === 'Task'),
  },
];

/** Tells of pipelines that nobody reads here, so that nobody takes them for judged. */
export const otherSystemsReader: ArtefactReader = {
  kind: 'pipelines of other systems',
  read: (document, _artefacts, problems) => {
    const { value } = document;
    const system = isRecord(value) ? systems.find(({ isIt }) => isIt(value)) : undefined;
    if (!system) return undefined;
    problems.push({
      code: 'artefact-invalid',
      message: `a pipeline of ${system.name} is not read: known are GitHub Actions and GitLab CI`,
      location: document.locate([]),
      hint: 'Leave the file out of the source, and have its gates reviewed by people.',
    });
    return 0;
  },
};

function holds(list: unknown, ...keys: readonly string[]): boolean {
  return (
    Array.isArray(list) && list.some((item) => isRecord(item) && keys.some((key) => key in item))
  );
}
