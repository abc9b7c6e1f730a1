import { hostBuiltins, loadPolicyModule } from '../engine/index.js';
import type { ModuleView } from '../opa/index.js';
import { refuse } from './policy-contract.js';

/**
 * The builtins that a module asks its host for; each that the host does not have is refused where it is called.
 *
 * @throws {@link ArchfitError} `policy-contract` with every such call and its place
 */
export function readBuiltins(wasm: Uint8Array, modules: readonly ModuleView[]): readonly string[] {
  const calls = modules.flatMap((module) => module.builtins);
  const notCalled = () => null;
  const offered = {
    ...Object.fromEntries(calls.map(({ name }) => [name, notCalled])),
    ...hostBuiltins,
  };
  const { builtins } = loadPolicyModule(wasm, { builtins: offered });
  refuse(
    calls
      .filter(({ name }) => builtins.includes(name) && !Object.hasOwn(hostBuiltins, name))
      .map(({ name, location }) => ({
        location,
        reason: `archfit does not have the builtin ${name}`,
      })),
  );
  return builtins.toSorted();
}
