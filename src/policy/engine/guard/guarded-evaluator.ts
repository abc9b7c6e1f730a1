import { ArchfitError } from '../../../report/archfit-error.js';
import { timeAbort } from '../abort.js';
import { hostBuiltins } from '../builtins/index.js';
import type { Evaluator } from '../evaluator.js';
import type { PolicyEvaluatorOptions } from '../policy-evaluator.js';
import type { BuiltinFailure } from '../policy-host.js';
import { EncodedInput, encodeInput } from '../policy-input.js';
import type { PolicyModule } from '../policy-module.js';
import type { GuardRequest, PortableModule } from './guard-messages.js';
import { GuardThread } from './guard-thread.js';
import { unpackError } from './portable-error.js';

export interface GuardedEvaluatorOptions extends PolicyEvaluatorOptions {
  /** Milliseconds that an evaluation may take. Default 10,000. */
  readonly timeLimitMs?: number;
}

const defaultTimeLimitMs = 10_000;

/** The one thread of this process, for all modules: one evaluation waits for the other anyway. */
const sharedThread = new GuardThread();

let created = 0;

/**
 * Makes an evaluator for policies that nobody has vouched for: they are evaluated in a thread of their own, which is ended when the
 * time is up. A call takes 20 to 50 µs longer than in this thread.
 *
 * An evaluation that takes too long throws {@link PolicyAbort} of the kind `time`; the next one is made by a new thread.
 *
 * @throws {@link ArchfitError} `usage` when the module was loaded with builtins of its own, which no other thread can have
 */
export function createGuardedEvaluator(
  module: PolicyModule,
  options?: GuardedEvaluatorOptions,
): Evaluator {
  return new GuardedEvaluator(module, options);
}

class GuardedEvaluator implements Evaluator {
  readonly #id = (created += 1);
  readonly #opening: NonNullable<GuardRequest['opening']>;
  readonly #print: (line: string) => void;
  readonly #timeLimitMs: number;
  #data: EncodedInput;
  /** The start of the thread that knows how this evaluator is made. */
  #openedAt = 0;
  /** The start of the thread that has the data as they are. */
  #informedAt = 0;
  #builtinFailures: readonly BuiltinFailure[] = [];

  constructor(
    module: PolicyModule,
    {
      data = {},
      print = () => undefined,
      timeLimitMs = defaultTimeLimitMs,
      ...options
    }: GuardedEvaluatorOptions = {},
  ) {
    this.#opening = { module: toPortable(module), options };
    this.#print = print;
    this.#timeLimitMs = timeLimitMs;
    this.#data = encodeInput(data);
  }

  get builtinFailures(): readonly BuiltinFailure[] {
    return this.#builtinFailures;
  }

  setData(data: unknown): void {
    this.#data = data instanceof EncodedInput ? data : encodeInput(data);
    this.#informedAt = 0;
  }

  evaluate(input: unknown, entrypoint: string): unknown {
    this.#builtinFailures = [];
    const encoded = input instanceof EncodedInput ? input : encodeInput(input);
    const answer = this.#ask(encoded, entrypoint);
    if (answer === undefined) throw timeAbort(this.#timeLimitMs);
    this.#builtinFailures = answer.builtinFailures;
    answer.lines.forEach(this.#print);
    if ('error' in answer.outcome) throw unpackError(answer.outcome.error);
    return JSON.parse(answer.outcome.result);
  }

  #ask(input: EncodedInput, entrypoint: string) {
    sharedThread.start();
    const { starts } = sharedThread;
    const request: GuardRequest = {
      evaluator: this.#id,
      ...(this.#openedAt !== starts && { opening: this.#opening }),
      ...(this.#informedAt !== starts && { data: this.#data.json }),
      input: input.json,
      entrypoint,
    };
    this.#openedAt = starts;
    this.#informedAt = starts;
    return sharedThread.ask(request, this.#timeLimitMs);
  }
}

function toPortable({ builtinsById, ...module }: PolicyModule): PortableModule {
  const builtins = [...builtinsById];
  if (builtins.some(([, { name, call }]) => hostBuiltins[name] !== call)) {
    throw new ArchfitError(
      'usage',
      `${module.name} was loaded with builtins of its own, which the thread that guards it cannot have`,
      'Evaluate it in this thread, with a PolicyEvaluator.',
    );
  }
  return { ...module, builtinNames: new Map(builtins.map(([id, { name }]) => [id, name])) };
}
