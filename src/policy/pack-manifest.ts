import type { RuleMetadata } from './rule-metadata.js';

/** What a pack holds, written beside its WebAssembly module when the pack is built. */
export interface PackManifest {
  readonly schemaVersion: 1;
  readonly name: string;
  /** Digest of the sources, so that equal policies have equal revisions. */
  readonly revision: string;
  /** Version of OPA that compiled the pack. */
  readonly opa: string;
  readonly module: ModuleRef;
  readonly entrypoints: readonly string[];
  /** Builtins that the module asks its host for. */
  readonly builtins: readonly string[];
  /** What the names of `applies_to` stand for; absent where no rule judges objects of Kubernetes. */
  readonly kinds?: Readonly<Record<string, readonly ObjectKind[]>>;
  readonly rules: readonly PackRule[];
}

/** A kind of objects. The kind `*` is every kind of its group that lives in a namespace. */
export interface ObjectKind {
  readonly group: string;
  readonly kind: string;
}

export interface ModuleRef {
  readonly file: string;
  readonly bytes: number;
  /** `sha256:` and the digest. */
  readonly digest: string;
}

/** A rule with the file that it is written in: of a policy, the text of an abort names the culprit by it. */
export interface PackRule extends RuleMetadata {
  readonly file: string;
  /** Page of the rule, relative to the package; of users' policies an address that they name, else the file of the policy. */
  readonly docs: string;
  /**
   * Set where a policy does not say what it judges, as those of conftest: every object and every document that a run is given. Of
   * scope `object`, and `requires` is empty.
   */
  readonly judgesAnything?: true;
  /** Of scope `object`: files of the libraries that it needs to run elsewhere, each after those that it needs itself. */
  readonly libraries?: readonly string[];
}

/** Entrypoints of every pack; `aggregate.ts` writes them. */
export const entrypoints = {
  objects: 'aggregate/objects',
  sets: 'aggregate/sets',
  kinds: 'aggregate/kinds',
} as const;
