import type { DiffHunk, PatchOperation, TextEdit } from '../../report/fix.js';
import { positionIn } from '../document-lines.js';
import type { NodeCache } from '../document-nodes.js';
import { readKubernetesYaml } from '../kubernetes-yaml.js';
import { type DocumentPath, toPointer } from '../document-path.js';
import type { ManifestDocument } from '../read-documents.js';
import { applyPatch, equalJson, pointerSteps } from './json-patch.js';
import { planSplice, type Splice } from './plan-splice.js';
import { previewSplices } from './preview-splices.js';

/** A patch as changes of the text of its document. */
export interface DocumentEdit {
  readonly edits: readonly TextEdit[];
  /** Secrets masked. */
  readonly hunks: readonly DiffHunk[];
}

/** Every edit is read again: no document is worth more than some milliseconds of it, in UTF-16 code units. */
const longestText = 100_000;

/**
 * Writes a patch into the text of a document, its layout and comments kept. The new text is read again: where it says anything but what
 * the patch says, there is no edit.
 *
 * @param base - path of the object that the patch is for, from the root of the document
 */
export function editDocument(
  document: ManifestDocument,
  base: DocumentPath,
  patch: readonly PatchOperation[],
  nodes: NodeCache,
): DocumentEdit | undefined {
  const { text, value } = document;
  const root = text.length > longestText ? undefined : nodes.read(text);
  if (root === undefined) return undefined;
  const splices: Splice[] = [];
  for (const operation of patch) {
    const splice = planSplice(text, root, [...base, ...pointerSteps(operation.path)], operation);
    if (splice === undefined) return undefined;
    splices.push(splice);
  }
  splices.sort((left, right) => left.start - right.start);
  if (splices.some(({ start }, index) => start < (splices[index - 1]?.end ?? 0))) return undefined;
  const edited = applySplices(text, splices);
  const prefix = toPointer(base);
  const wanted = applyPatch(
    value,
    patch.map((operation) => ({ ...operation, path: `${prefix}${operation.path}` })),
  );
  const reading = readKubernetesYaml(edited);
  if (!wanted || reading.kind !== 'document' || !equalJson(reading.value, wanted.value)) {
    return undefined;
  }
  return {
    edits: splices.map((splice) => toTextEdit(document, splice)),
    hunks: previewSplices(document, edited, splices, nodes),
  };
}

function applySplices(text: string, splices: readonly Splice[]): string {
  let edited = '';
  let at = 0;
  for (const { start, end, text: added } of splices) {
    edited += text.slice(at, start) + added;
    at = end;
  }
  return edited + text.slice(at);
}

function toTextEdit(document: ManifestDocument, { start, end, text }: Splice): TextEdit {
  const from = positionIn(document, start);
  const to = positionIn(document, end);
  return {
    region: {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    },
    text,
  };
}
