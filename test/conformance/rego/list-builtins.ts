import { hostBuiltins } from '../../../src/policy/engine/builtins/index.js';
import { readProgram } from '../../../src/policy/engine/read-program.js';
import type { Opa } from '../../../src/policy/opa/index.js';

/** Who answers each builtin of OPA. */
export interface BuiltinList {
  /** OPA compiles them into the module, or resolves them while it compiles. */
  readonly native: readonly string[];
  readonly host: readonly string[];
  readonly refused: readonly string[];
}

/** The embedded OPA compiles no call of these. */
const network = ['http.send', 'net.lookup_ip_addr'];

/** The compiler takes none of these for a call: the operator of `:=`, and what only OPA's own test runner has. */
const special = new Set(['assign', 'internal.test_case']);

/** Calls every builtin of the embedded OPA in one module, and reads for which ones that module asks its host. */
export async function listBuiltins(opa: Opa): Promise<BuiltinList> {
  const { capabilities } = await opa.version();
  const declared = capabilities['builtins'] as readonly {
    readonly name: string;
    readonly decl: { readonly args?: readonly unknown[] };
  }[];
  const called = declared.filter(({ name }) => !special.has(name) && !network.includes(name));
  const rules = called.map(({ name, decl }, at) => {
    const operands = (decl.args ?? []).map((_, position) => `input[${position}]`);
    return `rule_${at} { ${name}(${operands.join(', ')}) }`;
  });
  const { wasm } = await opa.compile({
    modules: { 'builtins.rego': ['package builtins', ...rules].join('\n\n') },
    entrypoints: ['builtins'],
    regoVersion: 0,
    print: true,
  });
  const asked = new Set(readProgram(wasm, 'builtins').builtins.values());
  const names = [...called.map(({ name }) => name), ...network].sort();
  const has = (name: string) => Object.hasOwn(hostBuiltins, name);
  return {
    native: names.filter((name) => !asked.has(name) && !has(name) && !network.includes(name)),
    host: names.filter(has),
    refused: names.filter((name) => (asked.has(name) || network.includes(name)) && !has(name)),
  };
}
