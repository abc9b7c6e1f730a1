import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import process from 'node:process';
import {
  type Artefacts,
  noArtefacts,
  openDocuments,
  type OperationsDocument,
  type WrittenDocument,
} from '../../facts/operations/index.js';
import { readers } from '../../facts/operations/readers.js';
import type { InputRef, Problem } from '../../report/index.js';
import { type DataDocument, readDataStream } from '../../source/data/read-data-stream.js';
import { decodeText } from '../../source/decode-text.js';
import type { SourceTree } from '../../source/tree/index.js';
import {
  createSnippet,
  emptySource,
  findFiles,
  locatePath,
  readBytes,
  readStream,
  NodeCache,
} from '../../source/index.js';
import type { ArtefactRun } from '../artefact.js';
import type { Input } from '../find-inputs.js';
import { locateShown } from '../locate-shown.js';
import { ownFiles } from '../own-files.js';
import { readInput, readInputDocuments } from '../read-input.js';
import type { OperationsSource } from './operations-source.js';

/** What the files of a run hold. */
export interface ReadOperations {
  readonly artefacts: Artefacts;
  readonly inputs: readonly InputRef[];
  readonly problems: readonly Problem[];
  /** There is no artefact. */
  readonly isEmpty: boolean;
}

/** What is read in a folder: data, and expositions of metrics. Code is read where it is named. */
const names = /\.(?:ya?ml|json|rules|prom|openmetrics)$/i;
const isData = /\.(?:ya?ml|json|rules)$/i;

/** Where the hosts of repositories look for pipelines. */
const hidden = /^\.git(?:hub|lab)$/;

/** Reads the files of all sources, and the manifests of the run. What stands in several environments is read once. */
export async function readOperations(
  sources: readonly OperationsSource[],
  run: ArtefactRun,
  trees: readonly SourceTree[],
): Promise<ReadOperations> {
  const reading = new OperationsReading();
  await reading.addFiles(sources, run);
  for (const input of run.manifests) await reading.addManifests(input);
  await reading.follow(trees);
  const { artefacts, inputs, problems, found } = reading;
  const patterns = sources.flatMap(({ files }) => files).join(' ');
  if (found + problems.length === 0) problems.push(tellNothing(patterns));
  return { artefacts, inputs, problems, isEmpty: found === 0 };
}

// Findings come document by document.
const nodes = new NodeCache();

class OperationsReading {
  readonly artefacts = noArtefacts();
  readonly inputs: InputRef[] = [];
  readonly problems: Problem[] = [];
  /** How many artefacts there are. */
  found = 0;
  /** Objects of manifests that were read, as texts: environments repeat them. */
  readonly #known = new Set<string>();
  readonly #files = new Set<string>();

  async addFiles(
    sources: readonly OperationsSource[],
    { options, manifests }: Pick<ArtefactRun, 'options' | 'manifests'>,
  ): Promise<void> {
    const { cwd = process.cwd(), stdin = process.stdin } = options;
    const left = new Set([
      ...ownFiles(options).map((path) => resolve(cwd, path)),
      // They are read as manifests.
      ...manifests.flatMap(({ path }) => path ?? []),
    ]);
    for (const { files: patterns } of sources) {
      const found = await findFiles(patterns, { cwd, names, hidden, inCharts: true });
      this.problems.push(...found.problems);
      for (const { uri, path, named } of found.files) {
        if (this.#files.has(uri)) continue;
        this.#files.add(uri);
        if (path !== undefined && left.has(resolve(cwd, path))) continue;
        const read = await readBytes(
          { uri, named, ...(path !== undefined && { path }) },
          { readStdin: () => readStream(stdin) },
        );
        if (read.kind === 'problem') this.problems.push(read.problem);
        else await this.#addBytes(uri, read.bytes, named);
      }
    }
  }

  async addManifests(input: Input): Promise<void> {
    const read = await readInput(input);
    // What keeps manifests from being read is told of them.
    if (read.kind !== 'bytes') return;
    const { documents } = readInputDocuments(input, read.bytes);
    let units = 0;
    for (const [index, document] of documents.entries()) {
      const { uri, value } = document;
      units += await this.#add({
        id: index === 0 ? uri : `${uri}#${String(index)}`,
        uri,
        value,
        locate: (path) => {
          const { region, pointer } = locatePath(document, path, nodes);
          return {
            uri,
            pointer,
            region,
            snippet: createSnippet(document, region, { nodes }),
            ...(document.rendered && { rendered: document.rendered }),
          };
        },
      });
    }
    if (units > 0) this.#addInput(input.uri, read.bytes, units);
  }

  /** Opens what artefacts lead to; it is no input of its own. */
  async follow(trees: readonly SourceTree[]): Promise<void> {
    const { artefacts, problems } = this;
    const open = async (tree: SourceTree, path: string) => {
      const uri = tree.uriOf(path);
      const read = tree.read(path);
      if (read.kind === 'problem') problems.push(read.problem);
      if (read.kind !== 'text') return [];
      const stream = await readDataStream(uri, read.text);
      problems.push(...stream.problems);
      return stream.documents.map(toWritten);
    };
    for (const { follow } of readers) await follow?.(artefacts, { trees, open, problems });
  }

  async #addBytes(uri: string, bytes: Uint8Array, named: boolean): Promise<void> {
    const decoded = decodeText(uri, bytes);
    if (decoded.kind !== 'text') {
      this.problems.push(decoded.problem);
      return;
    }
    const { text } = decoded;
    const before = this.problems.length;
    const units =
      isData.test(uri) || uri === 'stdin'
        ? await this.#addData(uri, text)
        : await this.#addText(uri, text);
    this.#addInput(uri, bytes, units);
    // In a folder there may well be other files.
    if (named && units === 0 && this.problems.length === before) {
      this.problems.push(tellNothing(uri));
    }
  }

  async #addData(uri: string, text: string): Promise<number> {
    const { documents, problems } = await readDataStream(uri, text);
    this.problems.push(...problems);
    let units = 0;
    for (const document of documents) units += await this.#add(toWritten(document));
    return units;
  }

  #addText(uri: string, text: string): Promise<number> {
    const locate = () => ({ uri });
    return this.#read({ id: uri, uri, value: undefined, text, locate });
  }

  async #add(written: WrittenDocument): Promise<number> {
    let units = 0;
    for (const document of await openDocuments(written, this.problems)) {
      if (document.object && this.#isKnown(document)) continue;
      units += await this.#read(document);
    }
    return units;
  }

  /** The same object in another environment says nothing new. */
  #isKnown({ value }: OperationsDocument): boolean {
    const key = createHash('sha256').update(JSON.stringify(value)).digest('base64');
    if (this.#known.has(key)) return true;
    this.#known.add(key);
    return false;
  }

  async #read(document: OperationsDocument): Promise<number> {
    let units = 0;
    for (const { read } of readers) {
      units += (await read(document, this.artefacts, this.problems)) ?? 0;
    }
    this.found += units;
    return units;
  }

  #addInput(uri: string, bytes: Uint8Array, units: number): void {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.inputs.push({ uri, digest, kind: 'operations', units });
  }
}

function toWritten(document: DataDocument): WrittenDocument {
  const { uri, index, value } = document;
  return {
    id: index === 0 ? uri : `${uri}#${String(index)}`,
    uri,
    value,
    locate: (path) => locateShown(document, path),
  };
}

function tellNothing(uri: string): Problem {
  return {
    ...emptySource(uri),
    message: 'there is no artefact of operations in it',
    hint: 'Known are alert rules, Alertmanager, dashboards, objectives, metrics, logging, tracing, pipelines, contract tests and registries: docs/guides/operations.md.',
  };
}
