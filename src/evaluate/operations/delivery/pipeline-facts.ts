type ById<Fact> = Readonly<Record<string, Fact>>;

/** A pipeline as rules read it: `input.pipelines`. */
export interface PipelineFacts {
  /** A subject. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'github' | 'gitlab';
  /** Pipelines with one root are of one repository. */
  readonly root: string;
  /** What of it is not here. */
  readonly unseen: readonly string[];
  readonly jobs: ById<JobFacts>;
}

export interface JobFacts {
  /** A subject. */
  readonly id: string;
  /** With those that call it: `release / deploy`. */
  readonly name: string;
  readonly environment?: string;
  readonly condition?: string;
  /** By its name alone; what it does may say otherwise. */
  readonly isNamedDeploy: boolean;
  readonly steps: readonly StepFacts[];
  readonly weakness?: WeaknessFacts;
  /** What it does that cannot be seen. */
  readonly unseen: readonly string[];
  /** Each job that comes before it. */
  readonly before: readonly BeforeFacts[];
  /** Names of the jobs on the longest way to it, itself the last. */
  readonly way: readonly string[];
  /** Services of the catalog, and providers of contracts, that its names speak of. */
  readonly services: readonly string[];
}

export interface BeforeFacts {
  readonly job: string;
  /** Why the later job may run although this one did not succeed. */
  readonly weakness?: WeaknessFacts;
}

export interface WeaknessFacts {
  readonly isCertain: boolean;
  readonly text: string;
}

export interface StepFacts {
  readonly name?: string;
  /** The action, or the command with its words. */
  readonly text: string;
  /** Names of what it is for: `deploy`, `contract-verification`, … */
  readonly does: readonly string[];
  readonly unseen?: string;
  readonly condition?: string;
  readonly weakness?: WeaknessFacts;
  /** It runs however the steps before it end. */
  readonly runsAnyway: boolean;
}
