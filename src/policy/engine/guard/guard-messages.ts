import type { MessagePort } from 'node:worker_threads';
import type { PolicyEvaluatorOptions } from '../policy-evaluator.js';
import type { BuiltinFailure } from '../policy-host.js';
import type { PolicyModule } from '../policy-module.js';
import type { PortableError } from './portable-error.js';

/** What a guarded thread is started with. */
export interface GuardWorkerData {
  readonly port: MessagePort;
  /** Memory that both threads share: see {@link Signal}. */
  readonly signals: Int32Array;
}

/** Places in the shared memory; each holds a count, and a change of it wakes the other thread. */
export const Signal = { asked: 0, answered: 1 } as const;

/** A module as another thread can be given it: its builtins by name alone. */
export interface PortableModule extends Omit<PolicyModule, 'builtinsById'> {
  readonly builtinNames: ReadonlyMap<number, string>;
}

/** An evaluation that a guarded thread is asked for. Bytes are UTF-8 that is known to be JSON. */
export interface GuardRequest {
  /** The number of the evaluator. */
  readonly evaluator: number;
  /** What the evaluator is made of: with the first request of each. */
  readonly opening?: {
    readonly module: PortableModule;
    /** Lines that policies print come with the answer. */
    readonly options: Omit<PolicyEvaluatorOptions, 'data' | 'print'>;
  };
  /** The document `data`, where it is another than before. */
  readonly data?: ArrayBuffer;
  readonly input: ArrayBuffer;
  readonly entrypoint: string;
}

export interface GuardAnswer {
  /** A result is JSON text: parsed on the other side it is of the realm of the caller, which a test runner may have made. */
  readonly outcome: { readonly result: string } | { readonly error: PortableError };
  readonly builtinFailures: readonly BuiltinFailure[];
  /** What the policies printed. */
  readonly lines: readonly string[];
}
