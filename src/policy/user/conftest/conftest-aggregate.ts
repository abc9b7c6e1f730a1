import type { RuleId } from '../../../report/index.js';
import type { ConftestRule } from './conftest-rule.js';

/** What the module that gathers the rules is asked. */
export const conftestEntrypoint = 'archfit_aggregate/conftest';

/** Writes the module that gathers rules of conftest: all of them take one call a document. */
export function writeConftestAggregate(
  rules: readonly { readonly id: RuleId; readonly asked: ConftestRule }[],
): string {
  const entries = rules.map(({ id, asked }) => {
    const at = `data${asked.packagePath.map((part) => `[${JSON.stringify(part)}]`).join('')}`;
    const excepted = asked.hasExceptions
      ? `count([1 | ${at}["exception"][_][_] == ${JSON.stringify(asked.suffix)}]) > 0`
      : 'false';
    return `conftest[${JSON.stringify(id)}] := found if {
	not data.lib.archfit.off[${JSON.stringify(id)}]
	found := {
		"values": [value | value := ${at}[${JSON.stringify(asked.name)}]],
		"excepted": ${excepted},
	}
}`;
  });
  return ['package archfit_aggregate', ...entries, ''].join('\n\n');
}
