import type { Location } from '../report/index.js';
import { createSnippet, type DocumentPath, NodeCache } from '../source/index.js';
import type { DataDocument } from '../source/data/read-data-stream.js';

/** Longest text of a document, in UTF-16 code units, whose lines are shown: to mask them, all of it is read once more. */
const longestShown = 2_000_000;

// Findings come document by document.
const nodes = new NodeCache();

/** Where a path of a document stands, with the lines around it. */
export function locateShown(
  document: Pick<DataDocument, 'locate' | 'start' | 'text'>,
  path: DocumentPath,
): Location {
  const location = document.locate(path);
  const { region } = location;
  if (region === undefined || document.text.length > longestShown) return location;
  return { ...location, snippet: createSnippet(document, region, { nodes }) };
}
