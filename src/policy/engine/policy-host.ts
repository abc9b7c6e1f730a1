import { parseAbort } from './abort.js';
import { type BuiltinContext, BuiltinError } from './builtins/index.js';
import type { PolicyMemory } from './policy-memory.js';
import type { PolicyModule } from './policy-module.js';
import { serializeRegoValue } from './rego/format-rego-value.js';
import { parseRegoValue } from './rego/parse-rego-value.js';
import type { RegoValue } from './rego/rego-value.js';
import type { PolicyExports } from './web-assembly.js';

/** A builtin that could not work with its operands, which made an expression undefined. */
export interface BuiltinFailure {
  readonly builtin: string;
  readonly message: string;
  /** How often it happened in one evaluation. */
  readonly count: number;
}

/** What an instance asks its host for while it evaluates. */
export class PolicyHost {
  readonly #module: PolicyModule;
  readonly #memory: PolicyMemory;
  #context: BuiltinContext = { now: 0n, print: () => undefined };
  readonly #failures = new Map<string, BuiltinFailure>();
  /** Operands that are constants of the policy, such as formats, by address. */
  readonly #constants = new Map<number, RegoValue>();
  #exports: PolicyExports | undefined;

  constructor(module: PolicyModule, memory: PolicyMemory) {
    this.#module = module;
    this.#memory = memory;
  }

  /** Answers with these surroundings from now on. */
  serve(context: BuiltinContext): void {
    this.#context = context;
    this.#failures.clear();
  }

  get imports(): Readonly<Record<string, unknown>> {
    const call = (builtin: number, _context: number, ...operands: readonly number[]) =>
      this.#call(builtin, operands);
    return {
      memory: this.#memory.memory,
      opa_abort: (address: number) => {
        throw parseAbort(this.#memory.readText(address));
      },
      opa_println: (address: number) => {
        this.#context.print(this.#memory.readText(address));
      },
      opa_builtin0: call,
      opa_builtin1: call,
      opa_builtin2: call,
      opa_builtin3: call,
      opa_builtin4: call,
    };
  }

  /** Connects the host with the instance that was made from its imports. */
  bind(exports: PolicyExports): void {
    this.#exports = exports;
  }

  /** Builtins that failed since the last call. */
  takeFailures(): readonly BuiltinFailure[] {
    const failures = [...this.#failures.values()];
    this.#failures.clear();
    return failures;
  }

  /** Address 0 stands for undefined. */
  #call(id: number, addresses: readonly number[]): number {
    const exports = this.#exports;
    const builtin = this.#module.builtinsById.get(id);
    if (exports === undefined || builtin === undefined) {
      throw new Error(`the module calls builtin ${id}, which it did not name`);
    }
    const operands = addresses.map((address) => this.#readOperand(exports, address));
    try {
      const result = builtin.call(operands, this.#context);
      if (result === undefined) return 0;
      return this.#memory.parseValue(exports, serializeRegoValue(result));
    } catch (error) {
      if (!(error instanceof BuiltinError)) throw error;
      this.#record(builtin.name, error.message);
      return 0;
    }
  }

  #readOperand(exports: PolicyExports, address: number): RegoValue {
    const constant = this.#constants.get(address);
    if (constant !== undefined) return constant;
    const text = exports.opa_value_dump(address);
    const value = parseRegoValue(this.#memory.readText(text));
    exports.opa_free(text);
    // Below the heap stand the constants of the module, which never change.
    if (address < this.#module.heapBase) this.#constants.set(address, value);
    return value;
  }

  #record(builtin: string, message: string): void {
    const key = `${builtin}\n${message}`;
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    this.#failures.set(key, { builtin, message, count });
  }
}
