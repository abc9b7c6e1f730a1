import { nearest } from '../../../source/index.js';
import { type Factor, knownFactor, unknownFactor } from './factor.js';
import type { Annotation, PodWorkload } from './pods/pod-workload.js';
import { readCount } from './settings/whole-number.js';

/**
 * Annotations by which a workload, or its pods, says what its manifests do not. Those of the pods win. A count may be given for one
 * database: `archfit/pool-size.orders-db`.
 */
export const connectionAnnotations = {
  /** Most connections that one process opens to a database at a time. */
  poolSize: 'archfit/pool-size',
  /** Processes in a container. */
  processes: 'archfit/processes',
  /** Threads of a process, where each holds at most one connection. */
  threads: 'archfit/threads',
  /** Pools of that size in a process: two where reads and writes have their own. */
  pools: 'archfit/pools',
  /** The databases that the workload uses, by id, Service or host, with commas between them; `none` for one that uses none. */
  database: 'archfit/database',
  /** As for databases: what else the workload uses, by id, Service or host. */
  broker: 'archfit/broker',
  cache: 'archfit/cache',
  downstream: 'archfit/downstream',
  /** Most connections that one process opens to a broker at a time, and most channels in all of them. */
  brokerConnections: 'archfit/broker-connections',
  brokerChannels: 'archfit/broker-channels',
  /** Most connections that one process opens to a cache at a time. */
  cacheConnections: 'archfit/cache-connections',
  /** Most requests that one process makes of a downstream in a second, and at a time. */
  downstreamRate: 'archfit/downstream-rate',
  downstreamConcurrency: 'archfit/downstream-concurrency',
  /** The topics that the workload reads, by name, with commas between them. */
  topic: 'archfit/topic',
  /** Its group as a consumer of topics. */
  consumerGroup: 'archfit/consumer-group',
  /** Consumers of a topic in each pod; one without it. */
  topicConsumers: 'archfit/topic-consumers',
  /** Id of the stack, as the table of stacks has it. */
  stack: 'archfit/stack',
  /** The container that all this is about; without it, the one that connects, or else the first. */
  container: 'archfit/container',
} as const;

/** Annotations of the same prefix that are about something else. */
const otherAnnotations = ['archfit/service', 'archfit/drain-seconds'];

/** Annotations that may be about one dependency by its id. */
const perDependency: readonly string[] = [
  connectionAnnotations.poolSize,
  connectionAnnotations.pools,
  connectionAnnotations.brokerConnections,
  connectionAnnotations.brokerChannels,
  connectionAnnotations.cacheConnections,
  connectionAnnotations.downstreamRate,
  connectionAnnotations.downstreamConcurrency,
];

const known: readonly string[] = Object.values(connectionAnnotations);

/**
 * Why annotations cannot be meant as they stand: one that is misspelt would leave a default in place of what it says.
 *
 * @param own annotations that count one kind of dependency
 * @param ids of the dependencies of that kind that the budgets have, in any environment
 */
export function findMisspelt(
  workload: PodWorkload,
  own: readonly string[],
  ids: readonly string[],
): readonly { readonly reason: string; readonly place: Annotation['place'] }[] {
  return Object.entries(workload.annotations).flatMap(([name, { place, value }]) => {
    const reason = name.startsWith('archfit/')
      ? (explainName(name, own, ids) ?? explainValue(name, value.trim(), workload))
      : undefined;
    return reason === undefined ? [] : [{ reason, place }];
  });
}

function explainName(
  name: string,
  own: readonly string[],
  ids: readonly string[],
): string | undefined {
  if (name.startsWith('archfit/waive') || otherAnnotations.includes(name)) return undefined;
  const [stem = '', ...rest] = name.split('.');
  if (!known.includes(stem)) return `there is no annotation ${name}${guess(stem, known)}`;
  if (rest.length === 0) return undefined;
  if (!perDependency.includes(stem)) return `annotation ${stem} is never about one name alone`;
  const id = rest.join('.');
  if (!own.includes(stem) || ids.includes(id)) return undefined;
  return `annotation ${name} is about ${id}, which no budget names${guess(id, ids)}`;
}

function explainValue(name: string, value: string, workload: PodWorkload): string | undefined {
  if (value === '' && known.includes(name)) return `annotation ${name} is empty`;
  if (name !== connectionAnnotations.container) return undefined;
  const names = [...workload.containers, ...workload.initContainers].map((each) => each.name);
  return names.includes(value) || workload.containers.length === 0
    ? undefined
    : `annotation ${name} names no container of the pod${guess(value, names)}`;
}

function guess(written: string, names: readonly string[]): string {
  const meant = nearest(written, names);
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}

/** The workload as one of its containers sees it: what is said about another container is not said about this one. */
export function aboutContainer(workload: PodWorkload, container: string): PodWorkload {
  const about = readAnnotation(workload, connectionAnnotations.container)?.value.trim();
  const { containers, initContainers } = workload;
  const isOther = [...containers, ...initContainers].some(({ name }) => name === about);
  return isOther && about !== container ? { ...workload, annotations: {} } : workload;
}

export type AnnotationName = (typeof connectionAnnotations)[keyof typeof connectionAnnotations];

export function readAnnotation(
  { annotations }: PodWorkload,
  name: AnnotationName,
): Annotation | undefined {
  return Object.hasOwn(annotations, name) ? annotations[name] : undefined;
}

/** A pod that runs has one of these at least; only a pool may have none. */
const neverZero: ReadonlySet<AnnotationName> = new Set([
  connectionAnnotations.processes,
  connectionAnnotations.threads,
  connectionAnnotations.pools,
]);

/** A count that an annotation gives, that of the dependency before that of all; undefined where none does. */
export function readCountAnnotation(
  workload: PodWorkload,
  name: AnnotationName,
  dependency?: string,
  isFraction?: true,
): Factor | undefined {
  const { annotations, object } = workload;
  const names = [...(dependency === undefined ? [] : [`${name}.${dependency}`]), name];
  const key = names.find((each) => Object.hasOwn(annotations, each));
  const annotation = key === undefined ? undefined : annotations[key];
  if (key === undefined || annotation === undefined) return undefined;
  const source = `annotation ${key} of ${object.display}`;
  const number = readCount(annotation.value, isFraction);
  if (number.kind === 'refused') return unknownFactor(source, number.reason, annotation.place);
  return number.value === 0 && neverZero.has(name)
    ? unknownFactor(source, 'it is 0, and there is at least one', annotation.place)
    : knownFactor(number.value, 'declared', source, annotation.place);
}

/** What an annotation lists, such as the databases that a workload uses; undefined without it. */
export function readAnnotatedNames(
  workload: PodWorkload,
  name: AnnotationName,
): readonly string[] | undefined {
  return readAnnotation(workload, name)
    ?.value.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
