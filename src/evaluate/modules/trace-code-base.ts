import { createTracer, type TracedCode } from '../../facts/modules/calls/create-tracer.js';
import { type Compiler, loadCompiler } from '../../facts/typescript/compiler.js';
import type { CodeBase } from './code-base.js';

/** The code of a base with what follows names in it. */
export interface TracedBase extends TracedCode {
  readonly compiler: Compiler;
}

const traced = new WeakMap<object, Promise<TracedBase>>();

/** The tracer of a code base: parts of its facts that follow names share one, and the files that it parsed. */
export function traceCodeBase({
  tree,
  graph,
}: Pick<CodeBase, 'tree' | 'graph'>): Promise<TracedBase> {
  let code = traced.get(graph);
  if (code === undefined) {
    code = loadCompiler().then((compiler) => ({
      compiler,
      ...createTracer(compiler, tree, graph),
    }));
    traced.set(graph, code);
  }
  return code;
}
