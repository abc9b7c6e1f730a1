import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { hostBuiltins } from '../builtins/index.js';
import { PolicyEvaluator } from '../policy-evaluator.js';
import { trustJson } from '../policy-input.js';
import { bindBuiltins } from '../policy-module.js';
import {
  type GuardAnswer,
  type GuardRequest,
  type GuardWorkerData,
  Signal,
} from './guard-messages.js';
import { packError } from './portable-error.js';

// The other end is guard-thread.ts.
const { port, signals } = workerData as GuardWorkerData;

/** The evaluators of this thread. */
class GuardedEvaluators {
  readonly #openings = new Map<number, NonNullable<GuardRequest['opening']>>();
  readonly #evaluators = new Map<number, PolicyEvaluator>();
  readonly #data = new Map<number, ArrayBuffer>();
  #lines: string[] = [];

  answer({ evaluator: id, opening, data, input, entrypoint }: GuardRequest): GuardAnswer {
    this.#lines = [];
    // Kept even where the evaluation fails: it does not come again.
    if (opening !== undefined) this.#openings.set(id, opening);
    if (data !== undefined) this.#data.set(id, data);
    const outcome = this.#attempt(id, (evaluator) => {
      return evaluator.evaluate(trustJson(input), entrypoint);
    });
    const builtinFailures = this.#evaluators.get(id)?.builtinFailures ?? [];
    return { outcome, builtinFailures, lines: this.#lines };
  }

  #attempt(id: number, run: (evaluator: PolicyEvaluator) => unknown): GuardAnswer['outcome'] {
    try {
      return { result: JSON.stringify(run(this.#evaluatorOf(id))) };
    } catch (error) {
      return { error: packError(error) };
    }
  }

  #evaluatorOf(id: number): PolicyEvaluator {
    const evaluator = this.#evaluators.get(id) ?? this.#open(id);
    const data = this.#data.get(id);
    if (data !== undefined) evaluator.setData(trustJson(data));
    this.#data.delete(id);
    return evaluator;
  }

  #open(id: number): PolicyEvaluator {
    const opening = this.#openings.get(id);
    if (opening === undefined) throw new Error(`there is no evaluator ${id}`);
    const { builtinNames, ...module } = opening.module;
    const evaluator = new PolicyEvaluator(
      { ...module, builtinsById: bindBuiltins(builtinNames, hostBuiltins) },
      { ...opening.options, print: (line) => this.#lines.push(line) },
    );
    this.#evaluators.set(id, evaluator);
    return evaluator;
  }
}

const evaluators = new GuardedEvaluators();

function tell(): void {
  Atomics.add(signals, Signal.answered, 1);
  Atomics.notify(signals, Signal.answered);
}

tell();
/** Not an event loop: to be woken by one takes longer, and whoever asks waits. A wait may end without a reason. */
for (;;) {
  const asked = Atomics.load(signals, Signal.asked);
  const received = receiveMessageOnPort(port) as { readonly message: GuardRequest } | undefined;
  if (received === undefined) {
    Atomics.wait(signals, Signal.asked, asked);
  } else {
    port.postMessage(evaluators.answer(received.message));
    tell();
  }
}
