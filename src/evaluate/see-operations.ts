import { noArtefacts, openDocuments, type WrittenDocument } from '../facts/operations/index.js';
import { coverageReader } from '../facts/operations/test-coverage/read-istanbul.js';
import { verificationReader } from '../facts/operations/contract-tests/read-verification.js';
import { loggerReader } from '../facts/operations/logging/read-loggers.js';
import { botReader } from '../facts/operations/pipelines/bots/read-bots.js';
import { workflowReader } from '../facts/operations/pipelines/github/read-workflow.js';
import { gitlabReader } from '../facts/operations/pipelines/gitlab/read-gitlab.js';
import { otherSystemsReader } from '../facts/operations/pipelines/read-other-systems.js';
import type { ArtefactReader } from '../facts/operations/reader.js';
import { readers } from '../facts/operations/readers.js';
import { tracingReader } from '../facts/operations/tracing/tracing-reader.js';
import type { Problem } from '../report/index.js';
import { readDataStream } from '../source/data/read-data-stream.js';
import { openSourceTree } from '../source/tree/index.js';

/** What a file holds of operations. */
export interface SeenOperations {
  readonly holds: 'artefacts' | 'pipelines' | 'nothing';
  /** What a run would tell of it. */
  readonly problems: readonly Problem[];
}

const pipelines: readonly ArtefactReader[] = [workflowReader, gitlabReader];

/** These find something in any workload, in what tests leave behind, and in settings of tools: they do not show that a system is run by them. */
const beside: readonly ArtefactReader[] = [
  botReader,
  coverageReader,
  loggerReader,
  otherSystemsReader,
  tracingReader,
  verificationReader,
];

/**
 * Reads a file as a run would, to propose a source.
 *
 * @param uri - relative to the folder
 */
export async function seeOperations(
  folder: string,
  uri: string,
  text: string,
): Promise<SeenOperations> {
  const artefacts = noArtefacts();
  const problems: Problem[] = [];
  const found = new Set<ArtefactReader>();
  for (const written of await openText(uri, text, problems)) {
    for (const document of await openDocuments(written, problems)) {
      for (const reader of readers) {
        const units = await reader.read(document, artefacts, problems);
        if (units !== undefined && units > 0) found.add(reader);
      }
    }
  }
  const trees = [openSourceTree('.', { cwd: folder })];
  for (const { follow } of readers) {
    await follow?.(artefacts, {
      trees,
      problems,
      open: async (tree, path) => {
        const read = tree.read(path);
        if (read.kind === 'problem') problems.push(read.problem);
        return read.kind === 'text' ? openText(tree.uriOf(path), read.text, problems) : [];
      },
    });
  }
  const own = [...found].filter((reader) => !beside.includes(reader));
  const isPipeline = own.length > 0 && own.every((reader) => pipelines.includes(reader));
  return { holds: isPipeline ? 'pipelines' : own.length > 0 ? 'artefacts' : 'nothing', problems };
}

async function openText(
  uri: string,
  text: string,
  problems: Problem[],
): Promise<readonly (WrittenDocument & { readonly text?: string })[]> {
  const locate = () => ({ uri });
  if (!/\.(?:ya?ml|json|rules)$/i.test(uri)) {
    return [{ id: uri, uri, value: undefined, text, locate }];
  }
  const read = await readDataStream(uri, text);
  problems.push(...read.problems);
  return read.documents.map(({ value, index }) => ({
    id: index === 0 ? uri : `${uri}#${String(index)}`,
    uri,
    value,
    locate,
  }));
}
