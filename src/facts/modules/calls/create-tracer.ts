import type { SourceTree } from '../../../source/tree/source-tree.js';
import type { Compiler, ts } from '../../typescript/compiler.js';
import type { ImportTarget, ModuleGraph } from '../model/index.js';
import { contentOf } from './collections.js';
import { type Entity, noTypes } from './entity.js';
import { findCallees } from './find-callees.js';
import { createImplementations } from './find-implementations.js';
import { nameOf } from './name-of.js';
import { createScopes } from './scopes.js';
import { createSyntaxTrees, type SyntaxTrees } from './syntax-trees.js';
import { toOrigin } from './to-origin.js';
import { traceResult, traceReturned } from './trace-call.js';
import { traceDeclaration } from './trace-declaration.js';
import { traceExpression } from './trace-expression.js';
import { traceInjected } from './trace-injected.js';
import { traceMember } from './trace-member.js';
import { createModuleTracing } from './trace-module.js';
import { traceType } from './trace-type.js';
import type { Origin, Tracer } from './tracer.js';
import type { Tracing } from './tracing.js';

/** A tracer, and the files that it parsed: who looks for calls walks through the same trees. */
export interface TracedCode {
  readonly tracer: Tracer;
  readonly trees: SyntaxTrees;
}

/** Deeper chains of declarations than any code has: what is left is a circle, and the stack has an end. */
const deepest = 100;

/**
 * Follows names over the files of a graph. Files are parsed when a name leads into them; nothing is type-checked, and no package is looked
 * into.
 */
export function createTracer(
  compiler: Compiler,
  tree: SourceTree,
  graph: Pick<ModuleGraph, 'edges' | 'files'>,
): TracedCode {
  const trees = createSyntaxTrees(compiler, tree);
  const fileOf = (node: ts.Node): string => node.getSourceFile().fileName;
  const known = new Map<ts.Node, Entity | undefined>();
  let depth = 0;

  const tracing: Tracing = {
    compiler,
    trees,
    scopes: createScopes(compiler),
    targetOf: indexTargets(graph),
    ofExpression: (expression) => {
      if (known.has(expression)) return known.get(expression);
      if (depth >= deepest) return undefined;
      // An expression that is asked for by what it is made of says nothing.
      known.set(expression, undefined);
      depth += 1;
      const entity = traceExpression(tracing, expression);
      depth -= 1;
      known.set(expression, entity);
      return entity;
    },
    ofType: (type, types) => {
      if (depth >= deepest) return undefined;
      depth += 1;
      const entity = traceType(tracing, type, types);
      depth -= 1;
      return entity;
    },
    ofDeclaration: (declaration, meaning, types) =>
      traceDeclaration(tracing, declaration, meaning, types),
    ofModule: (from, specifier, name, meaning) => modules.ofModule(from, specifier, name, meaning),
    ofExport: (file, name, meaning) => modules.ofExport(file, name, meaning),
    member: (entity, name) => traceMember(tracing, entity, name),
    result: (callee, call) => traceResult(tracing, callee, call),
    returned: (declaration, types) => {
      if (depth >= deepest) return undefined;
      depth += 1;
      const entity = traceReturned(tracing, declaration, types);
      depth -= 1;
      return entity;
    },
    injected: (target) => traceInjected(tracing, target),
    implementations: (signature) => implementations.of(signature),
  };
  const modules = createModuleTracing(tracing);
  const implementations = createImplementations(
    tracing,
    graph.files.filter(({ isDeclaration }) => !isDeclaration),
  );

  const originOf = (entity: Entity | undefined): Origin | undefined =>
    entity && toOrigin(compiler, entity, fileOf, trees.of);

  return {
    trees,
    tracer: {
      fileOf,
      originOf: (expression) => originOf(tracing.ofExpression(expression)),
      originOfType: (type) => originOf(tracing.ofType(type, noTypes)),
      originOfContent: (expression) => originOf(contentOf(tracing.ofExpression(expression))),
      calleesOf: (call) =>
        findCallees(tracing, call).map((callee) => ({
          file: fileOf(callee.declaration),
          name: nameOf(compiler, callee.declaration),
          ...callee,
        })),
    },
  };
}

function indexTargets(
  graph: Pick<ModuleGraph, 'edges'>,
): (file: string, specifier: string) => ImportTarget | undefined {
  const targets = new Map<string, Map<string, ImportTarget>>();
  for (const { from, specifier, target } of graph.edges) {
    if (specifier === undefined) continue;
    const ofFile = targets.get(from) ?? new Map<string, ImportTarget>();
    targets.set(from, ofFile);
    if (!ofFile.has(specifier)) ofFile.set(specifier, target);
  }
  return (file, specifier) => targets.get(file)?.get(specifier);
}
