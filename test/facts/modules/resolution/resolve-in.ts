import type { ImportKind, ImportReference } from '../../../../src/facts/modules/model/index.js';
import {
  createResolver,
  type Resolver,
  type ResolverOptions,
} from '../../../../src/facts/modules/resolution/index.js';
import { memoryTree } from '../../../../src/source/tree/index.js';

/** Files by their paths: texts, or what is written as JSON. */
export type Files = Readonly<Record<string, string | object>>;

export function treeOf(files: Files) {
  const texts = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
  ]);
  return memoryTree(Object.fromEntries(texts) as Record<string, string>);
}

export function referenceTo(
  specifier: string | undefined,
  kind: ImportKind = 'import',
  isTypeOnly = false,
): ImportReference {
  return {
    kind,
    ...(specifier !== undefined && { specifier }),
    isTypeOnly,
    isDeferred: false,
    names: [],
    start: 0,
    end: 0,
  };
}

export function openResolver(files: Files, options?: ResolverOptions): Promise<Resolver> {
  return createResolver(treeOf(files), options);
}

/** Where an import leads, in a line: `file src/orders.ts`, `external pg prod`, `unresolved`. */
export async function resolveIn(
  files: Files,
  from: string,
  specifier: string | undefined,
  {
    kind,
    isTypeOnly,
    ...options
  }: ResolverOptions & { kind?: ImportKind; isTypeOnly?: boolean } = {},
): Promise<string> {
  const resolver = await openResolver(files, options);
  const target = resolver.resolve(from, referenceTo(specifier, kind, isTypeOnly));
  switch (target.kind) {
    case 'file':
    case 'asset':
      return `${target.kind} ${target.file}`;
    case 'workspace':
      return `workspace ${target.package}`;
    case 'external':
      return `external ${target.package} ${target.declared}`;
    case 'builtin':
      return `builtin ${target.module}`;
    case 'opaque':
    case 'unresolved':
      return target.kind;
  }
}
