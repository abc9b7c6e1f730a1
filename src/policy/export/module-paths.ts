import type { ExportedFile, ExportedPack, ExportedRule } from './exported-rule.js';
import { sourceOf } from './source-of.js';

/**
 * The modules that rules need, each where its package says: `lib/archfit/kubernetes.rego`. Where a policy was read from says nothing, and may
 * lead out of the folder that is written to.
 */
export function modulesOf(
  pack: ExportedPack,
  rules: readonly ExportedRule[],
): readonly ExportedFile[] {
  const files = rules.flatMap(({ rule }) => [rule.file, ...(rule.libraries ?? [])]);
  const paths = new Set<string>();
  return [...new Set(files)]
    .sort()
    .map((file) => {
      const text = sourceOf(pack, file);
      const [, name = 'module'] = /^package[ \t]+([\w.]+)/m.exec(text) ?? [];
      const base = name.replaceAll('.', '/');
      let path = `${base}.rego`;
      // Several files may be of one package.
      for (let number = 2; paths.has(path); number += 1) path = `${base}-${number}.rego`;
      paths.add(path);
      return { path, text };
    })
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
}
