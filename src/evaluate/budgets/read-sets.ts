import { type ManifestObject, openObjects } from '../../facts/kubernetes/index.js';
import type { Problem } from '../../report/index.js';
import { DocumentCache } from '../../source/index.js';
import type { Input } from '../find-inputs.js';
import { placeInputProblem, readInput, readInputDocuments } from '../read-input.js';

/** Everything that runs together in one environment. */
export interface ObjectSet {
  readonly environment?: string;
  readonly objects: readonly ManifestObject[];
  /** What of it could not be read. */
  readonly problems: readonly Problem[];
}

/** What an input came to. */
export interface FileObjects {
  readonly objects: number;
  readonly problems: readonly Problem[];
}

/** Reads inputs, and gathers their objects by set. */
export async function readSets(inputs: readonly Input[]): Promise<{
  readonly sets: readonly ObjectSet[];
  /** One for each input, in their order. */
  readonly files: readonly FileObjects[];
}> {
  const cache = new DocumentCache();
  const sets = new Map<string | undefined, { objects: ManifestObject[]; problems: Problem[] }>();
  const files: FileObjects[] = [];
  for (const input of inputs) {
    const { objects, problems } = await openInput(input, cache);
    files.push({ objects: objects.length, problems });
    const set = sets.get(input.environment);
    if (set) {
      for (const object of objects) set.objects.push(object);
      set.problems.push(...problems);
    } else sets.set(input.environment, { objects: [...objects], problems: [...problems] });
  }
  return {
    sets: [...sets].map(([environment, set]) => ({
      ...(environment === undefined ? {} : { environment }),
      ...set,
    })),
    files,
  };
}

async function openInput(input: Input, cache: DocumentCache) {
  const read = await readInput(input);
  if (read.kind === 'problem') return { objects: [], problems: [read.problem] };
  const { documents, problems } = readInputDocuments(input, read.bytes, cache);
  const opened = documents.map(openObjects);
  return {
    objects: opened.flatMap((each) => each.objects),
    problems: [...problems, ...opened.flatMap((each) => each.problems)].map((problem) =>
      placeInputProblem(problem, input),
    ),
  };
}
