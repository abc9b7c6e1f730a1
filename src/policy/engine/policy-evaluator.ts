import { ArchfitError } from '../../report/archfit-error.js';
import { memoryAbort } from './abort.js';
import type { BuiltinContext } from './builtins/index.js';
import type { Evaluator } from './evaluator.js';
import { findKeptInstance, keepInstance } from './kept-instances.js';
import type { BuiltinFailure } from './policy-host.js';
import { EncodedInput, encodeInput } from './policy-input.js';
import { PolicyInstance } from './policy-instance.js';
import type { PolicyModule } from './policy-module.js';

export interface PolicyEvaluatorOptions {
  /** The document `data`; empty unless given. */
  readonly data?: unknown;
  /** Where the clock of the policies stands, for the whole run. A module that reads the clock needs it. */
  readonly now?: Date;
  /** Takes a line that a policy printed; lines are dropped unless given. */
  readonly print?: (line: string) => void;
  /** Bytes that an evaluation may use. Default 2 GiB. */
  readonly maximumMemory?: number;
}

const mebibyte = 2 ** 20;
/** What most evaluations need: one object and what the policies make of it. Untouched pages cost nothing. */
const smallestMemory = 4 * mebibyte;
/** Instances beyond this are given back after use. */
const keptMemory = 256 * mebibyte;
const defaultMaximum = 2048 * mebibyte;
/** What 32-bit addresses reach. */
const addressable = 4096 * mebibyte;
/** Bytes of memory to a byte of JSON: the text itself, and its values, 13 to 22 times as large (objects of small values). */
const bytesPerByte = 24;

/** Evaluates policies in this thread. It outlives aborts: the instance that aborted is replaced. */
export class PolicyEvaluator implements Evaluator {
  readonly #module: PolicyModule;
  readonly #context: BuiltinContext;
  readonly #maximum: number;
  #data: EncodedInput;
  /** The one used last; another evaluator may have taken it over since. */
  #last: PolicyInstance | undefined;
  /** What the next instance gets at least: growing costs half a millisecond a page, so what was grown once is had from the start. */
  #usual = smallestMemory;
  #builtinFailures: readonly BuiltinFailure[] = [];

  /** @throws {@link ArchfitError} `usage` when the policies read the clock and none is given. */
  constructor(
    module: PolicyModule,
    {
      data = {},
      now,
      print = () => undefined,
      maximumMemory = defaultMaximum,
    }: PolicyEvaluatorOptions = {},
  ) {
    if (now === undefined && module.builtins.includes('time.now_ns')) {
      throw new ArchfitError(
        'usage',
        `${module.name} reads the clock, and no time was given`,
        'Give the time of the run as `now`.',
      );
    }
    this.#module = module;
    this.#context = { now: BigInt(now?.getTime() ?? 0) * 1_000_000n, print };
    this.#maximum = Math.min(maximumMemory, addressable);
    this.#data = encodeInput(data);
  }

  get builtinFailures(): readonly BuiltinFailure[] {
    return this.#builtinFailures;
  }

  setData(data: unknown): void {
    this.#data = data instanceof EncodedInput ? data : encodeInput(data);
    const instance = this.#instance;
    if (instance === undefined) return;
    this.#refuseReentry(instance);
    if (this.#bytesNeeded(0) > instance.size) this.#last = undefined;
    else instance.setData(this.#data);
  }

  evaluate(input: unknown, entrypoint: string): unknown {
    this.#builtinFailures = [];
    const encoded = input instanceof EncodedInput ? input : encodeInput(input);
    const instance = this.#instanceFor(encoded);
    const allotted = instance.size;
    try {
      return instance.evaluate(encoded, entrypoint);
    } finally {
      this.#builtinFailures = instance.takeBuiltinFailures();
      const { size, status } = instance;
      const large = size > keptMemory;
      if (size > allotted && !large) this.#usual = Math.max(this.#usual, size);
      if (large || status === 'spent') this.#last = undefined;
      keepInstance(this.#module, instance);
    }
  }

  get #instance(): PolicyInstance | undefined {
    return this.#last?.user === this ? this.#last : undefined;
  }

  #instanceFor(input: EncodedInput): PolicyInstance {
    const needed = this.#bytesNeeded(input.json.byteLength);
    const own = this.#instance;
    if (own !== undefined) {
      this.#refuseReentry(own);
      if (own.status === 'ready' && own.size >= Math.min(needed, this.#maximum)) return own;
    }
    this.#last = this.#takeOver(needed) ?? this.#make(needed);
    return this.#last;
  }

  #takeOver(needed: number): PolicyInstance | undefined {
    const instance = findKeptInstance(this.#module, {
      needed: Math.max(needed, this.#usual),
      maximum: this.#maximum,
    });
    instance?.handTo(this, this.#data, this.#context);
    return instance;
  }

  #make(needed: number): PolicyInstance {
    const initial = Math.min(nextPowerOfTwo(Math.max(needed, this.#usual)), this.#maximum);
    if (this.#module.heapBase > this.#maximum) throw memoryAbort();
    const limits = { initial, maximum: this.#maximum };
    const instance = new PolicyInstance(this.#module, limits);
    instance.handTo(this, this.#data, this.#context);
    return instance;
  }

  #bytesNeeded(inputSize: number): number {
    const json = this.#data.json.byteLength + inputSize;
    return Math.max(smallestMemory, this.#module.heapBase + json * bytesPerByte + mebibyte);
  }

  #refuseReentry(instance: PolicyInstance): void {
    if (instance.status !== 'evaluating') return;
    throw new ArchfitError(
      'usage',
      'a policy is being evaluated: a builtin cannot evaluate another with the same evaluator',
      'Use another evaluator.',
    );
  }
}

function nextPowerOfTwo(bytes: number): number {
  return 2 ** Math.ceil(Math.log2(bytes));
}
