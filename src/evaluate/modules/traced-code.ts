import { createTracer, type TracedCode } from '../../facts/modules/calls/create-tracer.js';
import { describeSyntaxFault } from '../../facts/modules/reading/syntax-problem.js';
import { type Compiler, loadCompiler } from '../../facts/typescript/compiler.js';
import type { Problem } from '../../report/index.js';
import type { CodeBase } from './code-base.js';
import { textsOf } from './texts-of.js';

export interface TracedBase extends TracedCode {
  readonly compiler: Compiler;
}

/** Each part about calls asks for it, and all of them parse and follow the same files. It lives as long as its code base does. */
const tracedBases = new WeakMap<CodeBase, Promise<TracedBase>>();

/** The tracer of a code base; the compiler is loaded with it, so only who has a file to look into asks. */
export function traceCode(base: CodeBase): Promise<TracedBase> {
  const known = tracedBases.get(base);
  if (known) return known;
  const traced = loadCompiler().then((compiler) => ({
    compiler,
    ...createTracer(compiler, textsOf(base), base.graph),
  }));
  tracedBases.set(base, traced);
  return traced;
}

/** What is wrong with the files that were parsed to follow calls: what a file does after a fault is guessed. */
export async function faultsOfTraced(base: CodeBase): Promise<readonly Problem[]> {
  const traced = await tracedBases.get(base);
  if (traced === undefined) return [];
  // Who reads the imports of a file may have had to parse it as well.
  const keyOf = ({ message, location }: Problem) => `${location?.uri ?? ''} ${message}`;
  const known = new Set(base.graph.problems.map(keyOf));
  return [...traced.trees.faults]
    .map(([path, fault]) =>
      describeSyntaxFault(base.tree.uriOf(path), traced.trees.textOf(path) ?? '', fault),
    )
    .filter((problem) => !known.has(keyOf(problem)));
}
