/** What the worker is asked. */
export interface WorkerRequest {
  readonly operation: string;
  /** JSON text. */
  readonly request: string;
  /** Milliseconds since 1970 that the clock of policies stands at. */
  readonly now?: number;
}

/**
 * What the worker says: `ready` once, when the module is loaded, then one `answer` a request. After `crash` it is of no
 * more use.
 */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly json: string;
      readonly bytes: Uint8Array;
      /** Bytes that the module has taken by now: it never gives any back. */
      readonly memory: number;
    }
  | { readonly kind: 'crash'; readonly message: string; readonly output: string };
