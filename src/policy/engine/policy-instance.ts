import { ArchfitError } from '../../report/archfit-error.js';
import { memoryAbort, toAbort } from './abort.js';
import type { BuiltinContext } from './builtins/index.js';
import { type BuiltinFailure, PolicyHost } from './policy-host.js';
import type { EncodedInput } from './policy-input.js';
import { PolicyMemory } from './policy-memory.js';
import type { PolicyModule } from './policy-module.js';
import { type LoadedPolicy, loadedPolicyClass } from './sdk.js';
import { pageSize, webAssembly, type WebAssemblyMemory } from './web-assembly.js';

/** The memory of an instance, in bytes; it grows up to the maximum. */
export interface MemoryLimits {
  readonly initial: number;
  readonly maximum: number;
}

/** An entrypoint has no value: no definition held. It says nothing about findings. */
export class UndefinedResult extends ArchfitError {
  readonly entrypoint: string;

  constructor(entrypoint: string) {
    super(
      'policy-evaluation',
      `${entrypoint} is undefined for this input`,
      'Give it a default, or make sure that one of its definitions holds.',
    );
    this.entrypoint = entrypoint;
  }
}

/**
 * One instance of a module, over the SDK's `LoadedPolicy`. It evaluates one input at a time, and none after an abort: each
 * abort leaves its frames on the stack of the module, and some hundred fill it.
 */
export class PolicyInstance {
  readonly #module: PolicyModule;
  readonly #memory: PolicyMemory;
  readonly #host: PolicyHost;
  readonly #policy: LoadedPolicy;
  readonly #maximum: number;
  #user: object | undefined;
  #status: 'ready' | 'evaluating' | 'spent' = 'ready';

  /** @throws PolicyAbort `memory` when the memory cannot be had. */
  constructor(module: PolicyModule, limits: MemoryLimits) {
    const { Instance } = webAssembly();
    this.#module = module;
    this.#maximum = limits.maximum;
    this.#memory = new PolicyMemory(allocate(limits));
    this.#host = new PolicyHost(module, this.#memory);
    const instance = new Instance(module.program, { env: this.#host.imports });
    this.#host.bind(instance.exports);
    const LoadedPolicy = loadedPolicyClass();
    this.#policy = new LoadedPolicy(instance, this.#memory.memory, module.abiMinorVersion);
  }

  /** Whom it evaluates for: nobody else's data and clock are in it. */
  get user(): object | undefined {
    return this.#user;
  }

  get status(): 'ready' | 'evaluating' | 'spent' {
    return this.#status;
  }

  /** Bytes of memory that it has now. */
  get size(): number {
    return this.#memory.size;
  }

  /** Bytes that it may grow to. */
  get maximum(): number {
    return this.#maximum;
  }

  /** Evaluates for somebody from now on, with the document `data` and the surroundings of theirs. */
  handTo(user: object, data: EncodedInput, context: BuiltinContext): void {
    this.#user = undefined;
    this.#host.serve(context);
    this.setData(data);
    this.#user = user;
  }

  /** Replaces the document `data`. */
  setData(data: EncodedInput): void {
    this.#guarded(() => {
      this.#policy.setData(data.json);
    });
  }

  /**
   * Evaluates an entrypoint.
   *
   * @returns its value as JSON: sets are arrays in no particular order, keys that are no strings are their JSON text
   * @throws {@link PolicyAbort} when the policy ends without a result; the instance is spent then
   * @throws {@link UndefinedResult} when no definition holds
   * @throws {@link ArchfitError} `usage` when there is no such entrypoint, or an evaluation is under way
   */
  evaluate(input: EncodedInput, entrypoint: string): unknown {
    if (!this.#module.entrypoints.includes(entrypoint)) {
      throw new ArchfitError(
        'usage',
        `${this.#module.name} has no entrypoint ${entrypoint}`,
        `It has ${this.#module.entrypoints.join(', ')}.`,
      );
    }
    const results = this.#guarded(() => {
      // The SDK would grow the memory, which the module does not notice: it would grow it again.
      if (this.#policy.dataHeapPtr + input.json.byteLength > this.size) throw memoryAbort();
      return this.#policy.evaluate(input.json, entrypoint);
    });
    return readResult(results, entrypoint);
  }

  /** Builtins that failed in the last evaluation. */
  takeBuiltinFailures(): readonly BuiltinFailure[] {
    return this.#host.takeFailures();
  }

  #guarded<Result>(run: () => Result): Result {
    if (this.#status !== 'ready') {
      throw new ArchfitError(
        'usage',
        this.#status === 'spent'
          ? 'an instance cannot be used after an abort'
          : 'a policy is being evaluated by this instance',
        'Use another instance.',
      );
    }
    this.#status = 'evaluating';
    try {
      const result = run();
      this.#status = 'ready';
      return result;
    } catch (error) {
      this.#status = 'spent';
      throw toAbort(error);
    }
  }
}

function allocate({ initial, maximum }: MemoryLimits): WebAssemblyMemory {
  const { Memory } = webAssembly();
  try {
    return new Memory({
      initial: Math.ceil(initial / pageSize),
      maximum: Math.ceil(maximum / pageSize),
    });
  } catch (cause) {
    throw memoryAbort(cause);
  }
}

function readResult(results: unknown, entrypoint: string): unknown {
  if (!Array.isArray(results)) throw toAbort(new Error('the result is no result set'));
  const [first] = results as readonly unknown[];
  if (typeof first === 'object' && first !== null && 'result' in first) return first.result;
  throw new UndefinedResult(entrypoint);
}
