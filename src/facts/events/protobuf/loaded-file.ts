import type {
  ProtoDeclarations,
  ProtoEnum,
  ProtoFile,
  ProtoMessage,
  ProtoType,
} from './proto-file.js';
import { scalarType, wellKnownShape } from './well-known-types.js';

/** Every type of a set of files by its full name, for files whose imports were not found. */
export type TypesOfSet = ReadonlyMap<string, readonly (ProtoMessage | ProtoEnum)[]>;

/** A file whose names can be looked up: in itself, in what it imports, and in what those import. */
export class LoadedFile implements ProtoFile {
  readonly types = new Map<string, ProtoMessage | ProtoEnum>();
  readonly imported: LoadedFile[] = [];
  readonly missing = new Map<string, string | undefined>();
  readonly #resolved = new Map<string, ProtoType>();

  readonly document: ProtoFile['document'];
  readonly packageName: string;
  readonly imports: readonly string[];
  readonly options: ProtoFile['options'];
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
  readonly extensions: ProtoFile['extensions'];
  readonly rpcTypes: ProtoFile['rpcTypes'];

  constructor(
    declarations: ProtoDeclarations,
    /** Below the root folder; absent where the text has no place there. */
    readonly path: string | undefined,
    private readonly typesOfSet: TypesOfSet,
  ) {
    this.document = declarations.document;
    this.packageName = declarations.packageName;
    this.imports = declarations.imports;
    this.options = declarations.options;
    this.messages = declarations.messages;
    this.enums = declarations.enums;
    this.extensions = declarations.extensions;
    this.rpcTypes = declarations.rpcTypes;
    for (const type of [...this.messages, ...this.enums]) this.types.set(type.fullName, type);
  }

  resolve(typeName: string, scope: string): ProtoType {
    const key = `${scope} ${typeName}`;
    const known = this.#resolved.get(key) ?? this.#find(typeName, scope);
    this.#resolved.set(key, known);
    return known;
  }

  #find(typeName: string, scope: string): ProtoType {
    if (scalarType(typeName) !== undefined) return { kind: 'scalar', name: typeName };
    if (typeName.startsWith('.')) return this.#lookUp([typeName.slice(1)]);
    // The innermost scope that has the name is meant.
    const candidates: string[] = [];
    for (
      let outer = scope;
      outer !== '';
      outer = outer.slice(0, Math.max(0, outer.lastIndexOf('.')))
    ) {
      candidates.push(`${outer}.${typeName}`);
    }
    return this.#lookUp([...candidates, typeName]);
  }

  #lookUp(candidates: readonly string[]): ProtoType {
    const files = this.#visibleFiles();
    for (const name of candidates) {
      if (wellKnownShape(name)) return { kind: 'well-known', name };
      for (const file of files) {
        const found = file.types.get(name);
        if (found) return found;
      }
    }
    // An import that was not found may well be of a file that was given from another folder.
    for (const name of this.missing.size > 0 ? candidates : []) {
      const [only, ...others] = this.typesOfSet.get(name) ?? [];
      if (only && others.length === 0) return only;
    }
    return { kind: 'unknown', name: candidates.at(-1) ?? '' };
  }

  #visible: readonly LoadedFile[] | undefined;

  #visibleFiles(): readonly LoadedFile[] {
    if (this.#visible) return this.#visible;
    const seen = new Set<LoadedFile>([this]);
    for (const file of seen) for (const next of file.imported) seen.add(next);
    return (this.#visible = [...seen]);
  }
}
