import type { Problem } from '../../../../report/index.js';
import { asObject, asText } from '../../untrusted.js';
import { connectionAnnotations, readCountAnnotation } from '../annotations.js';
import type { TopicLimit } from '../budget/read-limits.js';
import { type Factor, knownFactor, type Place, unknownFactor } from '../factor.js';
import { compareText, type ReadSet } from '../judge-dependencies.js';
import type { SetObject } from '../set-objects.js';
import { readCountField } from '../settings/whole-number.js';
import { findTopicReaders, type TopicReading, triggersOf } from './find-topic-readers.js';
import type { TopicBudget, TopicConsumer, TopicGroup, UndecidedTopic } from './topic-budget.js';

/** Judges the topics of the budget file, and those that something in the set is known to read. */
export function judgeTopics(limits: readonly TopicLimit[], set: ReadSet): readonly TopicBudget[] {
  const readings = findTopicReaders(limits, set);
  const made = findKafkaTopics(set);
  const ids = new Set([...limits.map(({ id }) => id), ...readings.map(({ topic }) => topic)]);
  return [...ids].sort().map((id) => {
    const limit = limits.find((each) => each.id === id);
    const own = readings.filter(({ topic }) => topic === id);
    return judgeTopic(id, limit, made.get(id), own, set);
  });
}

function judgeTopic(
  id: string,
  limit: TopicLimit | undefined,
  made: KafkaTopic | undefined,
  readings: readonly TopicReading[],
  set: ReadSet,
): TopicBudget {
  const partitions =
    limit?.partitions ??
    made?.partitions ??
    unknownFactor(`partitions of ${id}`, 'no budget names it, and no object of the set makes it');
  const groups = groupReaders(readings, partitions, set);
  const most = partitions.value;
  const undecided = [
    ...explainPartitions(partitions),
    ...(readings.length === 0 ? [explainUnread(id, limit)] : []),
    ...groups.flatMap(({ consumers }) => consumers.flatMap(explainConsumer)),
    ...set.problems.map(explainProblem),
  ];
  const isExceeded = most !== null && groups.some(({ atLeast }) => atLeast > most);
  return {
    id,
    display: id,
    origin: limit ? 'budgets' : made ? 'set' : 'name',
    location: limit?.location ?? made?.location ?? null,
    partitions,
    groups,
    verdict: isExceeded ? 'exceeded' : undecided.length > 0 ? 'undecided' : 'ok',
    undecided,
  };
}

function groupReaders(
  readings: readonly TopicReading[],
  partitions: Factor,
  set: ReadSet,
): readonly TopicGroup[] {
  const names = new Map<string, TopicReading[]>();
  for (const reading of readings) {
    const name = reading.group ?? reading.workload.object.name;
    names.set(name, [...(names.get(name) ?? []), reading]);
  }
  return [...names]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([group, members]) => {
      const consumers = members
        .map((reading) => readConsumer(reading, partitions, set))
        .toSorted((left, right) => compareText(left.subject, right.subject));
      const counts = consumers.map(({ pods, perPod }) => multiply(pods.value, perPod.value));
      const atLeast = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
      const isKnown = !counts.includes(null);
      const idle =
        !isKnown || partitions.value === null ? null : Math.max(0, atLeast - partitions.value);
      return { group, consumers, members: isKnown ? atLeast : null, atLeast, idle };
    });
}

function readConsumer(reading: TopicReading, partitions: Factor, set: ReadSet): TopicConsumer {
  const { workload, binding } = reading;
  const { id: subject, display, name: service } = workload.object;
  const pods = limitPods(readPods(reading, set), reading, partitions, set);
  const perPod =
    readCountAnnotation(workload, connectionAnnotations.topicConsumers) ??
    knownFactor(1, 'default', 'one consumer in each pod');
  const product = multiply(pods.value, perPod.value);
  const each = perPod.value === 1 ? '' : ` x ${show(perPod)} consumers`;
  const equation = `${show(pods)} ${pods.value === 1 ? 'pod' : 'pods'}${each} = ${product ?? '?'}`;
  return { subject, display, service, binding, pods, perPod, equation };
}

function readPods({ workload: { object } }: TopicReading, { peaks }: ReadSet): Factor {
  return (
    peaks.get(object.id)?.ceiling ?? unknownFactor(`pods of ${object.display}`, 'nobody knows it')
  );
}

/**
 * KEDA scales by the lag of a topic only as far as the topic has partitions, unless it is told to allow idle consumers or scales by
 * something else as well; the fewest pods, and those it falls back to, it makes all the same:
 * https://keda.sh/docs/latest/scalers/apache-kafka/
 */
function limitPods(
  pods: Factor,
  { workload, scaler }: TopicReading,
  partitions: Factor,
  { autoscalers }: ReadSet,
): Factor {
  if (!scaler || pods.value === null || partitions.value === null) return pods;
  const [trigger, ...others] = triggersOf(scaler);
  const isAlone = others.length === 0 && (autoscalers.get(workload.object.id)?.length ?? 0) <= 1;
  const allowsIdle = String(trigger?.metadata['allowIdleConsumers']) === 'true';
  const isOneTopic = asText(trigger?.metadata['topic'])?.includes(',') === false;
  if (!isAlone || allowsIdle || !isOneTopic || pods.value <= partitions.value) return pods;
  const spec = asObject(scaler.value['spec']);
  const floors = [spec['minReplicaCount'], asObject(spec['fallback'])['replicas']];
  const floor = Math.max(0, ...floors.map((value) => (typeof value === 'number' ? value : 0)));
  const value = Math.max(partitions.value, Math.min(pods.value, floor));
  return value === pods.value
    ? pods
    : { ...pods, value, source: `${pods.source}, kept to the partitions by KEDA` };
}

interface KafkaTopic {
  readonly partitions: Factor;
  readonly location: Place;
}

/** @see https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopicSpec-reference */
function findKafkaTopics({ objects }: ReadSet): ReadonlyMap<string, KafkaTopic> {
  const topics = new Map<string, KafkaTopic>();
  for (const object of objects.ofKind('kafka.strimzi.io/KafkaTopic')) {
    const name = asText(asObject(object.value['spec'])['topicName']) ?? object.name;
    const known = topics.get(name);
    topics.set(name, known ? twice(name, known) : readKafkaTopic(object));
  }
  return topics;
}

function readKafkaTopic(object: SetObject): KafkaTopic {
  const place = { subject: object.id, path: ['spec', 'partitions'] };
  const written = asObject(object.value['spec'])['partitions'];
  const name = `partitions of ${object.display}`;
  const partitions =
    written === undefined || written === null
      ? unknownFactor(name, 'the brokers decide, since it does not say it', place)
      : readCountField(written, null, { name, place });
  return { partitions, location: { subject: object.id, path: [] } };
}

function twice(name: string, { location }: KafkaTopic): KafkaTopic {
  const reason = 'the set declares the topic several times';
  return { partitions: unknownFactor(`partitions of ${name}`, reason, location), location };
}

function explainPartitions({ value, source, reason = '', location }: Factor) {
  if (value !== null) return [];
  const hint = 'Name the topic with its partitions in the budget file.';
  return [{ factor: 'partitions' as const, message: `${source}: ${reason}`, hint, location }];
}

function explainUnread(id: string, limit: TopicLimit | undefined): UndecidedTopic {
  return {
    factor: 'binding',
    message: `no workload was found that reads ${id}`,
    hint: `Name it: annotation ${connectionAnnotations.topic} of the workload, or consumers in the budget file.`,
    location: limit?.location ?? null,
  };
}

function explainConsumer({ display, pods, perPod, subject }: TopicConsumer) {
  const explain = (factor: 'pods' | 'consumers', { value, ...of }: Factor, hint: string) =>
    value === null
      ? [
          {
            factor,
            message: `${display}: ${of.source}: ${of.reason ?? ''}`,
            hint,
            location: of.location ?? { subject, path: [] },
          },
        ]
      : [];
  const count = `Say how many: annotation ${connectionAnnotations.topicConsumers}.`;
  return [
    ...explain('pods', pods, 'Limit the number of its pods.'),
    ...explain('consumers', perPod, count),
  ];
}

function explainProblem({ message, hint }: Problem): UndecidedTopic {
  const text = `a manifest cannot be read: ${message}`;
  return { factor: 'manifest', message: text, hint, location: null };
}

/** Nothing times anything is nothing. */
function multiply(left: number | null, right: number | null): number | null {
  if (left === 0 || right === 0) return 0;
  return left === null || right === null ? null : left * right;
}

function show({ value }: Factor): string {
  return value === null ? '?' : String(value);
}
