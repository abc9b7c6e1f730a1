import type { Problem } from '../../../report/index.js';
import { type DataFile, readData } from '../../../source/data/read-data.js';
import type { FileTree } from '../../../source/file-tree.js';
import type { SchemaDialect, UnresolvedReference } from '../schema-node.js';
import { indexDocument, pointerOf } from './index-document.js';
import { type DocumentShelf, SchemaFile, type FileNode } from './schema-file.js';
import { joinPaths, lookUp, parseReference } from './reference.js';

/** Most files that refer to each other: the largest public description of an API has three thousand. */
const mostFiles = 20_000;

/** What a library holds. */
export interface LibraryOptions {
  /** What people call what stands in its files: `description`. */
  readonly noun: string;
  /** How the schemas of a file are read. */
  readonly dialectOf: (value: unknown) => SchemaDialect;
  /** Files that hold neither YAML nor JSON: who refers to one reads it. Default: none. */
  readonly isForeign?: (path: string) => boolean;
}

/** Every file of one version of an API description, or of a set of schemas. After it is loaded, nothing more is read. */
export class DocumentLibrary implements DocumentShelf {
  readonly problems: Problem[] = [];
  private readonly documents = new Map<string, SchemaFile>();
  private readonly byUri = new Map<string, SchemaFile>();
  /** Why a file is not there, by its path. */
  private readonly missing = new Map<string, string>();
  private readonly resources = new Map<string, FileNode>();

  /** @param tree - where relative references lead; without one, to nothing */
  constructor(
    private readonly tree: FileTree | undefined,
    private readonly options: LibraryOptions,
  ) {}

  /** Takes a file in, with its path below the root folder; undefined for a text that has no place there. */
  add(file: DataFile, path: string | undefined): SchemaFile {
    const { value } = file;
    const dialect = this.options.dialectOf(value);
    const document = new SchemaFile(file, path, dialect, indexDocument(value, dialect), this);
    this.documents.set(path ?? '', document);
    this.byUri.set(document.uri, document);
    for (const [uri, pointer] of document.resourceUris()) {
      const node = document.nodeAt(pointer);
      if (node && !this.resources.has(uri)) this.resources.set(uri, node);
    }
    return document;
  }

  /** Lets a file be found under a second path, or a URI that it does not give itself. */
  alias(name: string, document: SchemaFile): void {
    const node = document.nodeAt('');
    if (!this.documents.has(name)) this.documents.set(name, document);
    if (node && !this.resources.has(name)) this.resources.set(name, node);
  }

  /** Reads, file by file, whatever the files refer to that were taken in. */
  async load(): Promise<void> {
    let open = [...this.documents.values()];
    while (open.length > 0 && this.tree !== undefined) {
      const wanted = new Set<string>();
      for (const document of open) for (const next of this.filesOf(document)) wanted.add(next);
      open = await this.read(this.tree, [...wanted]);
    }
    await this.report(this.all.flatMap((one) => [...this.faultsOf(one)]));
  }

  find(from: SchemaFile, path: string): SchemaFile | UnresolvedReference {
    const unresolved = (reason: string): UnresolvedReference => ({ unresolved: path, reason });
    if (this.tree === undefined || from.path === undefined) {
      return unresolved(
        `the ${this.options.noun} comes without a folder in which files could be found`,
      );
    }
    const joined = joinPaths(from.path, path);
    if (joined === undefined) {
      return unresolved(
        'it leads out of the root folder: name a root folder that holds both files',
      );
    }
    return this.documents.get(joined) ?? unresolved(this.missing.get(joined) ?? 'it was not read');
  }

  findResource(uri: string): FileNode | undefined {
    return this.resources.get(uri);
  }

  findNamesakes(name: string | undefined): readonly FileNode[] {
    return [...this.documents.values()].flatMap((document) =>
      [...document.dynamicNames()].flatMap(([known, node]) => (known === name ? [node] : [])),
    );
  }

  /** Every file that was read. */
  get all(): readonly SchemaFile[] {
    return [...new Set(this.documents.values())];
  }

  /** The file of this uri. */
  documentOf(uri: string): SchemaFile | undefined {
    return this.byUri.get(uri);
  }

  private *filesOf(document: SchemaFile): Generator<string> {
    for (const { reference } of document.index.references) {
      if (reference.startsWith('#')) continue;
      const parsed = parseReference(reference);
      if (parsed.kind !== 'file' || document.path === undefined) continue;
      const path = joinPaths(document.path, parsed.path);
      if (path === undefined || this.documents.has(path) || this.missing.has(path)) continue;
      if (this.options.isForeign?.(path)) continue;
      yield path;
    }
  }

  private async read(tree: FileTree, paths: readonly string[]): Promise<SchemaFile[]> {
    const added: SchemaFile[] = [];
    const room = Math.max(0, mostFiles - this.documents.size);
    for (const path of paths.slice(room)) {
      this.missing.set(path, `the ${this.options.noun} has more than ${mostFiles} files`);
    }
    const files = await tree.read(paths.slice(0, room));
    for (const [path, file] of files) {
      if (file.kind === 'absent') {
        this.missing.set(path, `the file ${file.uri} does not exist`);
        continue;
      }
      const read = file.kind === 'text' ? await readData(file.uri, file.text) : file;
      if (read.kind === 'problem') {
        this.missing.set(path, read.problem.message);
        this.problems.push(read.problem);
        continue;
      }
      this.problems.push(...read.problems);
      added.push(this.add(read.data, path));
    }
    return added;
  }

  /** Every reference of a document that leads to nothing, used or not: each would make some comparison uncertain. */
  private *faultsOf(document: SchemaFile): Generator<Fault> {
    const good = new Set<string>();
    for (const { reference, steps, keyword } of document.index.references) {
      if (good.has(reference) || this.options.isForeign?.(reference.replace(/#.*$/s, ''))) continue;
      const pointer = pointerOf(steps);
      const at = `${pointer}/${keyword}`;
      const target = document.resolve(reference, pointer);
      if ('unresolved' in target) {
        const tell = (shown: string) => `the reference ${shown} leads to nothing: ${target.reason}`;
        yield { document, pointer: at, written: reference, tell, hint: referenceHint };
      } else if (isCircle(target)) {
        const tell = (shown: string) => `the reference ${shown} leads back to itself`;
        const hint = 'Define what it leads to.';
        yield { document, pointer: at, written: reference, tell, hint };
      } else if (document.hasOneBase) good.add(reference);
    }
    for (const { name, pointer } of document.ambiguous) {
      const tell = (shown: string) =>
        `the name ${shown} is given twice: what a reference to it means is not certain`;
      const hint = 'Give each schema a name of its own.';
      yield { document, pointer, written: name, tell, hint };
    }
  }

  private async report(faults: readonly Fault[]): Promise<void> {
    if (faults.length === 0) return;
    const { redactText } = await import('../../../source/redact-text.js');
    for (const { document, pointer, written, tell, hint } of faults) {
      const location = document.locate(pointer);
      const message = tell(shorten(written, redactText));
      this.problems.push({ code: 'reference-unresolved', message, location, hint });
    }
  }
}

/** A reference or a name that means nothing certain. */
interface Fault {
  readonly document: SchemaFile;
  readonly pointer: string;
  readonly written: string;
  readonly tell: (shown: string) => string;
  readonly hint: string;
}

const referenceHint = 'Correct the reference, or add what it names.';

/** Whether nothing but references follows, in a circle. */
function isCircle(start: FileNode): boolean {
  const seen = new Set<FileNode>();
  let node = start;
  for (;;) {
    const next = lookUp(node.value, ['$ref']);
    if (typeof next !== 'string') return false;
    if (seen.has(node)) return true;
    seen.add(node);
    const target = node.document.resolve(next, node.pointer);
    if ('unresolved' in target) return false;
    node = target;
  }
}

/** A reference, as a message shows it: a URL may hold a password or a token. */
function shorten(text: string, redact: (text: string) => string): string {
  const shown = redact(text.replace(/\/\/[^/?#@]*@/, '//').replace(/^([^?#]*)\?[^#]*/, '$1'));
  return shown.length > 120 ? `${shown.slice(0, 120)}…` : shown;
}
