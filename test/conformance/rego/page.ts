import { whyRefused } from '../../../src/policy/engine/builtins/why-refused.js';
import { exceptions } from './exceptions.js';
import type { BuiltinList } from './list-builtins.js';
import type { JudgedCase } from './run-cases.js';
import { summarize } from './summary.js';

/** Cases of OPA that hold test keys or sign requests, and are no part of the corpora; all of them would be refused. */
export const leftOut = 45;

/** Writes docs/conformance.md. */
export function writePage(judged: readonly JudgedCase[], builtins: BuiltinList): string {
  const { families, cases, passed, failed, refused } = summarize(judged);
  const all = cases + leftOut;
  const covered = cases - refused;
  return `<!-- Written by \`npm run conformance:rego\`; do not edit. -->

# How much of OPA runs here

OPA tests itself with cases: modules, a query, input, data, and what has to come out. archfit compiles every one of them with the OPA 1.22.0 that it holds, and
evaluates it with its own engine and its own builtins. \`npm run conformance:rego\` does that, prints a line a family and writes this page; \`npm run conformance\`
fails when this page is not what comes out.

| | cases | of all ${all} |
| --- | --: | --: |
| passed | ${passed} | ${percent(passed, all)} |
| exceptions, listed below | ${failed} | ${percent(failed, all)} |
| refused by name, because archfit does not have a builtin | ${refused} | ${percent(refused, all)} |
| not run: they hold test keys or sign requests, and would be refused | ${leftOut} | ${percent(leftOut, all)} |

Of the ${covered} cases whose builtins archfit has, ${percent(passed, covered)} pass.

## How a case is judged

- The query is compiled into a WebAssembly module, whose answer is the set of what its solutions bind. It has to be the set that OPA wants; sets inside it are
  arrays in Rego's order, keys that are no texts are their JSON.
- A conflict has to end the evaluation with the place of the rule.
- WebAssembly has no strict mode: where OPA wants a builtin to end the evaluation with an error in strict mode, the case passes when there is no result at all. The
  engine keeps such errors of its own builtins beside the result; the message is not compared.
- A case is refused when its module asks for a builtin that archfit does not have, and the refusal names it. Nothing is evaluated then.
- The clock stands still, and what is random is seeded.

## Exceptions

| case | reason |
| --- | --- |
${Object.entries(exceptions)
  .map(([id, reason]) => `| \`${id}\` | ${reason} |`)
  .join('\n')}

## Builtins

Compiled into the module by OPA (${builtins.native.length}): ${listNames(builtins.native)}.

Answered by archfit (${builtins.host.length}): ${listNames(builtins.host)}.

Refused (${builtins.refused.length}), where a policy is loaded, with its name:

| builtin | reason | cases |
| --- | --- | --: |
${builtins.refused
  .map(
    (name) =>
      `| \`${name}\` | ${whyRefused(name) ?? 'nobody has needed it yet'} | ${countMissing(judged, name)} |`,
  )
  .join('\n')}

## Families

| family | passed | exceptions | refused |
| --- | --: | --: | --: |
${families
  .map((each) => `| ${each.family} | ${each.passed} | ${each.failed} | ${each.refused} |`)
  .join('\n')}
`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function countMissing(judged: readonly JudgedCase[], builtin: string): number {
  return judged.filter(
    ({ judgement }) => judgement.outcome === 'refused' && judgement.missing.includes(builtin),
  ).length;
}
