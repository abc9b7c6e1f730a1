import { PolicyAbort } from '../../../src/policy/engine/abort.js';
import { hostBuiltins } from '../../../src/policy/engine/builtins/index.js';
import { loadPolicyModule } from '../../../src/policy/engine/policy-module.js';
import { readProgram } from '../../../src/policy/engine/read-program.js';
import { serializeRegoValue } from '../../../src/policy/engine/rego/format-rego-value.js';
import type { RegoValue } from '../../../src/policy/engine/rego/rego-value.js';
import { type Opa, OpaFailure } from '../../../src/policy/opa/index.js';
import { describeDifference } from './compare-bindings.js';
import { evaluateQuery } from './evaluate-query.js';
import type { RegoCase } from './rego-case.js';

/** What became of a case. */
export type Judgement =
  | { readonly outcome: 'passed'; readonly builtins: readonly string[] }
  | { readonly outcome: 'failed'; readonly builtins: readonly string[]; readonly reason: string }
  /** The builtins that archfit does not have. */
  | { readonly outcome: 'refused'; readonly missing: readonly string[] };

/** Compiles a case with the embedded OPA, and evaluates it with the engine. */
export async function judgeCase(opa: Opa, each: RegoCase): Promise<Judgement> {
  const { modules, query } = each;
  let wasm: Uint8Array;
  try {
    wasm = (await opa.compile({ modules, query })).wasm;
  } catch (error) {
    const missing = error instanceof OpaFailure ? refusedFunctions(error) : [];
    if (missing.length > 0) return { outcome: 'refused', missing };
    return { outcome: 'failed', builtins: [], reason: `does not compile: ${messageOf(error)}` };
  }
  const builtins = [...readProgram(wasm, each.id).builtins.values()].sort();
  const missing = builtins.filter((name) => !Object.hasOwn(hostBuiltins, name));
  const refused = messageOfRefusal(wasm, each.id);
  if (missing.length > 0) {
    // A refusal that does not name what is missing is none.
    return missing.every((name) => refused?.includes(name) === true)
      ? { outcome: 'refused', missing }
      : { outcome: 'failed', builtins, reason: 'is loaded without a builtin that it needs' };
  }
  if (refused !== undefined) return { outcome: 'failed', builtins, reason: refused };
  const reason = judgeEvaluation(wasm, each);
  return reason === undefined
    ? { outcome: 'passed', builtins }
    : { outcome: 'failed', builtins, reason };
}

/** A case stands for itself: what is undefined in it is a function that only OPA's own tests add. */
const refusal = /^(?:undefined function ([\w.]+)|([\w.]+) needs the network, .*)$/;

function refusedFunctions({ errors }: OpaFailure): readonly string[] {
  return errors.flatMap(({ message }) => refusal.exec(message)?.slice(1).find(Boolean) ?? []);
}

function messageOfRefusal(wasm: Uint8Array, name: string): string | undefined {
  try {
    loadPolicyModule(wasm, { name });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

function judgeEvaluation(wasm: Uint8Array, each: RegoCase): string | undefined {
  const { wanted } = each;
  let result: RegoValue;
  try {
    result = evaluateQuery(
      loadPolicyModule(wasm, { name: each.id }),
      serializeRegoValue(each.data),
      each.input && ('term' in each.input ? each.input.term : serializeRegoValue(each.input.value)),
    );
  } catch (error) {
    const isConflict = error instanceof PolicyAbort && error.kind === 'policy';
    const isWanted = wanted.kind === 'error' && wanted.code === 'eval_conflict_error';
    return isConflict && isWanted ? undefined : `ends with an error: ${messageOf(error)}`;
  }
  if (wanted.kind === 'result') return describeDifference(wanted.bindings, result, each);
  // There is no strict mode in WebAssembly: an error of a builtin leaves nothing.
  if (wanted.strict) return describeDifference([], result, each);
  return `ends without the error ${wanted.code ?? ''}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
