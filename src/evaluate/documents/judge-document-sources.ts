import type { JudgeArtefact } from '../artefact.js';

/** Reads and judges the documents of a run that are none of the kinds that archfit knows. */
export const judgeDocumentSources: JudgeArtefact = async (sources, run, results) => {
  const named = sources.filter((source) => source.kind === 'documents');
  if (named.length === 0 || run.options.environments !== undefined) return undefined;
  // What reads them is loaded only where there are some.
  const { judgeDocuments } = await import('./judge-documents.js');
  return judgeDocuments(named, run, results);
};
