import type { MessagePort } from 'node:worker_threads';
import type { ArchfitErrorCode } from '../../report/index.js';
import type { FitnessRequest } from './fitness-options.js';

/** What the worker is started with. */
export interface FitnessWorkerData {
  readonly request: FitnessRequest;
  /** Stamp of the report that the caller has. */
  readonly stamp?: string;
  /** Where the answer goes. */
  readonly port: MessagePort;
  /** One 32-bit integer, which is 1 as soon as the answer is there. */
  readonly signal: SharedArrayBuffer;
}

/** What it answers, once. */
export type FitnessAnswer =
  | FreshReport
  /** Nothing that the report rests on has changed. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failure';
      readonly code: ArchfitErrorCode;
      readonly message: string;
      readonly hint: string;
      /** Where it happened, when it is a defect. */
      readonly stack?: string;
    };

export interface FreshReport {
  readonly kind: 'report';
  /** Of everything that was read. */
  readonly stamp: string;
  /** The report as JSON in UTF-8; shared, so that no thread that starts later copies it. */
  readonly report: SharedArrayBuffer;
}
