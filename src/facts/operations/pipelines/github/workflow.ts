import type { DocumentPath } from '../../../../source/document-path.js';
import type { OperationsDocument } from '../../document.js';

/** A workflow of GitHub Actions, or a composite action, as its file says it. */
export interface Workflow {
  readonly document: OperationsDocument;
  readonly kind: 'workflow' | 'action';
  /** Nobody named it: another one led to it. */
  readonly isOpened: boolean;
  readonly name: string;
  /** Events that start it; empty for an action. */
  readonly triggers: readonly string[];
  /** Names of the workflows that it follows by `workflow_run`. */
  readonly follows: readonly string[];
  readonly jobs: readonly WorkflowJob[];
  /** Of a composite action. */
  readonly steps: readonly WorkflowStep[];
}

/** A job as its workflow says it. */
export interface WorkflowJob {
  readonly key: string;
  readonly path: DocumentPath;
  readonly name: string;
  readonly needs: readonly string[];
  readonly condition?: string;
  readonly continueOnError?: boolean | string;
  readonly environment?: string;
  /** The workflow that it calls. */
  readonly uses?: string;
  readonly steps: readonly WorkflowStep[];
  readonly defaults: RunDefaults;
}

/** How steps run, where they do not say it themselves. */
export interface RunDefaults {
  readonly shell?: string;
  readonly folder?: string;
}

/** A step as its job or action says it. */
export interface WorkflowStep {
  readonly path: DocumentPath;
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly defaults: RunDefaults;
  readonly condition?: string;
  readonly continueOnError?: boolean | string;
}
