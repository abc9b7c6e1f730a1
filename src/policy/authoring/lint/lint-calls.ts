import type { PolicyFault } from '../policy-fault.js';
import type { LintedModule } from './lint-policies.js';
import { lintSetOrder } from './lint-set-order.js';
import { type RegoToken, splitArguments, textOf } from './rego-scanner.js';

type Arguments = readonly (readonly RegoToken[])[];
type Finding = Pick<PolicyFault, 'code' | 'level' | 'message' | 'hint'>;

type Lint = (given: Arguments, tokens: readonly RegoToken[], open: number) => Finding | undefined;

const lints: Readonly<Record<string, Lint>> = {
  concat: ([, joined = []], tokens, open) => lintSetOrder(joined, tokens, open),
  sprintf: lintSprintf,
  walk: lintWalk,
  ...Object.fromEntries(
    ['regex.match', 'regex.find_n', 'regex.replace', 'regex.split'].map((name) => [
      name,
      (given: Arguments) => lintPattern(given[name === 'regex.replace' ? 1 : 0]),
    ]),
  ),
};

/** Calls that write nonsense or take long, by what stands between their brackets. */
export function lintCalls({ view, tokens }: LintedModule): readonly PolicyFault[] {
  return view.builtins.flatMap(({ name, location }) => {
    const lint = Object.hasOwn(lints, name) ? lints[name] : undefined;
    if (lint === undefined) return [];
    const start = tokens.findIndex(({ row, col }) => row === location.row && col === location.col);
    // Between the name, which may have dots, and the bracket nothing else can stand.
    const open =
      start < 0 ? -1 : tokens.findIndex(({ text }, index) => index >= start && text === '(');
    if (open < 0) return [];
    const found = lint(splitArguments(tokens, open), tokens, open);
    return found === undefined ? [] : [{ ...found, location, details: [] }];
  });
}

function lintSprintf([format, values]: Arguments): Finding | undefined {
  const [text] = format ?? [];
  const isConstant = format?.length === 1 && text?.kind === 'text' && !text.text.startsWith('$');
  if (!isConstant || values?.[0]?.text !== '[' || values.at(-1)?.text !== ']') return undefined;
  const wanted = countVerbs(text.text);
  const given = splitArguments(values, 0);
  // What a comprehension makes, or is put together, nobody can count.
  const isList = !given.some((part) => part.some(({ text: sign }) => sign === '|'));
  if (wanted === undefined || !isList || given.length === wanted) return undefined;
  return {
    code: 'sprintf-arguments',
    level: 'error',
    message: `the format has ${wanted} places and is given ${given.length} values`,
    hint: 'The message would hold %!d(MISSING) or %!(EXTRA …): correct the list.',
  };
}

/** How many values a format of Go takes; undefined where it says itself which. */
function countVerbs(format: string): number | undefined {
  const verbs =
    format.replaceAll('%%', '').match(/%[-+# 0]*[\d.*]*(?:\[\d+\])?[\d.*]*[a-zA-Z]/g) ?? [];
  if (verbs.some((verb) => /[[*]/.test(verb))) return undefined;
  return verbs.length;
}

function lintWalk([walked = []]: Arguments): Finding | undefined {
  const what = textOf(walked);
  if (!/^(?:input|data)(?: \. review \. object)?$|^kubernetes \. resource$/.test(what)) {
    return undefined;
  }
  return {
    code: 'walk-everything',
    level: 'warning',
    message: `walk goes through every node of ${what.replaceAll(' ', '')}`,
    hint: 'Walk through the part that the rule is about.',
  };
}

function lintPattern(pattern: readonly RegoToken[] = []): Finding | undefined {
  const isConstant = pattern.length === 1 && pattern[0]?.kind === 'text';
  // A name in capitals or with an underscore is most likely that of a constant: what it is cannot be seen here.
  const isName = pattern.length === 1 && /^_?[A-Za-z]\w*$/.test(pattern[0]?.text ?? '');
  if (isConstant || isName || textOf(pattern).startsWith('_parameters')) return undefined;
  return {
    code: 'regex-computed',
    level: 'warning',
    message: `the pattern ${textOf(pattern).replaceAll(' ', '')} is put together for every value, and compiled every time`,
    hint: 'Write the pattern as a constant, or take it from a parameter; for plain texts there are contains, startswith and endswith.',
  };
}
