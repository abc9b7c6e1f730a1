import { posix } from 'node:path';
import {
  createTracer,
  type TracedCode,
} from '../../../../src/facts/modules/calls/create-tracer.js';
import type { Origin } from '../../../../src/facts/modules/calls/tracer.js';
import type { ImportEdge, ImportTarget } from '../../../../src/facts/modules/model/index.js';
import { memoryTree } from '../../../../src/source/tree/index.js';
import { loadCompiler, type ts } from '../../../../src/facts/typescript/compiler.js';

export type Files = Readonly<Record<string, string>>;

/** A tracer over files of the memory: relative specifiers lead to files, the others to packages, those with `node:` to Node. */
export async function trace(files: Files): Promise<TracedCode> {
  return createTracer(await loadCompiler(), memoryTree(files), {
    files: Object.keys(files).map((path) => ({
      path,
      isSelected: true,
      isDeclaration: path.endsWith('.d.ts'),
      isTest: path.includes('.test.'),
    })),
    edges: edgesOf(files),
  });
}

/** The imports of some files. */
export function edgesOf(files: Files): readonly ImportEdge[] {
  return Object.entries(files).flatMap(([from, text]) => readEdges(files, from, text));
}

function readEdges(files: Files, from: string, text: string): readonly ImportEdge[] {
  return [...text.matchAll(/(?:from|import|require\(|import\()\s*'([^']+)'/g)].map((found) => {
    const specifier = found[1] ?? '';
    return {
      from,
      kind: 'import',
      specifier,
      isTypeOnly: false,
      isDeferred: false,
      names: [],
      start: found.index,
      end: found.index + found[0].length,
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
      target: targetOf(files, from, specifier),
    };
  });
}

function targetOf(files: Files, from: string, specifier: string): ImportTarget {
  if (specifier.startsWith('node:')) return { kind: 'builtin', module: specifier.slice(5) };
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1);
    return { kind: 'external', package: parts.join('/'), declared: 'prod' };
  }
  const path = posix.join(posix.dirname(from), specifier);
  const file = [path, `${path}.ts`, `${path}/index.ts`].find((each) => each in files);
  return file === undefined ? { kind: 'unresolved', reason: 'absent' } : { kind: 'file', file };
}

/** The calls of a file, by what is called: `this.orders.save`. */
export function callsIn(
  code: TracedCode,
  file: string,
): ReadonlyMap<string, ts.CallExpression | ts.NewExpression> {
  const calls = new Map<string, ts.CallExpression | ts.NewExpression>();
  const visit = (node: ts.Node): void => {
    if ('arguments' in node && 'expression' in node) {
      const call = node as ts.CallExpression | ts.NewExpression;
      calls.set(call.expression.getText(), call);
    }
    node.forEachChild(visit);
  };
  const tree = code.trees.of(file);
  if (tree !== undefined) visit(tree);
  return calls;
}

/** `typeorm#Repository.save`, `src/orders.ts#Orders`, `static src/orders.ts#Orders`. */
export function spell(origin: Origin | undefined): string {
  if (origin === undefined) return 'unknown';
  switch (origin.kind) {
    case 'package':
      return `${origin.package}#${[origin.name, ...origin.members].join('.')}`;
    case 'builtin':
      return `node:${origin.module}#${[origin.name, ...origin.members].join('.')}`;
    case 'global':
      return [origin.name, ...origin.members].join('.');
    case 'class':
      return `${origin.isStatic ? 'class ' : ''}${origin.file}#${origin.name}`;
    default:
      return `${origin.kind} ${origin.file}#${origin.name}`;
  }
}
