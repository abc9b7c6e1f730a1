/** A library or product that keeps connections to a database, and how many. */
export interface Stack {
  readonly id: string;
  /** As its users call it. */
  readonly name: string;
  /**
   * Settings of its largest number of connections, as variables are spelled; a line of a file is found by the same letters.
   * `<NAME>` stands for the name of a datasource.
   */
  readonly keys: readonly string[];
  /** Settings that count where no other setting of a pool is there. */
  readonly fallbackKeys?: readonly string[];
  /** Settings that are looked for in mounted files alone, since variables of these names mean many things. */
  readonly fileKeys?: readonly string[];
  /** Settings of connections beyond the pool, added to it. */
  readonly overflow?: { readonly keys: readonly string[]; readonly default: number };
  /** What holds without a setting. */
  readonly default: StackDefault;
  /** What the value 0 means, where it is not simply no connection. */
  readonly zero?: 'unlimited' | 'unclear';
  /** What the pool is multiplied by. A pool per process is the rule; a JVM or a Go program is one process whatever a variable says. */
  readonly multiplier: 'process' | 'pod';
  /** A process never holds more connections than it has threads. */
  readonly isCappedByThreads?: true;
  /** What gives the stack away where no setting of it is there. */
  readonly hints?: StackHints;
  /** Versions for which the row holds. */
  readonly versions: string;
  /** Where the default is written. */
  readonly source: string;
  /** Month in which the row was last compared with its source; null where it never was. */
  readonly checked: string | null;
  /** `source`: read in the code or the vendor's documentation; `known`: common knowledge that nobody has looked up yet. */
  readonly verified: 'source' | 'known';
}

/** The stacks that keep connections to one kind of dependency. */
export interface StackTable {
  /** The more particular ones first: the first whose setting is there is taken. */
  readonly stacks: readonly Stack[];
  /** Settings that applications of any stack call so. */
  readonly any: Stack;
}

export type StackDefault =
  | { readonly kind: 'connections'; readonly value: number }
  /** One connection a thread. */
  | { readonly kind: 'threads' }
  | { readonly kind: 'unlimited' }
  /** It depends on something that manifests do not say. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface StackHints {
  /** Ends of image names without tag: `keycloak` is found in `keycloak/keycloak`. */
  readonly images?: readonly string[];
  /** Beginnings of the names of variables. */
  readonly variables?: readonly string[];
}
