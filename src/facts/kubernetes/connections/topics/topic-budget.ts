import type { Binding } from '../dependencies/find-uses.js';
import type { Factor, Place } from '../factor.js';

/** The consumers of one topic against its partitions: of more consumers in a group than partitions, some do nothing. */
export interface TopicBudget {
  /** Name of the topic, which is its key in the budget file. */
  readonly id: string;
  readonly display: string;
  /** A budget names it, an object of the set makes it, or it is only what somebody reads. */
  readonly origin: 'budgets' | 'set' | 'name';
  readonly location: Place | null;
  readonly partitions: Factor;
  readonly groups: readonly TopicGroup[];
  /** `exceeded` where a group has more consumers than the topic has partitions; as many is `ok`. */
  readonly verdict: 'ok' | 'exceeded' | 'undecided';
  readonly undecided: readonly UndecidedTopic[];
}

/** Consumers that share the partitions of a topic. */
export interface TopicGroup {
  readonly group: string;
  readonly consumers: readonly TopicConsumer[];
  /** Most consumers at a time; null where one of them is unknown. */
  readonly members: number | null;
  /** The sum of what is known. */
  readonly atLeast: number;
  /** Members without a partition; null where nobody can tell. */
  readonly idle: number | null;
}

/** A workload that reads the topic. */
export interface TopicConsumer {
  readonly subject: string;
  readonly display: string;
  readonly service: string;
  readonly binding: Binding;
  /** Most pods in steady state. */
  readonly pods: Factor;
  /** Consumers in each of them. */
  readonly perPod: Factor;
  /** For people: `12 pods x 2 consumers = 24`. */
  readonly equation: string;
}

/** What nobody can tell of a topic and its readers, why, and what to do about it. */
export interface UndecidedTopic {
  readonly factor: 'partitions' | 'pods' | 'consumers' | 'binding' | 'manifest';
  readonly message: string;
  readonly hint: string;
  readonly location: Place | null;
}
