import type { CatalogFacts, KubernetesFacts } from '../../facts/kubernetes/index.js';
import type { Workload } from '../../facts/kubernetes/workload.js';
import type { RequiredInput } from '../../policy/index.js';
import type { KubernetesObject } from '../budgets/connection-budget.js';
import type { PlanFacts } from '../describe-plans.js';
import type { DocumentFact } from '../documents/judge-documents.js';
import type { EventChangesFacts } from '../events/event-change-facts.js';
import type { EventFacts } from '../events/event-facts.js';
import type { ModulesFacts } from '../modules/modules-facts.js';
import type { ContractFacts } from '../openapi/contract-facts.js';
import type { OperationsFacts } from '../operations/operations-facts.js';

/**
 * What a rule in TypeScript is given, by the word under `facts`: one object, one workload or one document after the other, or all of
 * a set at once, under the names by which policies read it as `input`. Everything is a frozen copy of the rule's own.
 */
export interface RuleFacts {
  /** One object of Kubernetes. */
  readonly object: { readonly object: JudgedObject };
  /** One object that runs pods, and what is read of it. Test hooks of Helm are none. */
  readonly workload: { readonly object: JudgedObject; readonly workload: Workload };
  /** One document of any kind, and the file that it stands in. */
  readonly document: { readonly document: unknown; readonly uri: string };
  /** Everything that runs together in an environment. */
  readonly kubernetes: KubernetesFacts & { readonly catalog?: CatalogFacts };
  /** API descriptions in two versions. */
  readonly contracts: {
    readonly contracts: ById<ContractFacts>;
    readonly plans: ById<PlanFacts>;
  };
  readonly events: {
    readonly events: ById<EventFacts>;
    readonly event_changes: ById<EventChangesFacts>;
    readonly plans: ById<PlanFacts>;
  };
  /** Source code, by the name of its source. */
  readonly modules: { readonly modules: ById<ModulesFacts> };
  /** What systems are run by. */
  readonly operations: OperationsFacts;
  /** All documents of any kind. */
  readonly documents: { readonly documents: ById<DocumentFact> };
}

type ById<Fact> = Readonly<Record<string, Fact>>;

/** An object of Kubernetes as its manifest has it: nothing but these two is known to be there. */
export interface JudgedObject extends KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What a rule in TypeScript may be about. */
export type FactsKind = keyof RuleFacts;

/** Kinds of facts of which there is one after the other. */
export type OneByOne = 'object' | 'workload' | 'document';

interface KindOfFacts {
  readonly scope: 'object' | 'set';
  readonly domain: 'kubernetes' | 'openapi' | 'events' | 'modules' | 'operations' | 'documents';
  /** What a run has to be given, beside manifests. */
  readonly requires: readonly RequiredInput[];
  /** What the evidence counts. */
  readonly unit: string;
}

export const kindsOfFacts: Readonly<Record<FactsKind, KindOfFacts>> = {
  object: { scope: 'object', domain: 'kubernetes', requires: [], unit: 'object' },
  workload: { scope: 'object', domain: 'kubernetes', requires: [], unit: 'workload' },
  document: { scope: 'object', domain: 'documents', requires: ['documents'], unit: 'document' },
  kubernetes: { scope: 'set', domain: 'kubernetes', requires: [], unit: 'object' },
  contracts: { scope: 'set', domain: 'openapi', requires: ['contracts'], unit: 'contract' },
  events: { scope: 'set', domain: 'events', requires: ['events'], unit: 'event' },
  modules: { scope: 'set', domain: 'modules', requires: ['modules'], unit: 'file' },
  operations: {
    scope: 'set',
    domain: 'operations',
    requires: ['operations'],
    unit: 'artefact',
  },
  documents: { scope: 'set', domain: 'documents', requires: ['documents'], unit: 'document' },
};
