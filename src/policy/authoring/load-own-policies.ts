import { buildPack, type BuiltPack } from '../build/index.js';
import { loadPolicyModule } from '../engine/index.js';
import { PolicyPack } from '../load-pack.js';
import type { Modules, Opa } from '../opa/index.js';
import { shippedLibraries } from './shipped-libraries.js';

/** Whether a text is a policy of the own contract. */
export function isContractPolicy(path: string, text: string): boolean {
  return !path.endsWith('_test.rego') && /^package\s+archfit\./m.test(text);
}

/**
 * The part of modules that the own contract is about: its policies, and libraries. Policies of other dialects stand beside them and are
 * none of the pack.
 */
export function contractModules(modules: Modules): Modules {
  const own = Object.entries(modules).filter(
    ([path, text]) =>
      isContractPolicy(path, text) ||
      (!path.endsWith('_test.rego') && /^package\s+lib\./m.test(text)),
  );
  const used = Object.fromEntries(own);
  return { ...shippedLibraries(used), ...used };
}

/**
 * Builds the policies of the own contract, with the libraries of the package that they use.
 *
 * @throws {@link ArchfitError} `policy-contract` or `policy-compile`, with file, row and column
 */
export function buildOwnPolicies(opa: Opa, modules: Modules, name: string): Promise<BuiltPack> {
  return buildPack(opa, name, contractModules(modules), 'policy.wasm');
}

/** The same, ready to be evaluated. */
export async function loadOwnPolicies(opa: Opa, modules: Modules): Promise<PolicyPack> {
  const { wasm, manifest } = await buildOwnPolicies(opa, modules, 'policies');
  return new PolicyPack(manifest, loadPolicyModule(wasm));
}
