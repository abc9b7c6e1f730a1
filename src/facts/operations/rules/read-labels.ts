import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import type { OperationsDocument } from '../document.js';

/** Labels or annotations. A value that is no text counts as it would be written. */
export function readLabels(
  document: OperationsDocument,
  path: DocumentPath,
  value: unknown,
  problems: Problem[],
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  if (value === undefined || value === null) return labels;
  const what = String(path.at(-1));
  if (!isRecord(value)) {
    problems.push(
      artefactProblem(
        document,
        path,
        `${what} is no mapping`,
        `Write ${what} as a mapping from names to texts.`,
      ),
    );
    return labels;
  }
  for (const [name, text] of Object.entries(value)) {
    if (typeof text === 'string') labels.set(name, text);
    else if (typeof text === 'number' || typeof text === 'boolean') labels.set(name, String(text));
    else if (text !== null) {
      problems.push(
        artefactProblem(
          document,
          [...path, name],
          `${what}.${name} is no text`,
          'Write a text: Prometheus takes nothing else.',
        ),
      );
    }
  }
  return labels;
}

/** Braces that a template of Helm, and not Prometheus, was to fill. */
export function isUnrendered(text: string): boolean {
  return /\{\{-?\s*(?:\(?\s*)?(?:include|tpl|template|\.Values|\.Release|\.Chart|\$\.Values|\$root)\b|\{\{-?\s*\.(?:Values|Release|Chart)\b/.test(
    text,
  );
}
