import type { Place } from '../document.js';
import type { Activity } from './activity.js';

/** A workflow of GitHub Actions or a pipeline of GitLab CI, with all that its file leads to in the repository. */
export interface Pipeline {
  readonly kind: 'github' | 'gitlab';
  /** Unique in the run. */
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  /** Folder of the repository, as far as files tell: pipelines of one repository are looked at together. */
  readonly root: string;
  readonly jobs: readonly Job[];
  /** What of it is not here: an include of another repository, callers of a workflow that others call. */
  readonly unseen: readonly string[];
}

/** A job, those of called workflows and child pipelines too. */
export interface Job {
  /** Unique in the run. */
  readonly id: string;
  /** With those that call it: `release / deploy`. */
  readonly name: string;
  readonly place: Place;
  /** Where it deploys to, as it says itself. */
  readonly environment?: string;
  /** Under which condition alone it runs, where that asks for more than how others ended. */
  readonly condition?: string;
  /** What it does, in order. */
  readonly steps: readonly Step[];
  /** Why its end says little of its steps: it may fail, or nobody has to start it. */
  readonly weakness?: Weakness;
  /** What it does that cannot be seen. */
  readonly unseen: readonly string[];
  /** Each job that comes before it. */
  readonly before: readonly Before[];
  /** Names of the jobs on the longest way to it, itself the last. */
  readonly way: readonly string[];
}

/** A job that comes before another. */
export interface Before {
  readonly job: string;
  /** Why the later job may run although this one did not succeed; absent where it has to have succeeded. */
  readonly weakness?: Weakness;
}

/** Why something that should stop a pipeline may not. */
export interface Weakness {
  /** It does not stop it; else it depends on what a file does not tell. */
  readonly isCertain: boolean;
  /** A clause: `it has continue-on-error`. */
  readonly text: string;
}

/** A part of a job: a command of a script, or an action that a step of GitHub uses. */
export interface Step {
  readonly place: Place;
  readonly name?: string;
  /** What it runs: the action, or the command with its words. */
  readonly text: string;
  readonly does: readonly Activity[];
  /** What it does that cannot be seen. */
  readonly unseen?: string;
  /** Under which condition alone it runs, where that asks for more than how others ended. */
  readonly condition?: string;
  /** Why the steps after it may run although it failed. */
  readonly weakness?: Weakness;
  /** It runs however the steps before it end. */
  readonly runsAnyway: boolean;
}
