import { assemblePipelines, noArtefacts } from '../../../../src/facts/operations/index.js';
import type { Job, Pipeline } from '../../../../src/facts/operations/index.js';
import { readers } from '../../../../src/facts/operations/readers.js';
import type { Problem } from '../../../../src/report/index.js';
import { readDataStream } from '../../../../src/source/data/read-data-stream.js';
import { memoryTree } from '../../../../src/source/tree/memory-tree.js';

interface Assembled {
  readonly pipelines: readonly Pipeline[];
  readonly problems: readonly string[];
  /** By its name. */
  readonly job: (name: string) => Job;
  /** What comes before a job: `+` it has to succeed, `?` it depends, `-` it need not. */
  readonly before: (name: string) => readonly string[];
  /** What the steps of a job do. */
  readonly does: (name: string) => readonly string[];
}

/**
 * Reads pipelines of files that stand on no disk.
 *
 * @param files - by path; only those that `named` names are given, the others are there to be opened
 */
export async function assemble(
  files: Readonly<Record<string, string>>,
  named: readonly string[] = Object.keys(files),
): Promise<Assembled> {
  const tree = memoryTree(files);
  const artefacts = noArtefacts();
  const problems: Problem[] = [];
  const open = async (_: unknown, uri: string) => {
    const stream = await readDataStream(uri, files[uri] ?? '');
    problems.push(...stream.problems);
    return stream.documents.map(({ index, value, locate }) => ({
      id: index === 0 ? uri : `${uri}#${String(index)}`,
      uri,
      value,
      locate,
    }));
  };
  for (const uri of named.filter((each) => /\.ya?ml$/.test(each))) {
    for (const document of await open(tree, uri)) {
      for (const { read } of readers) await read(document, artefacts, problems);
    }
  }
  for (const { follow } of readers) await follow?.(artefacts, { trees: [tree], open, problems });
  const pipelines = assemblePipelines(artefacts, [tree], problems);
  const jobs = pipelines.flatMap((pipeline) => pipeline.jobs);
  const job = (name: string) => {
    const found = jobs.find((each) => each.name === name);
    if (!found) throw new Error(`no job ${name}, but ${jobs.map((each) => each.name).join(', ')}`);
    return found;
  };
  return {
    pipelines,
    problems: problems.map(({ message, location }) => {
      const line = location?.region?.startLine;
      return `${location?.uri ?? ''}:${String(line)} ${message}`;
    }),
    job,
    before: (name) =>
      job(name)
        .before.map(({ job: id, weakness }) => {
          const sign = weakness === undefined ? '+' : weakness.isCertain ? '-' : '?';
          return `${sign}${jobs.find((each) => each.id === id)?.name ?? id}`;
        })
        .sort(),
    does: (name) => job(name).steps.flatMap((step) => step.does),
  };
}
