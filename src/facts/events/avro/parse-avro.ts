import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { nearest } from '../../../report/nearest.js';
import { pointerStep } from '../../schema/json-value.js';
import type { EventDocument } from '../model/event-document.js';
import { isPrimitive, isValidName, toName } from './avro-name.js';
import {
  type AvroField,
  type AvroNamedType,
  type AvroReference,
  type AvroType,
  avroPrimitives,
} from './avro-type.js';
import { invalidSchema } from './invalid-schema.js';
import { parseNamedType } from './parse-named-type.js';
import { marksOf, readLogicalType } from './properties.js';

/** Types within each other, and types of one file, more than anybody writes. An alias of YAML multiplies what is written. */
const deepest = 128;
const most = 200_000;

/** Reads the schemas of one file. What is wrong becomes a problem, and the rest is read. */
export class AvroParser {
  readonly problems: Problem[] = [];
  /** By full name. */
  readonly definitions = new Map<string, AvroNamedType>();
  readonly references: AvroReference[] = [];
  /** Fields with a default: what it may be is known when all names are. */
  readonly defaulted: AvroField[] = [];
  /** What is written for each of them. */
  readonly written = new Map<string, unknown>();
  private depth = 0;
  private count = 0;

  /** @param findElsewhere - a type that this file does not define, by its full name */
  constructor(
    readonly document: EventDocument,
    private readonly findElsewhere: (name: string) => AvroNamedType | undefined,
  ) {}

  parseType(value: unknown, pointer: string, namespace: string): AvroType {
    this.count += 1;
    if (this.count > most) return this.stop(pointer);
    this.depth += 1;
    try {
      if (this.depth > deepest) {
        return this.fail(
          pointer,
          `more than ${String(deepest)} types are nested in each other here`,
          'Give the inner types names, and refer to them.',
        );
      }
      return this.parse(value, pointer, namespace);
    } finally {
      this.depth -= 1;
    }
  }

  private parse(value: unknown, pointer: string, namespace: string): AvroType {
    if (typeof value === 'string') return this.parseName(value, pointer, namespace);
    if (Array.isArray(value)) return this.parseUnion(value, pointer, namespace);
    if (isRecord(value)) return this.parseObject(value, pointer, namespace);
    return this.fail(
      pointer,
      `${value === undefined ? 'nothing' : jsonKind(value)} stands where a type of Avro should`,
      'Write the name of a type, an object with a "type", or a list of types.',
    );
  }

  private parseName(name: string, pointer: string, namespace: string): AvroType {
    const place = { document: this.document, pointer };
    if (isPrimitive(name)) return { kind: name, ...place, marks: [] };
    if (!isValidName(toName(name, namespace))) {
      const hint = `Write one of ${avroPrimitives.join(', ')}, or the name of a record, an enum or a fixed.`;
      return this.fail(pointer, `${JSON.stringify(name)} is no name of a type`, hint);
    }
    const { full, simple } = toName(name, namespace);
    const reference: AvroReference = {
      kind: 'reference',
      ...place,
      marks: [],
      name: full,
      resolve: () =>
        this.definitions.get(full) ??
        this.findElsewhere(full) ??
        // Types without a namespace are known everywhere.
        (name === simple && namespace !== ''
          ? (this.definitions.get(simple) ?? this.findElsewhere(simple))
          : undefined),
    };
    this.references.push(reference);
    return reference;
  }

  private parseUnion(values: readonly unknown[], pointer: string, namespace: string): AvroType {
    const branches = values.flatMap((value, index) => {
      const branch = this.parseType(value, pointer + pointerStep(index), namespace);
      if (branch.kind !== 'union') return [branch];
      this.problem(
        branch.pointer,
        'a union stands directly in another one, which Avro does not allow',
        'Write its types into the outer union.',
      );
      return branch.branches;
    });
    const seen = new Set<string>();
    for (const branch of branches) {
      if (branch.kind === 'broken') continue;
      const kind =
        branch.kind === 'reference'
          ? branch.name
          : 'name' in branch
            ? branch.name.full
            : branch.kind;
      if (seen.has(kind)) {
        this.problem(
          branch.pointer,
          `the union has ${kind} twice`,
          'Leave one of them out: only records, enums and fixed types with different names may stand in a union together.',
        );
      }
      seen.add(kind);
    }
    return { kind: 'union', document: this.document, pointer, marks: [], branches };
  }

  private parseObject(
    value: Readonly<Record<string, unknown>>,
    pointer: string,
    namespace: string,
  ): AvroType {
    const type = value['type'];
    const place = { document: this.document, pointer };
    switch (type) {
      case 'record':
      case 'error':
      case 'enum':
      case 'fixed':
        return parseNamedType(this, type, value, pointer, namespace);
      case 'array': {
        const items = this.parseMember(value, 'items', 'an array', pointer, namespace);
        return { kind: 'array', ...place, marks: marksOf(place, value), items };
      }
      case 'map': {
        const values = this.parseMember(value, 'values', 'a map', pointer, namespace);
        return { kind: 'map', ...place, marks: marksOf(place, value), values };
      }
      case undefined:
        return this.fail(
          pointer,
          'an object stands where a type of Avro should, and has no "type"',
          'Add its "type": record, enum, array, map, fixed, or the name of a type.',
        );
      default: {
        const inner = this.parseType(type, `${pointer}/type`, namespace);
        const logicalType = readLogicalType(value);
        return {
          ...inner,
          ...(inner.kind === 'union' || inner.kind === 'reference' ? {} : place),
          marks: [...marksOf(place, value), ...inner.marks],
          ...(logicalType && { logicalType }),
        };
      }
    }
  }

  private parseMember(
    value: Readonly<Record<string, unknown>>,
    key: string,
    owner: string,
    pointer: string,
    namespace: string,
  ): AvroType {
    if (Object.hasOwn(value, key))
      return this.parseType(value[key], `${pointer}/${key}`, namespace);
    return this.fail(pointer, `${owner} has no "${key}"`, `Add "${key}", the type of its values.`);
  }

  /** Keeps a name for the type that is read now; a name that is taken already is a problem. */
  claim(name: string, value: unknown, pointer: string): void {
    if (this.written.has(name)) {
      this.problem(
        pointer,
        `the name ${name} is defined a second time`,
        'Define it once, and use its name elsewhere.',
      );
    } else this.written.set(name, value);
  }

  define(type: AvroNamedType): AvroNamedType {
    if (!this.definitions.has(type.name.full)) this.definitions.set(type.name.full, type);
    return type;
  }

  /** Names that nothing certain has. To be called when all files are read. */
  checkReferences(known: readonly string[], isAmbiguous: (name: string) => boolean): void {
    for (const reference of this.references) {
      if (reference.resolve() !== undefined) continue;
      const { name, pointer } = reference;
      const meant = isAmbiguous(name) ? undefined : suggestName(name, known);
      this.problems.push({
        code: 'reference-unresolved',
        message: isAmbiguous(name)
          ? `${name} is defined in several files, and differently: which one is meant is not certain`
          : `no type ${name} is defined in the files that were read`,
        location: this.document.locate(pointer),
        hint:
          meant === undefined
            ? isAmbiguous(name)
              ? 'Put the files of one version into a folder of their own.'
              : 'Define it, or name the file that does so, too.'
            : `Did you mean ${meant}?`,
      });
    }
  }

  problem(pointer: string, message: string, hint: string): void {
    this.problems.push(invalidSchema(this.document, pointer, message, hint));
  }

  /** Says once that there is more than can be read. */
  private stop(pointer: string): AvroType {
    const message = `the file has more than ${String(most)} types`;
    if (this.count === most + 1) {
      this.problem(pointer, message, 'Split it, and let its parts use names of each other.');
    }
    return { kind: 'broken', document: this.document, pointer, marks: [], reason: message };
  }

  fail(pointer: string, message: string, hint: string): AvroType {
    this.problem(pointer, message, hint);
    return { kind: 'broken', document: this.document, pointer, marks: [], reason: message };
  }
}

function suggestName(name: string, known: readonly string[]): string | undefined {
  const simple = (each: string): string => each.slice(each.lastIndexOf('.') + 1);
  const meant = nearest(simple(name), [...known.map(simple), ...avroPrimitives]);
  return known.find((each) => simple(each) === meant) ?? meant;
}

function jsonKind(value: unknown): string {
  return value === null ? 'null' : `a ${typeof value}`;
}
