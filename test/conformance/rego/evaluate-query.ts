import { PolicyHost } from '../../../src/policy/engine/policy-host.js';
import { PolicyMemory } from '../../../src/policy/engine/policy-memory.js';
import type { PolicyModule } from '../../../src/policy/engine/policy-module.js';
import { parseRegoValue } from '../../../src/policy/engine/rego/parse-rego-value.js';
import type { RegoValue } from '../../../src/policy/engine/rego/rego-value.js';
import { type PolicyExports, webAssembly } from '../../../src/policy/engine/web-assembly.js';

/** Where the clock of every case stands. */
const now = BigInt(Date.UTC(2026, 0, 2, 3, 4, 5, 678)) * 1_000_000n;

/** What OPA's ABI has to evaluate step by step: inputs and results of the cases hold sets, which JSON does not. */
interface QueryExports extends PolicyExports {
  opa_eval_ctx_new(): number;
  opa_eval_ctx_set_input(context: number, value: number): void;
  opa_eval_ctx_set_data(context: number, value: number): void;
  opa_eval_ctx_set_entrypoint(context: number, entrypoint: number): void;
  opa_eval_ctx_get_result(context: number): number;
  eval(context: number): number;
}

/**
 * Evaluates a module that was compiled for a query, with the engine's own host.
 *
 * @param data - text that the engine parses, as the input is
 * @returns the set of what the solutions bind
 */
export function evaluateQuery(
  module: PolicyModule,
  data: string,
  input: string | undefined,
): RegoValue {
  const { Instance, Memory } = webAssembly();
  const memory = new PolicyMemory(new Memory({ initial: 32, maximum: 4096 }));
  const host = new PolicyHost(module, memory);
  const instance = new Instance(module.program, { env: host.imports });
  // The border to WebAssembly: every module of ABI 1.2 has these.
  const exports = instance.exports as QueryExports;
  host.bind(exports);
  host.serve({ now, print: () => undefined });
  const context = exports.opa_eval_ctx_new();
  exports.opa_eval_ctx_set_data(context, memory.parseValue(exports, data));
  if (input !== undefined) {
    exports.opa_eval_ctx_set_input(context, memory.parseValue(exports, input));
  }
  exports.opa_eval_ctx_set_entrypoint(context, 0);
  exports.eval(context);
  const result = exports.opa_value_dump(exports.opa_eval_ctx_get_result(context));
  return parseRegoValue(memory.readText(result));
}
