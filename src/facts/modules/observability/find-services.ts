import type { Compiler, ts } from '../../typescript/compiler.js';
import type { SyntaxTrees } from '../calls/syntax-trees.js';
import type { Tracer } from '../calls/tracer.js';
import type { ImportEdge, ModuleFile, ModuleGraph } from '../model/index.js';
import { nameOf } from '../search/walk-body.js';
import { serverStarts } from './service-libraries.js';
import { unwrapAwaited } from '../../typescript/unwrap.js';

/** Code that answers HTTP: where its server is started, and the files that are loaded with it. */
export interface HttpService {
  /** Name of its package, or the folder of its entry. */
  readonly name: string;
  readonly entry: string;
  /** `express`. */
  readonly framework: string;
  readonly start: ts.Node;
  /** The entry and what it imports, from there on. */
  readonly files: readonly string[];
  /** Imports of values by those files, in their order. */
  readonly imports: readonly ImportEdge[];
}

/** Words without which no file starts a server. */
export const serverTrace = /\.listen\s*\(|\.start\s*\(|\bserve\s*\(/;

/** The services of a code base: each file that starts a server is one. */
export function findServices(
  candidates: readonly ModuleFile[],
  graph: Pick<ModuleGraph, 'edges'>,
  { compiler, tracer, trees }: { compiler: Compiler; tracer: Tracer; trees: SyntaxTrees },
): readonly HttpService[] {
  const importsOf = indexValueImports(graph);
  return candidates.flatMap(({ path, package: owner }): readonly HttpService[] => {
    const tree = trees.of(path);
    const imported = importsOf(path).flatMap(({ target }) =>
      target.kind === 'external' ? [target.package] : [],
    );
    const started = tree && findStart(compiler, tracer, tree, imported);
    if (!started) return [];
    const files = reachableFrom(path, importsOf);
    const folder = path
      .split('/')
      .slice(0, -1)
      .join('/')
      .replace(/(?:^|\/)src$/, '');
    return [
      {
        ...started,
        name: owner ?? (folder === '' ? path : folder),
        entry: path,
        files,
        imports: files.flatMap((file) => importsOf(file)),
      },
    ];
  });
}

function findStart(
  compiler: Compiler,
  tracer: Tracer,
  tree: ts.SourceFile,
  imported: readonly string[],
): Pick<HttpService, 'framework' | 'start'> | undefined {
  let found: Pick<HttpService, 'framework' | 'start'> | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (compiler.isCallExpression(node)) {
      const framework = frameworkOf(compiler, tracer, node, imported);
      if (framework !== undefined) {
        found = { framework, start: node.expression };
        return;
      }
    }
    compiler.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function frameworkOf(
  compiler: Compiler,
  tracer: Tracer,
  call: ts.CallExpression,
  imported: readonly string[],
): string | undefined {
  const callee = unwrapAwaited(compiler, call.expression);
  const name = nameOf(compiler, callee);
  if (!/^(?:listen|start|serve)$/.test(name)) return undefined;
  const origin = tracer.originOf(callee);
  // Where nothing tells, the framework that the file imports does.
  if (origin === undefined) return imported.find((own) => serverStarts.get(own)?.includes(name));
  if (origin.kind !== 'package' && origin.kind !== 'builtin') return undefined;
  const library = origin.kind === 'package' ? origin.package : origin.module;
  const last = origin.members.at(-1) ?? origin.name;
  return serverStarts.get(library)?.includes(last) ? library : undefined;
}

/** Imports of values by file, as they are written. */
export function indexValueImports({
  edges,
}: Pick<ModuleGraph, 'edges'>): (file: string) => readonly ImportEdge[] {
  const byFile = new Map<string, ImportEdge[]>();
  for (const edge of edges) {
    if (edge.isTypeOnly || edge.kind === 'mock') continue;
    const known = byFile.get(edge.from);
    if (known) known.push(edge);
    else byFile.set(edge.from, [edge]);
  }
  for (const found of byFile.values()) found.sort((a, b) => a.start - b.start);
  return (file) => byFile.get(file) ?? [];
}

export function reachableFrom(
  entry: string,
  importsOf: (file: string) => readonly ImportEdge[],
): readonly string[] {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const { target } of importsOf(file)) if (target.kind === 'file') reached.add(target.file);
  }
  return [...reached];
}
