import type { ImportTarget } from '../model/module-graph.js';
import { codeFile, implementationOf } from './find-module.js';
import { declaredAs } from './manifests/declared-as.js';
import type { ResolutionRequest } from './resolution-request.js';
import type { ResolverParts } from './resolver-parts.js';
import { parseSpecifier } from './specifier.js';

/** A file that was found, as the target of an import. */
export function toFileTarget(
  { tree, manifests }: Pick<ResolverParts, 'tree' | 'manifests'>,
  file: string,
  { folder, isTypeOnly }: ResolutionRequest,
): ImportTarget {
  const name = installedPackageOf(file);
  if (name !== undefined) {
    const declared = declaredAs(manifests, folder, name, isTypeOnly);
    return { kind: 'external', package: name, declared };
  }
  if (!codeFile.test(file)) return { kind: 'asset', file };
  // Of a pair of code and its declaration the code is what runs, and what has imports.
  return { kind: 'file', file: (isTypeOnly ? undefined : implementationOf(file, tree)) ?? file };
}

function installedPackageOf(file: string): string | undefined {
  const place = 'node_modules/';
  const at = file.lastIndexOf(place);
  if (at === -1 || (at > 0 && file[at - 1] !== '/')) return undefined;
  const specifier = parseSpecifier(file.slice(at + place.length));
  return specifier.kind === 'bare' ? specifier.package : undefined;
}

export function unresolved(reason: string): ImportTarget {
  return { kind: 'unresolved', reason };
}
