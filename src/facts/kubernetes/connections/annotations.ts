import { type Factor, knownFactor, unknownFactor } from './factor.js';
import type { Annotation, PodWorkload } from './pods/pod-workload.js';
import { readWholeNumber } from './settings/whole-number.js';

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
  /** Id of the stack, as the table of stacks has it. */
  stack: 'archfit/stack',
  /** The container that all this is about; without it, the one that connects, or else the first. */
  container: 'archfit/container',
} as const;

type AnnotationName = (typeof connectionAnnotations)[keyof typeof connectionAnnotations];

export function readAnnotation(
  { annotations }: PodWorkload,
  name: AnnotationName,
): Annotation | undefined {
  return Object.hasOwn(annotations, name) ? annotations[name] : undefined;
}

/** A count that an annotation gives, that of the database before that of all; undefined where none does. */
export function readCountAnnotation(
  workload: PodWorkload,
  name: AnnotationName,
  database?: string,
): Factor | undefined {
  const { annotations, object } = workload;
  const names = [...(database === undefined ? [] : [`${name}.${database}`]), name];
  const key = names.find((each) => Object.hasOwn(annotations, each));
  const annotation = key === undefined ? undefined : annotations[key];
  if (key === undefined || annotation === undefined) return undefined;
  const source = `annotation ${key} of ${object.display}`;
  const number = readWholeNumber(annotation.value);
  return number.kind === 'number'
    ? knownFactor(number.value, 'declared', source, annotation.place)
    : unknownFactor(source, number.reason, annotation.place);
}

/** The databases that the annotation names; undefined without it. */
export function readDatabaseNames(workload: PodWorkload): readonly string[] | undefined {
  return readAnnotation(workload, connectionAnnotations.database)
    ?.value.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
