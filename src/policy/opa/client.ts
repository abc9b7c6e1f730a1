import { ArchfitError } from '../../report/archfit-error.js';
import type {
  Capabilities,
  CheckRequest,
  CompileRequest,
  CompileResult,
  Modules,
  RegoVersions,
} from './compilation.js';
import type { EvaluateRequest, EvaluateResult } from './evaluation.js';
import type { InspectResult } from './inspection.js';
import { type OpaError, OpaFailure, type OpaFailureReason } from './opa-error.js';
import { OpaWorker } from './opa-worker.js';
import type { TestRequest, TestRun } from './policy-tests.js';
import type { OpaType, TypesRequest } from './rule-types.js';

/** How an {@link Opa} keeps its worker. */
export interface OpaOptions {
  /** Milliseconds without a request after which the worker, and its some 400 MB, are given back. Default 5,000. */
  readonly idleMs?: number;
}

/** What holds for one call. */
export interface CallOptions {
  /** Milliseconds after which the call is ended and rejected; loading OPA does not count. Default 60,000. */
  readonly timeLimitMs?: number;
  /** Where the clock of policies stands; without it, it runs. */
  readonly time?: Date;
}

/** What is inside. */
export interface OpaVersion {
  /** `1.22.0` */
  readonly opa: string;
  /** `go1.26.8` */
  readonly go: string;
  /** What a request without capabilities may use. */
  readonly capabilities: Capabilities;
}

const defaultIdleMs = 5_000;
const defaultTimeLimitMs = 60_000;

/**
 * OPA's compiler, formatter, checker, evaluator and test runner, in a worker of this process. Nothing starts before the
 * first call; calls are answered one at a time in their order; an idle worker does not keep the process alive and is
 * ended. There is no file system and no network inside.
 *
 * Every call rejects with {@link OpaFailure} where OPA refuses the request or the policy (code `usage`, `policy-compile` or
 * `policy-evaluation`), and with `ArchfitError` where the time is up (`time-limit`) or OPA cannot run (`opa-unavailable`).
 *
 * @example
 * ```ts
 * const opa = new Opa();
 * const { wasm } = await opa.compile({ modules: { 'shop.rego': text }, entrypoints: ['shop/violation'] });
 * await opa.close();
 * ```
 */
export class Opa {
  readonly #worker: OpaWorker;

  constructor({ idleMs = defaultIdleMs }: OpaOptions = {}) {
    this.#worker = new OpaWorker(idleMs);
  }

  /** Compiles policies into one WebAssembly module; equal requests give equal bytes. */
  async compile(request: CompileRequest, options?: CallOptions): Promise<CompileResult> {
    const { result, bytes } = await this.#call('compile', request, options);
    // A copy made here is of this realm: test runners give tests globals of their own.
    return { ...result, wasm: new Uint8Array(bytes) };
  }

  /** Reads what is written in modules, annotations included; they need not compile, only parse. */
  async inspect(
    modules: Modules,
    { regoVersion, regoVersions, ...options }: CallOptions & RegoVersions = {},
  ): Promise<InspectResult> {
    const request = { modules, regoVersion, regoVersions };
    return (await this.#call('inspect', request, options)).result;
  }

  /** Formats one module as `opa fmt` does; a module of Rego v0 stays one. */
  async format(
    path: string,
    source: string,
    { regoVersion, ...options }: CallOptions & Pick<RegoVersions, 'regoVersion'> = {},
  ): Promise<string> {
    const { result } = await this.#call('format', { path, source, regoVersion }, options);
    return result.source;
  }

  /** Lists what `opa check --strict` would refuse; an empty list is a pass. */
  async check(request: CheckRequest, options?: CallOptions): Promise<readonly OpaError[]> {
    const { result } = await this.#call('check', request, options);
    return result.errors;
  }

  /** Evaluates a query with OPA's own evaluator. */
  async evaluate(request: EvaluateRequest, options?: CallOptions): Promise<EvaluateResult> {
    const { input, ...policy } = request;
    return (await this.#call('evaluate', { policy, input }, options)).result;
  }

  /** Runs the tests among the modules as `opa test` does. */
  async test(request: TestRequest, options?: CallOptions): Promise<TestRun> {
    return (await this.#call('test', request, options)).result;
  }

  /** Infers the types of rules, in the order in which they were named; anything (`any`) where there is no such rule. */
  async types(request: TypesRequest, options?: CallOptions): Promise<readonly OpaType[]> {
    return (await this.#call('types', request, options)).result.types;
  }

  /** Tells which OPA this is and what policies may use. */
  async version(options?: CallOptions): Promise<OpaVersion> {
    return (await this.#call('version', {}, options)).result;
  }

  /** Gives the worker back now; what runs or waits is rejected. A later call starts another worker. */
  async close(): Promise<void> {
    await this.#worker.close();
  }

  async #call<Operation extends keyof Results>(
    operation: Operation,
    request: object,
    { timeLimitMs = defaultTimeLimitMs, time }: CallOptions = {},
  ): Promise<{ readonly result: Results[Operation]; readonly bytes: Uint8Array }> {
    const { json, bytes } = await this.#worker.ask(
      {
        operation,
        request: write(request),
        ...(time === undefined ? {} : { now: readTime(time) }),
      },
      timeLimitMs,
    );
    // The border to JSON: wasm/opa/ writes exactly these shapes, and both are built together.
    const { result, failure } = JSON.parse(json) as Outcome<Results[Operation]>;
    if (failure !== undefined) throw new OpaFailure(failure);
    return { result, bytes };
  }
}

/** What each operation of the module answers, bytes aside. */
interface Results {
  readonly compile: Omit<CompileResult, 'wasm'>;
  readonly inspect: InspectResult;
  readonly format: { readonly source: string };
  readonly check: { readonly errors: readonly OpaError[] };
  readonly evaluate: EvaluateResult;
  readonly test: TestRun;
  readonly types: { readonly types: readonly OpaType[] };
  readonly version: OpaVersion;
}

type Outcome<Result> =
  | { readonly result: Result; readonly failure?: undefined }
  | { readonly result?: undefined; readonly failure: OpaFailureReason };

function readTime(time: Date): number {
  const milliseconds = time.getTime();
  if (Number.isNaN(milliseconds)) {
    throw new ArchfitError('usage', 'The time given to OPA is no date', 'Give a valid Date.');
  }
  return milliseconds;
}

function write(request: object): string {
  try {
    return JSON.stringify(request);
  } catch (error) {
    throw new ArchfitError(
      'usage',
      'The request to OPA cannot be written as JSON',
      'Give plain data: no cycles, no bigint, no thousands of levels.',
      error,
    );
  }
}
