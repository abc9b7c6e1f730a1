import type { Engine } from './connection-string.js';
import type { DependencyName } from './dependency-kind.js';
import type { Factor } from '../factor.js';
import type { PeakPods } from '../pods/peak-pods.js';

/** A Service by which something is reached. */
export interface ServiceName {
  readonly name: string;
  readonly namespace: string;
}

/** A database server, or a pooler before one, whose manifests are in the set. */
export interface DependencyServer {
  /** Of its object, and the part of it where that is more than one server. */
  readonly id: string;
  /** Id of its object. */
  readonly subject: string;
  readonly display: string;
  readonly namespace: string;
  readonly services: readonly ServiceName[];
  readonly role: DependencyName;
  readonly engine?: Engine;
  /** Connections that it takes: `max_connections`, or what all pods of a pooler take from their clients. */
  readonly max: Factor;
  /** Of these, kept for administrators. */
  readonly reserved: Factor;
  readonly pooler?: Pooler;
}

/** What a pooler opens on its other side. */
export interface Pooler {
  /** Index of the container for one that runs in a pod of its clients. */
  readonly peak: PeakPods;
  /** Connections of one pod to its databases, for one user of each. */
  readonly perPod: Factor;
  /** Pairs of user and database, each with a pool of that size. */
  readonly pairs: Factor;
  /** Where it connects to. */
  readonly upstream: Upstream;
  /** Where it stands, for messages. */
  readonly container?: string;
}

export type Upstream =
  | { readonly kind: 'hosts'; readonly hosts: readonly string[]; readonly isSecret: boolean }
  /** An object of the set, by its id. */
  | { readonly kind: 'server'; readonly id: string }
  | { readonly kind: 'unknown'; readonly reason: string };
