import { posix } from 'node:path';
import { createTracer, type TracedCode } from '../../../src/facts/modules/calls/create-tracer.js';
import type {
  ImportEdge,
  ImportTarget,
  ModuleFile,
} from '../../../src/facts/modules/model/index.js';
import { type Compiler, loadCompiler } from '../../../src/facts/typescript/compiler.js';
import { memoryTree } from '../../../src/source/tree/index.js';

export interface TestCode extends TracedCode {
  readonly compiler: Compiler;
  readonly files: readonly string[];
  readonly unresolved: readonly ImportEdge[];
  readonly graph: { readonly files: readonly ModuleFile[]; readonly edges: readonly ImportEdge[] };
}

/** A tracer over texts: relative specifiers lead to them, bare ones out of the repository. */
export async function traceCode(texts: Readonly<Record<string, string>>): Promise<TestCode> {
  const compiler = await loadCompiler();
  const paths = Object.keys(texts);
  const files = paths.map((path): ModuleFile => ({
    path,
    isSelected: true,
    isDeclaration: false,
    isTest: false,
  }));
  const edges = paths.flatMap((from) =>
    [...(texts[from] ?? '').matchAll(/(?:from|import|require\()\s*'([^']+)'/g)].map(
      ([, specifier = '']): ImportEdge => ({
        kind: 'import',
        from,
        specifier,
        target: targetOf(from, specifier, paths),
        isTypeOnly: false,
        isDeferred: false,
        names: [],
        start: 0,
        end: 0,
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
      }),
    ),
  );
  const unresolved = edges.filter(({ target }) => target.kind === 'unresolved');
  return {
    ...createTracer(compiler, memoryTree(texts), { files, edges }),
    ...{ compiler, files: paths, unresolved, graph: { files, edges } },
  };
}

function targetOf(from: string, specifier: string, paths: readonly string[]): ImportTarget {
  if (specifier.startsWith('node:')) return { kind: 'builtin', module: specifier.slice(5) };
  if (!specifier.startsWith('.')) {
    const [scope = '', name = ''] = specifier.split('/');
    const isScoped = specifier.startsWith('@');
    return { kind: 'external', package: isScoped ? `${scope}/${name}` : scope, declared: 'prod' };
  }
  const bare = posix.join(posix.dirname(from), specifier);
  const file = [`${bare}.ts`, `${bare}/index.ts`].find((path) => paths.includes(path));
  return file === undefined
    ? { kind: 'unresolved', reason: 'no such file' }
    : { kind: 'file', file };
}
