import { describeRefusal, supportOf } from '../builtin-support.js';
import type { PolicyFault } from '../policy-fault.js';
import type { LintedModule } from './lint-policies.js';

/** Builtins that archfit does not have, values that are replaced, and what older hosts cannot compile. */
export function lintBuiltins({ view, tokens }: LintedModule): readonly PolicyFault[] {
  const { builtins, replacements, package: path } = view;
  return [
    ...builtins
      .filter(({ name }) => supportOf(name) === 'refused')
      .map(({ name, location }): PolicyFault => ({
        code: 'builtin-refused',
        level: 'error',
        message: describeRefusal(name),
        location,
        details: [],
        hint: 'archfit policy inspect lists what policies call and where it runs.',
      })),
    // Of a policy of the own contract the contract says it.
    ...(path[0] === 'archfit' ? [] : replacements).map(({ text, location }): PolicyFault => ({
      code: 'replacement',
      level: 'warning',
      message: `with ${text} makes the rule anew for every value, and an undefined one makes it silent`,
      location,
      details: [],
      hint: 'Hand the value to a function.',
    })),
    ...tokens
      .filter(({ kind, text }) => kind === 'text' && text.startsWith('$'))
      .map(({ row, col }): PolicyFault => ({
        code: 'template-string',
        level: 'warning',
        message:
          'template strings need OPA 1.12: Gatekeeper and conftest that embed an older one do not compile them',
        location: { file: view.path, row, col },
        details: [],
        hint: 'Use concat or sprintf where the policy is meant for other hosts, too.',
      })),
  ];
}
