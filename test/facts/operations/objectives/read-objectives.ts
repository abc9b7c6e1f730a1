import type { Problem } from '../../../../src/report/index.js';
import { readDataStream } from '../../../../src/source/data/read-data-stream.js';
import {
  type Artefacts,
  noArtefacts,
  openDocuments,
} from '../../../../src/facts/operations/index.js';
import { readers } from '../../../../src/facts/operations/readers.js';

/** What the readers find in a text, and what they tell. */
export async function readObjectives(text: string, uri = 'slo.yaml') {
  const artefacts: Artefacts = noArtefacts();
  const stream = await readDataStream(uri, text);
  const problems: Problem[] = [...stream.problems];
  const kinds: string[] = [];
  for (const { index, value, locate } of stream.documents) {
    const id = index === 0 ? uri : `${uri}#${String(index)}`;
    for (const document of await openDocuments({ id, uri, value, locate }, problems)) {
      for (const reader of readers) {
        const count = await reader.read(document, artefacts, problems);
        if (count !== undefined) kinds.push(`${reader.kind}: ${String(count)}`);
      }
    }
  }
  const told = problems.map(
    ({ message, location }) => `${String(location?.region?.startLine)}: ${message}`,
  );
  return { artefacts, problems, kinds, told };
}
