import { posix } from 'node:path';
import { sameValue } from '../../schema/json-value.js';
import type { AvroNamedType } from './avro-type.js';
import { AvroParser } from './parse-avro.js';
import type { EventDocument } from '../model/event-document.js';

/** Files whose schemas may name types of each other. */
export class AvroFiles {
  private readonly parsers: AvroParser[] = [];
  private readonly known = new Map<AvroParser, Map<string, readonly AvroParser[]>>();

  /** The parser of one more file; files see each other when all are read. */
  open(document: EventDocument): AvroParser {
    const parser: AvroParser = new AvroParser(document, (name) => this.find(parser, name));
    this.parsers.push(parser);
    return parser;
  }

  /** Names that stand for nothing certain become problems of their files. */
  checkReferences(): void {
    const names = [...this.definers.keys()];
    for (const parser of this.parsers) {
      parser.checkReferences(names, (name) => this.nearestTo(parser, name).length > 1);
    }
  }

  /**
   * The type of this name that another file defines. Of several, as of several versions of one schema, the one whose folder is
   * nearest; where those differ, none.
   */
  private find(from: AvroParser, name: string): AvroNamedType | undefined {
    const [parser, other] = this.nearestTo(from, name);
    return other === undefined ? parser?.definitions.get(name) : undefined;
  }

  private nearestTo(from: AvroParser, name: string): readonly AvroParser[] {
    const found = this.known.get(from) ?? new Map<string, readonly AvroParser[]>();
    this.known.set(from, found);
    let nearest = found.get(name);
    if (nearest === undefined) {
      nearest = nearestOf(from, name, this.definers.get(name) ?? []);
      found.set(name, nearest);
    }
    return nearest;
  }

  private byName: ReadonlyMap<string, readonly AvroParser[]> | undefined;

  private get definers(): ReadonlyMap<string, readonly AvroParser[]> {
    if (this.byName) return this.byName;
    const byName = new Map<string, AvroParser[]>();
    for (const parser of this.parsers) {
      for (const name of parser.definitions.keys()) {
        const others = byName.get(name);
        if (others) others.push(parser);
        else byName.set(name, [parser]);
      }
    }
    this.byName = byName;
    return byName;
  }
}

function nearestOf(
  from: AvroParser,
  name: string,
  candidates: readonly AvroParser[],
): readonly AvroParser[] {
  if (candidates.length < 2) return candidates;
  const steps = (parser: AvroParser): number =>
    posix
      .relative(posix.dirname(from.document.uri), posix.dirname(parser.document.uri))
      .split('/')
      .filter((step) => step !== '').length;
  const ways = candidates.map((parser) => ({ parser, steps: steps(parser) }));
  const least = Math.min(...ways.map((way) => way.steps));
  const nearest = ways.filter((way) => way.steps === least).map((way) => way.parser);
  const [first] = nearest;
  const isOne = nearest.every((parser) =>
    sameValue(parser.written.get(name), first?.written.get(name)),
  );
  return isOne ? nearest.slice(0, 1) : nearest;
}
