import type { RuleId } from '../../../report/index.js';

/** What the module that gathers the Constraints is asked. */
export const gatekeeperEntrypoint = 'archfit_aggregate/gatekeeper';

/**
 * Writes the module that asks Constraints as Gatekeeper does: the template of each for the review, with the Constraint's parameters.
 * Only those that the input has parameters for are asked.
 */
export function writeGatekeeperAggregate(
  constraints: readonly { readonly rule: RuleId; readonly packagePath: readonly string[] }[],
): string {
  const entries = constraints.map(({ rule, packagePath }) => {
    const at = `data${packagePath.map((part) => `[${JSON.stringify(part)}]`).join('')}`;
    return `gatekeeper[${JSON.stringify(rule)}] := found if {
	not data.lib.archfit.off[${JSON.stringify(rule)}]
	review := input.review
	parameters := input.parameters[${JSON.stringify(rule)}]
	found := ${at}["violation"] with input as {"review": review, "parameters": parameters}
}`;
  });
  return ['package archfit_aggregate', ...entries, ''].join('\n\n');
}
