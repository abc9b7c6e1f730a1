import type { ModuleView, Modules } from '../../opa/index.js';
import type { PolicyFault } from '../policy-fault.js';
import { lintBuiltins } from './lint-builtins.js';
import { lintCalls } from './lint-calls.js';
import { lintIteration } from './lint-iteration.js';
import { type RegoToken, scanRego } from './rego-scanner.js';

/** A module to be looked at. */
export interface LintedModule {
  readonly view: ModuleView;
  readonly tokens: readonly RegoToken[];
}

/**
 * Finds what is slow or impossible in WebAssembly, and what silently writes nonsense. Tests are judged by OPA alone, and may do anything that
 * it can.
 */
export function lintPolicies(
  modules: Modules,
  views: readonly ModuleView[],
): readonly PolicyFault[] {
  return views
    .filter(({ path }) => !path.endsWith('_test.rego'))
    .flatMap((view) => {
      const module = { view, tokens: scanRego(modules[view.path] ?? '') };
      return [...lintBuiltins(module), ...lintCalls(module), ...lintIteration(module)];
    });
}
