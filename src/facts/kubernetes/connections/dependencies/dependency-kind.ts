import { type AnnotationName, connectionAnnotations } from '../annotations.js';
import type { Unit } from '../budget/unit.js';
import { brokerTable } from '../pools/broker-stacks.js';
import { cacheTable } from '../pools/cache-stacks.js';
import type { StackTable } from '../pools/stack.js';
import { databaseTable, emptyTable } from '../pools/stacks.js';
import {
  brokerVocabulary,
  cacheVocabulary,
  databaseVocabulary,
  type Vocabulary,
} from './vocabulary.js';

/** What workloads depend on and that takes only so much of them. */
export type DependencyName = 'database' | 'broker' | 'cache' | 'downstream';

/** A kind of thing that workloads depend on and that takes only so much of them. */
export interface DependencyKind {
  readonly name: DependencyName;
  /** What of it is counted. */
  readonly unit: Unit;
  /** How addresses are told by their settings; a downstream is told by its budget alone. */
  readonly vocabulary: Vocabulary | undefined;
  /** What keeps connections to it, and how many. */
  readonly table: StackTable;
  /** Annotation that names what a workload uses. */
  readonly uses: AnnotationName;
  /** Annotation that says how much one process of it uses. */
  readonly count: AnnotationName;
  /** Settings that say how much, `<ID>` standing for the id of the dependency. */
  readonly countKeys: readonly string[];
  /** Half a request in a second is a rate as well. */
  readonly isFraction?: true;
}

export const databaseKind: DependencyKind = {
  name: 'database',
  unit: 'connections',
  vocabulary: databaseVocabulary,
  table: databaseTable,
  uses: connectionAnnotations.database,
  count: connectionAnnotations.poolSize,
  countKeys: [],
};

export const brokerKind: DependencyKind = {
  name: 'broker',
  unit: 'connections',
  vocabulary: brokerVocabulary,
  table: brokerTable,
  uses: connectionAnnotations.broker,
  count: connectionAnnotations.brokerConnections,
  countKeys: [],
};

export const channelKind: DependencyKind = {
  ...brokerKind,
  unit: 'channels',
  table: emptyTable,
  count: connectionAnnotations.brokerChannels,
};

export const cacheKind: DependencyKind = {
  name: 'cache',
  unit: 'connections',
  vocabulary: cacheVocabulary,
  table: cacheTable,
  uses: connectionAnnotations.cache,
  count: connectionAnnotations.cacheConnections,
  countKeys: [],
};

export const rateKind: DependencyKind = {
  name: 'downstream',
  unit: 'requests per second',
  vocabulary: undefined,
  table: emptyTable,
  uses: connectionAnnotations.downstream,
  count: connectionAnnotations.downstreamRate,
  countKeys: ['<ID>_RATE_LIMIT', '<ID>_MAX_RATE', '<ID>_MAX_RPS', '<ID>_REQUESTS_PER_SECOND'],
  isFraction: true,
};

export const concurrencyKind: DependencyKind = {
  ...rateKind,
  unit: 'requests at a time',
  count: connectionAnnotations.downstreamConcurrency,
  countKeys: ['<ID>_CONCURRENCY', '<ID>_MAX_CONCURRENCY', '<ID>_MAX_CONCURRENT_REQUESTS'],
};
