import type { ManifestObject } from '../facts/kubernetes/index.js';
import type { PolicyFix } from '../policy/index.js';
import type { Fix } from '../report/index.js';
import { applyPatch, editDocument, type NodeCache } from '../source/index.js';

interface FixContext {
  /** Masks what must not be shown. */
  readonly redact: (text: string) => string;
  readonly nodes: NodeCache;
}

/**
 * Turns what a policy would change into fixes of a finding. One that does not apply to the object is left out, and so is one that would
 * have to show a secret: its patch would be wrong without.
 */
export function placeFixes(
  fixes: readonly PolicyFix[],
  object: ManifestObject,
  context: FixContext,
): readonly Fix[] {
  return fixes.flatMap((fix) => placeFix(fix, object, context));
}

function placeFix(
  { title, patch }: PolicyFix,
  { document, path, value }: ManifestObject,
  { redact, nodes }: FixContext,
): readonly Fix[] {
  const written = JSON.stringify(patch);
  if (redact(written) !== written || applyPatch(value, patch) === undefined) return [];
  const edit = editDocument(document, path, patch, nodes);
  const { uri, template, rendered } = document;
  const isFile = template === undefined && rendered === undefined && uri !== 'stdin';
  return [
    {
      title: redact(title),
      patch,
      ...(edit && isFile ? { edits: edit.edits } : {}),
      ...(edit && edit.hunks.length > 0 ? { preview: edit.hunks } : {}),
    },
  ];
}
