import { asObject, asText } from '../../untrusted.js';
import { connectionAnnotations, readAnnotatedNames, readAnnotation } from '../annotations.js';
import type { TopicLimit } from '../budget/read-limits.js';
import { isService } from '../dependencies/bind-consumers.js';
import type { Binding } from '../dependencies/find-uses.js';
import type { ReadSet } from '../judge-dependencies.js';
import type { PodWorkload } from '../pods/pod-workload.js';
import type { SetObject } from '../set-objects.js';

/** A workload that reads a topic, as something says. */
export interface TopicReading {
  readonly topic: string;
  readonly workload: PodWorkload;
  readonly binding: Binding;
  /** Undefined where only the topic is known. */
  readonly group: string | undefined;
  /** The object of KEDA that scales the workload by this topic. */
  readonly scaler?: SetObject;
}

/** Who reads which topic: by annotation, by a trigger of KEDA, or by the budget file; each workload once a topic. */
export function findTopicReaders(
  limits: readonly TopicLimit[],
  { workloads, autoscalers }: ReadSet,
): readonly TopicReading[] {
  const readings = new Map<string, TopicReading>();
  const add = (reading: TopicReading) => {
    const key = JSON.stringify([reading.topic, reading.workload.object.id]);
    const known = readings.get(key);
    const group = known?.group ?? reading.group;
    readings.set(key, { ...reading, ...known, group, ...scalerOf(known, reading) });
  };
  for (const workload of workloads) {
    readAnnotated(workload).forEach(add);
    for (const { object } of autoscalers.get(workload.object.id) ?? []) {
      readTriggers(object, workload).forEach(add);
    }
    if (workload.object.kind === 'ScaledJob') readTriggers(workload.object, workload).forEach(add);
  }
  for (const { id, consumers } of limits) {
    for (const { service, group, location } of consumers) {
      const members = workloads.filter((workload) => isService(workload, service));
      const exact = members.filter(({ object }) => object.name === service);
      for (const workload of exact.length > 0 ? exact : members) {
        const source = `consumers of ${id} in the budget file`;
        add({ topic: id, workload, group, binding: { by: 'budget', source, location } });
      }
    }
  }
  return [...readings.values()];
}

function scalerOf(known: TopicReading | undefined, { scaler }: TopicReading) {
  const found = known?.scaler ?? scaler;
  return found ? { scaler: found } : {};
}

function readAnnotated(workload: PodWorkload): readonly TopicReading[] {
  const annotation = readAnnotation(workload, connectionAnnotations.topic);
  if (!annotation) return [];
  const source = `annotation ${connectionAnnotations.topic} of ${workload.object.display}`;
  const binding = { by: 'annotation', source, location: annotation.place } as const;
  const group = readAnnotation(workload, connectionAnnotations.consumerGroup)?.value.trim();
  const topics = readAnnotatedNames(workload, connectionAnnotations.topic) ?? [];
  return topics.map((topic) => ({ topic, workload, binding, group }));
}

/** @see https://keda.sh/docs/latest/scalers/apache-kafka/ */
function readTriggers(object: SetObject, workload: PodWorkload): readonly TopicReading[] {
  return triggersOf(object).flatMap(({ type, metadata }, index): readonly TopicReading[] => {
    if (type !== 'kafka' && type !== 'apache-kafka') return [];
    const group = asText(metadata['consumerGroup']);
    const source = `trigger ${index + 1} of ${object.display}`;
    const location = {
      subject: object.id,
      path: ['spec', 'triggers', index, 'metadata', 'topic'],
    };
    const binding = { by: 'trigger', source, location } as const;
    const topics = (asText(metadata['topic']) ?? '').split(',').map((topic) => topic.trim());
    return topics
      .filter((topic) => topic !== '')
      .map((topic) => ({ topic, workload, binding, group, scaler: object }));
  });
}

interface Trigger {
  readonly type: string | undefined;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The triggers of a ScaledObject or ScaledJob. */
export function triggersOf(object: SetObject): readonly Trigger[] {
  const list = asObject(object.value['spec'])['triggers'];
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => {
    const { type, metadata } = asObject<{ type: string; metadata: object }>(item);
    return { type: asText(type), metadata: asObject(metadata) };
  });
}
