import type { Location } from './location.js';
import type { Problem } from './problem.js';
import type { Gate } from './verdict.js';

/** The connection budget of every environment, as `archfit budget --format json` prints it. */
export interface BudgetReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'archfit'; readonly version: string };
  /** Files that the settings come from. */
  readonly configuration?: readonly string[];
  /** The file of what databases allow; absent where limits are read from the manifests alone. */
  readonly budgets?: string;
  /** One a set; a single one without a name where no environment is named. */
  readonly environments: readonly ReportedEnvironment[];
  /** What could not be read. */
  readonly problems: readonly Problem[];
  readonly verdict: BudgetVerdict;
}

/** Open where everything that is judged is known to be large enough, closed where something is not, undecided where nobody can tell. */
export interface BudgetVerdict {
  readonly gate: Gate;
  readonly reasons: readonly string[];
}

/** What runs together, with everything that it depends on. */
export interface ReportedEnvironment {
  readonly environment?: string;
  /** Kubernetes objects that were looked at. */
  readonly objects: number;
  /** What to know of the limits, in words. */
  readonly notes: readonly string[];
  /** Databases first, then brokers, caches and downstreams, each by their ids. */
  readonly dependencies: readonly ReportedDependency[];
  readonly topics: readonly ReportedTopic[];
  /** What uses something that nobody can tell. */
  readonly unbound: readonly ReportedUnknownUse[];
  /** Workloads that several autoscalers move. */
  readonly conflicts: readonly ReportedConflict[];
}

/** A database, broker, cache or downstream: what may use it at its worst, against what it allows. */
export interface ReportedDependency {
  readonly dependency: 'database' | 'broker' | 'cache' | 'downstream';
  /** What its numbers count. A broker or downstream may be there twice, once for each of its limits. */
  readonly unit: 'connections' | 'channels' | 'requests per second' | 'requests at a time';
  /** Databases are judged always, the others where the budgets have some of their kind. */
  readonly isJudged: boolean;
  /** As the budgets call it, else that of the object that runs it, else `host:` and its host. */
  readonly id: string;
  readonly name: string;
  readonly engine?: string;
  /** A budget names it, the set runs it, or it is only the host that somebody connects to. */
  readonly origin: 'budgets' | 'set' | 'host';
  /** Of a pooler, the side of its clients. */
  readonly kind: 'server' | 'pooler';
  readonly location?: Location;
  readonly supply: ReportedSupply;
  readonly rows: readonly ReportedRow[];
  readonly demand: ReportedDemand;
  /** What stays free; negative where there are too few, null where nobody can tell. */
  readonly free: number | null;
  /** At the limit exactly is `ok`. */
  readonly verdict: 'ok' | 'exceeded' | 'undecided';
  /** What keeps the total or the limit from being known. */
  readonly undecided: readonly ReportedUndecided[];
  /** Factors without which the total would be within the limit. */
  readonly decisive: readonly ('surge' | 'processes' | 'reserved')[];
  /** Defaults that the total rests on, in words. */
  readonly defaults: readonly string[];
  /** Single numbers that would bring the total within the limit, all others left as they are. */
  readonly remedies: readonly ReportedRemedy[];
  /** Pools of good size for the services whose figures the budgets have. */
  readonly formulas?: readonly ReportedFormula[];
}

/** What something allows: floor((max − reserved) × (1 − headroom)). */
export interface ReportedSupply {
  readonly max: ReportedFactor;
  readonly reserved: ReportedFactor;
  /** Share that is to stay free, from 0 to below 1. */
  readonly headroom: ReportedFactor;
  readonly allowed: number | null;
  /** In words: `(200 max - 10 reserved) x 90 % = 171`. */
  readonly equation: string;
  /** Largest pool that a service may declare. */
  readonly perService?: ReportedFactor;
}

/** A number with where it comes from. */
export interface ReportedFactor {
  /** Null exactly where the grade is `unknown`. */
  readonly value: number | null;
  /** `declared` where it is used, `resolved` through a reference or a file, the documented `default` of what runs there, or `unknown`. */
  readonly grade: 'declared' | 'resolved' | 'default' | 'unknown';
  /** In words: `maxReplicas of HorizontalPodAutoscaler orders`. */
  readonly source: string;
  /** Why it is unknown. */
  readonly reason?: string;
  readonly location?: Location;
}

/** What one container of a workload opens: (pods + surge + terminating) × processes × pools × pool. */
export interface ReportedRow {
  /** Of a container, of a pooler on its other side, or what is set aside for a service whose manifests are elsewhere. */
  readonly kind: 'container' | 'pooler' | 'share';
  /** `<group>/<kind>/<namespace>/<name>`. */
  readonly subject: string;
  readonly name: string;
  /** As budgets call it. */
  readonly service: string;
  readonly container?: string;
  /** Where the container has several. */
  readonly datasource?: string;
  /** Id of the stack, where it is known. */
  readonly stack?: string;
  /** What leads from the workload to the dependency. */
  readonly binding?: string;
  /** The workload, or the entry of the budgets. */
  readonly location?: Location;
  readonly pods: ReportedFactor;
  readonly surge: ReportedFactor;
  readonly terminating: ReportedFactor;
  readonly processes: ReportedFactor;
  readonly pools: ReportedFactor;
  readonly pool: ReportedFactor;
  /** Threads that limit what a process can hold. */
  readonly threads?: ReportedFactor;
  readonly peakPods: number | null;
  readonly perPod: number | null;
  /** The product, in the unit of the dependency. */
  readonly total: number | null;
  /** What the budgets set aside for the service. */
  readonly share?: ReportedFactor;
  readonly equation: string;
}

/** What all rows of a dependency ask for together, in its unit. */
export interface ReportedDemand {
  /** Null where a factor of a row is unknown. */
  readonly total: number | null;
  /** The sum of what is known. */
  readonly atLeast: number;
  readonly withoutSurge: number | null;
  readonly withoutProcesses: number | null;
}

/** A number that is missing, why, and what to do about it. */
export interface ReportedUndecided {
  readonly factor: string;
  readonly message: string;
  readonly hint: string;
  readonly location?: Location;
}

/** One number that would keep the limit if it were changed, all others left as they are. */
export interface ReportedRemedy {
  /** Of the workload; that of the dependency where its limit is to be raised. */
  readonly name: string;
  readonly factor: 'pods' | 'pool' | 'max';
  readonly from: number;
  readonly to: number;
  readonly location?: Location;
}

/** A workload that uses something, and nobody can tell what. */
export interface ReportedUnknownUse {
  readonly dependency: ReportedDependency['dependency'];
  readonly subject: string;
  readonly name: string;
  readonly container?: string;
  readonly reason: string;
  /** Nothing but what cannot be seen speaks for it. */
  readonly isGuess?: boolean;
  readonly location?: Location;
}

/** What the figures of a service ask for: the larger of ceil(peakRps × querySeconds × 1.3) and cores × 2. */
export interface ReportedFormula {
  readonly name: string;
  readonly service: string;
  readonly recommended: number | null;
  /** Connections of one pod as it is configured. */
  readonly declared: number | null;
  readonly comparison: 'equal' | 'smaller' | 'larger' | 'unknown';
  /** The recommended pools alone are more than the database allows; null where nobody can tell. */
  readonly conflict: boolean | null;
  /** Why there is no recommendation. */
  readonly reason?: string;
  readonly equation: string;
  readonly location?: Location;
}

/** The consumers of one topic against its partitions: of more consumers in a group than partitions, some do nothing. */
export interface ReportedTopic {
  readonly id: string;
  readonly name: string;
  readonly isJudged: boolean;
  readonly origin: 'budgets' | 'set' | 'name';
  readonly location?: Location;
  readonly partitions: ReportedFactor;
  readonly groups: readonly ReportedTopicGroup[];
  readonly verdict: 'ok' | 'exceeded' | 'undecided';
  readonly undecided: readonly ReportedUndecided[];
}

/** Consumers that share the partitions of a topic. */
export interface ReportedTopicGroup {
  readonly group: string;
  readonly members: number | null;
  readonly atLeast: number;
  /** Members without a partition; null where nobody can tell. */
  readonly idle: number | null;
  readonly consumers: readonly {
    readonly subject: string;
    readonly name: string;
    readonly pods: ReportedFactor;
    readonly perPod: ReportedFactor;
    readonly equation: string;
  }[];
}

/** A workload that several autoscalers move. */
export interface ReportedConflict {
  readonly subject: string;
  readonly name: string;
  /** Ids of the autoscalers. */
  readonly autoscalers: readonly string[];
  readonly location?: Location;
}
