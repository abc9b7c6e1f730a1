import { hostBuiltins } from '../engine/index.js';
import { nativeBuiltins } from './native-builtins.js';

/**
 * Where a builtin runs: `everywhere`, since OPA compiles it into the module; `host`, since whoever loads the module has to bring it, as
 * archfit does; `refused`: archfit does not have it.
 */
export type BuiltinSupport = 'everywhere' | 'host' | 'refused';

/** What the compiler takes out before there is a module. */
const compiledAway = new Set(['assign', 'eq', 'rego.metadata.chain', 'rego.metadata.rule']);

/** As policies call it, and as a module asks for it. */
const hostNames: Readonly<Record<string, string>> = { print: 'internal.print' };

/** Builtins that reach out of the process. */
const network = new Set(['http.send', 'net.lookup_ip_addr']);

export function supportOf(builtin: string): BuiltinSupport {
  if (compiledAway.has(builtin) || nativeBuiltins.has(builtin)) return 'everywhere';
  return Object.hasOwn(hostBuiltins, hostNames[builtin] ?? builtin) ? 'host' : 'refused';
}

/** Why a builtin is refused, and what to do instead. */
export function describeRefusal(builtin: string): string {
  return network.has(builtin)
    ? `${builtin} reaches out of the process: hand what it would fetch to the policy as data`
    : `archfit does not have the builtin ${builtin}`;
}
