import type { OpaLocation } from '../../opa/index.js';
import type { PolicyFault } from '../policy-fault.js';
import type { LintedModule } from './lint-policies.js';
import { closingOf, type RegoToken, textOf } from './rego-scanner.js';

/** An iteration, and the braces that it stands in, outermost first. */
interface Iteration {
  readonly over: string;
  readonly blocks: readonly number[];
  readonly token: RegoToken;
}

/** Work that grows with the square of what is judged: harmless for ten, minutes for thousands. */
export function lintIteration(module: LintedModule): readonly PolicyFault[] {
  const { view } = module;
  const starts = view.rules.map(({ location }) => location.row);
  const ruleOf = (row: number) => starts.findLastIndex((start) => start <= row);
  const iterations = findIterations(module.tokens);
  const locate = ({ row, col }: RegoToken): OpaLocation => ({ file: view.path, row, col });
  const nested = iterations.filter((inner, index) =>
    iterations
      .slice(0, index)
      .some(
        (outer) =>
          outer.over === inner.over &&
          ruleOf(outer.token.row) === ruleOf(inner.token.row) &&
          outer.blocks.every((block, depth) => inner.blocks[depth] === block),
      ),
  );
  const reachable = view.builtins.filter(
    ({ name, location }) =>
      name === 'graph.reachable' &&
      iterations.some(({ token }) => ruleOf(token.row) === ruleOf(location.row)),
  );
  return [
    ...nested.map(({ over, token }): PolicyFault => ({
      code: 'nested-iteration',
      level: 'warning',
      message: `${over.replaceAll(' ', '')} is gone through for each of its own elements`,
      location: locate(token),
      details: [],
      hint: 'Make a map by what is compared first, in a rule of its own, and look up in it.',
    })),
    ...reachable.map(({ location }): PolicyFault => ({
      code: 'reachable-in-loop',
      level: 'warning',
      message: 'graph.reachable is asked once for every element: seconds for some hundred nodes',
      location,
      details: [],
      hint: 'Judge cycles and paths by the facts: they are found once, before policies are asked.',
    })),
  ];
}

/** Every `some … in` and `every … in`; a body without braces is a block of its rule. */
function findIterations(tokens: readonly RegoToken[]): readonly Iteration[] {
  const found: Iteration[] = [];
  const blocks: number[] = [];
  tokens.forEach((token, index) => {
    const { kind, text } = token;
    if (kind === 'sign' && (text === '{' || text === '[')) blocks.push(index);
    if (kind === 'sign' && (text === '}' || text === ']')) blocks.pop();
    if (kind !== 'word' || (text !== 'some' && text !== 'every')) return;
    const collection = findCollection(tokens, index);
    if (collection === undefined) return;
    const [from, end] = collection;
    // What `every` goes through is gone through in the braces behind it alone.
    const body = text === 'every' ? [end] : [];
    found.push({ over: textOf(tokens.slice(from, end)), blocks: [...blocks, ...body], token });
  });
  return found;
}

/** What is gone through, from and to: the reference after `in`, as far as it goes on the same line. */
function findCollection(
  tokens: readonly RegoToken[],
  start: number,
): readonly [from: number, end: number] | undefined {
  let index = start + 1;
  // The names, which may be a pattern of brackets.
  for (; index < tokens.length; index += 1) {
    const { kind, text } = tokens[index] ?? { kind: 'sign', text: '' };
    if (kind === 'word' && text === 'in') break;
    if (kind === 'sign' && (text === '[' || text === '{')) index = closingOf(tokens, index);
    else if (kind === 'sign' && text !== ',') return undefined;
  }
  const from = index + 1;
  const first = tokens[from];
  if (first?.kind !== 'word') return undefined;
  let end = from + 1;
  for (;;) {
    const sign = tokens[end]?.text;
    const before = tokens[end - 1];
    // A bracket on a line of its own, or after a blank, begins something else.
    if (sign === '.') end += 2;
    else if (sign === '[' && tokens[end]?.row === before?.row) end = closingOf(tokens, end) + 1;
    else break;
  }
  // Of a call, what it is given decides.
  if (tokens[end]?.text === '(') end = closingOf(tokens, end) + 1;
  return [from, end];
}
