import type { Problem } from '../../../report/index.js';
import type { FileTree } from '../../../source/file-tree.js';
import type { EventDocument } from '../model/index.js';
import { LoadedFile } from './loaded-file.js';
import { parseDeclarations, type ProtobufLibrary } from './parse-declarations.js';
import { ProtoDocument } from './proto-document.js';
import type { ProtoEnum, ProtoMessage } from './proto-file.js';
import { describeSyntaxFault } from './syntax-problem.js';
import { isBuiltInFile } from './well-known-types.js';
import { folderOf } from '../../../source/slashed-path.js';

/** A text in Protobuf. */
export interface ProtobufSource {
  readonly uri: string;
  readonly text: string;
  /** Below the root folder, with slashes; absent where the text has no place there. */
  readonly path?: string;
  /** Where the text is a part of another file: what tells places in that file instead. */
  readonly document?: EventDocument;
}

/** Where imports are looked for. */
export interface ImportSettings {
  /** Without it only the files that are given are there. */
  readonly tree?: FileTree | undefined;
  /** Folders below the root that imports start from; the root, the folder of the file and those above it are tried after them. */
  readonly importPaths?: readonly string[] | undefined;
}

/** Files with all that they import. */
export interface LoadedFiles {
  /** Those that were given and could be read, in their order. */
  readonly files: readonly LoadedFile[];
  /** All of them. */
  readonly all: readonly LoadedFile[];
  readonly problems: readonly Problem[];
}

/** Most files of a set, those that are imported among them. */
const mostFiles = 20_000;

/** Most fields of one message: the time that the parser takes grows with their square. */
const mostFields = 5000;
const tooManyFields = 'a message has more than 5,000 fields';

/** Reads files and, round by round, what they import. */
export async function loadFiles(
  sources: readonly ProtobufSource[],
  settings: ImportSettings = {},
): Promise<LoadedFiles> {
  const { default: library } = await import('protobufjs');
  const loader = new FileLoader(settings, library);
  const files = sources.flatMap((source) => loader.add(source) ?? []);
  await loader.loadImports();
  return { files, all: loader.files, problems: await describeFaults(loader.faults) };
}

/** A text that the parser refused. */
interface SyntaxFault {
  readonly source: ProtobufSource;
  readonly own: ProtoDocument;
  readonly error: unknown;
}

async function describeFaults(faults: readonly SyntaxFault[]): Promise<readonly Problem[]> {
  if (faults.length === 0) return [];
  // What was refused is quoted, and may be anything.
  const { redactText } = await import('../../../source/redact-text.js');
  return faults.map(({ source, own, error }) => {
    const problem = describeSyntaxFault(own, error);
    const message = redactText(problem.message);
    const location = source.document?.locate('') ?? problem.location;
    return { ...problem, message, ...(location && { location }) };
  });
}

class FileLoader {
  readonly faults: SyntaxFault[] = [];
  readonly files: LoadedFile[] = [];
  /** By path; undefined: broken. */
  readonly #byPath = new Map<string, LoadedFile | undefined>();
  /** Why nothing was read at a path. */
  readonly #absent = new Map<string, string | undefined>();
  readonly #types = new Map<string, (ProtoMessage | ProtoEnum)[]>();

  constructor(
    private readonly settings: ImportSettings,
    private readonly library: ProtobufLibrary,
  ) {}

  add(source: ProtobufSource): LoadedFile | undefined {
    const { uri, text, path, document } = source;
    const own = new ProtoDocument(uri, text);
    let file: LoadedFile | undefined;
    try {
      if (own.places.mostFields > mostFields) throw new Error(tooManyFields);
      const whole = () => file ?? unfinished();
      const read = parseDeclarations(own, whole, this.library);
      file = new LoadedFile(document ? { ...read, document } : read, path, this.#types);
      this.files.push(file);
      for (const [name, type] of file.types) {
        this.#types.set(name, [...(this.#types.get(name) ?? []), type]);
      }
    } catch (error) {
      this.faults.push({ source, own, error });
    }
    if (path !== undefined) this.#byPath.set(path, file);
    return file;
  }

  async loadImports(): Promise<void> {
    for (let open: readonly LoadedFile[] = this.files; open.length > 0;) {
      const known = this.files.length;
      await this.#read(
        open.flatMap((file) => file.imports.flatMap((one) => this.#ways(file, one))),
      );
      for (const file of open) for (const path of file.imports) this.#link(file, path);
      open = this.files.slice(known);
    }
  }

  async #read(paths: readonly string[]): Promise<void> {
    const { tree } = this.settings;
    const wanted = [...new Set(paths)].filter(
      (path) => !this.#byPath.has(path) && !this.#absent.has(path),
    );
    if (tree === undefined || wanted.length === 0 || this.files.length > mostFiles) return;
    const found = await tree.read(wanted);
    for (const path of wanted) {
      const file = found.get(path);
      if (file?.kind === 'text') this.add({ uri: file.uri, text: file.text, path });
      else
        this.#absent.set(
          path,
          file?.kind === 'problem' ? `cannot be read: ${file.problem.message}` : undefined,
        );
    }
  }

  #link(file: LoadedFile, path: string): void {
    if (isBuiltInFile(path)) return;
    const ways = this.#ways(file, path);
    for (const way of ways) {
      const target = this.#byPath.get(way);
      if (target) file.imported.push(target);
      if (this.#byPath.has(way)) {
        if (!target) file.missing.set(path, undefined);
        return;
      }
    }
    const refusal = ways.map((way) => this.#absent.get(way)).find((reason) => reason !== undefined);
    file.missing.set(path, refusal ?? 'stands nowhere below the root folder');
  }

  /** Where an import may stand. Protobuf has no `..` and no absolute paths in imports. */
  #ways(file: LoadedFile, path: string): readonly string[] {
    const isPath = path !== '' && !path.includes('\\') && !path.includes(':');
    if (!isPath || path.split('/').some((step) => step === '' || step === '.' || step === '..')) {
      return [];
    }
    const folders = [...(this.settings.importPaths ?? []), ''];
    for (let folder = folderOf(file.path ?? ''); folder !== ''; folder = folderOf(folder)) {
      folders.push(folder);
    }
    const ways = folders.map((folder) => {
      const start = folder.replace(/^\.?\/+|^\.$|\/+$/g, '');
      return start === '' ? path : `${start}/${path}`;
    });
    return isBuiltInFile(path) ? [] : [...new Set(ways)];
  }
}

function unfinished(): never {
  throw new Error('a type was asked for its file before the file was read');
}
