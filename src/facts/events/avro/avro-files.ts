import { sameValue } from '../../schema/json-value.js';
import type { EventDocument } from '../model/event-document.js';
import type { AvroNamedType } from './avro-type.js';
import { AvroParser } from './parse-avro.js';
import { folderOf } from '../../../source/slashed-path.js';

interface AvroFile {
  readonly parser: AvroParser;
  readonly folder: string;
}

/** Files whose schemas may name types of each other. */
export class AvroFiles {
  private readonly files: AvroFile[] = [];
  /** By folder, then by name. */
  private readonly found = new Map<string, Map<string, readonly AvroParser[]>>();
  private index: ReadonlyMap<string, readonly AvroFile[]> | undefined;

  /** The parser of one more file; files see each other when all are read. */
  open(document: EventDocument): AvroParser {
    const folder = folderOf(document.uri);
    const parser = new AvroParser(document, (name) => this.find(folder, name));
    this.files.push({ parser, folder });
    return parser;
  }

  /** Names that stand for nothing certain become problems of their files. */
  checkReferences(): void {
    const names = [...this.definers.keys()];
    for (const { parser, folder } of this.files) {
      parser.checkReferences(names, (name) => this.nearestTo(folder, name).length > 1);
    }
  }

  /**
   * The type of this name that another file defines. Of several, as of several versions of one schema, the one whose folder is
   * nearest; where those differ, none.
   */
  private find(folder: string, name: string): AvroNamedType | undefined {
    const [parser, other] = this.nearestTo(folder, name);
    return other === undefined ? parser?.definitions.get(name) : undefined;
  }

  private nearestTo(folder: string, name: string): readonly AvroParser[] {
    const found = this.found.get(folder) ?? new Map<string, readonly AvroParser[]>();
    this.found.set(folder, found);
    let nearest = found.get(name);
    if (nearest === undefined) {
      nearest = nearestOf(folder, name, this.definers.get(name) ?? []);
      found.set(name, nearest);
    }
    return nearest;
  }

  /** The files that define a name. */
  private get definers(): ReadonlyMap<string, readonly AvroFile[]> {
    if (this.index) return this.index;
    const index = new Map<string, AvroFile[]>();
    for (const file of this.files) {
      for (const name of file.parser.definitions.keys()) {
        const others = index.get(name);
        if (others) others.push(file);
        else index.set(name, [file]);
      }
    }
    this.index = index;
    return index;
  }
}

function nearestOf(
  folder: string,
  name: string,
  candidates: readonly AvroFile[],
): readonly AvroParser[] {
  const around = candidates.filter((file) => file.folder === folder);
  const nearest = around.length > 0 ? around : withLeastWay(folder, candidates);
  const [first] = nearest;
  const isOne = nearest.every(({ parser }) =>
    sameValue(parser.written.get(name), first?.parser.written.get(name)),
  );
  return (isOne ? nearest.slice(0, 1) : nearest).map(({ parser }) => parser);
}

function withLeastWay(folder: string, candidates: readonly AvroFile[]): readonly AvroFile[] {
  const from = folder.split('/');
  let nearest: AvroFile[] = [];
  let least = Infinity;
  for (const file of candidates) {
    const steps = distance(from, file.folder.split('/'));
    if (steps > least) continue;
    if (steps < least) nearest = [];
    least = steps;
    nearest.push(file);
  }
  return nearest;
}

/** Folders up, and down again. */
function distance(from: readonly string[], to: readonly string[]): number {
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return from.length + to.length - 2 * shared;
}
