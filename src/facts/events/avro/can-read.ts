import type { CanRead } from '../compare/schema-difference.js';
import {
  type AvroEnum,
  type AvroField,
  type AvroNamedType,
  type AvroRecord,
  type AvroType,
  type AvroUnion,
  follow,
} from './avro-type.js';

/** What a reader takes beside its own type: specification 1.12, "Schema Resolution". */
const promotions: Readonly<Partial<Record<AvroType['kind'], readonly AvroType['kind'][]>>> = {
  long: ['int'],
  float: ['int', 'long'],
  double: ['int', 'long', 'float'],
  string: ['bytes'],
  bytes: ['string'],
};

/** Pairs of types that are looked at before nobody waits any longer; more than the largest schemas need. */
const enough = 1_000_000;

type Known = ReturnType<typeof follow>;

/** Two records, one of a reader and one of a writer. */
interface Pair {
  readonly reader: AvroRecord;
  readonly writer: AvroRecord;
  /** What is known of it; it starts as true, and only ever gets worse. */
  verdict: CanRead;
  isOpen: boolean;
  /** Pairs whose verdicts rest on this one. */
  readonly dependents: Set<Pair>;
}

/**
 * Tells whether who has one schema reads what was written with another one, by the schema resolution of Avro. Names are compared
 * without their namespaces, as the specification says. Records that hold themselves are read unless something in them is not: verdicts
 * are revised until none changes.
 */
export class AvroRelation {
  private readonly pairs = new Map<AvroRecord, Map<AvroRecord, Pair>>();
  private readonly fields = new Map<AvroRecord, ReadonlyMap<string, AvroField>>();
  private readonly symbols = new Map<AvroEnum, ReadonlySet<string>>();
  private readonly branches = new Map<AvroUnion, Map<string, Known[]>>();
  private open: Pair[] = [];
  private current: Pair | undefined;
  private steps = 0;

  constructor(private readonly budget = enough) {}

  /** The budget is spent: what is not known to be unreadable is undecided. */
  get isExhausted(): boolean {
    return this.steps > this.budget;
  }

  canRead(reader: AvroType, writer: AvroType): CanRead {
    // Registers the pairs of records that the answer rests on.
    this.judge(reader, writer);
    for (let pair = this.open.pop(); pair && !this.isExhausted; pair = this.open.pop()) {
      pair.isOpen = false;
      this.current = pair;
      const verdict = this.judgeFields(pair);
      this.current = undefined;
      if (verdict === pair.verdict) continue;
      pair.verdict = verdict;
      for (const dependent of pair.dependents) this.reopen(dependent);
    }
    const verdict = this.judge(reader, writer);
    return this.isExhausted && verdict === true ? 'undecided' : verdict;
  }

  /** The field of a writer that a field of a reader takes its values from. */
  sourceOf(field: AvroField, writer: AvroRecord): AvroField | undefined {
    let fields = this.fields.get(writer);
    if (fields === undefined) {
      fields = new Map(writer.fields.map((each) => [each.name, each]));
      this.fields.set(writer, fields);
    }
    const alias = field.aliases.find((each) => fields.has(each));
    return fields.get(field.name) ?? (alias === undefined ? undefined : fields.get(alias));
  }

  private judge(readerType: AvroType, writerType: AvroType): CanRead {
    this.steps += 1;
    if (this.isExhausted) return 'undecided';
    const reader = follow(readerType);
    const writer = follow(writerType);
    if (reader.kind === 'broken' || writer.kind === 'broken') return 'undecided';
    if (reader === writer) return true;
    if (writer.kind === 'union') {
      return all(writer.branches, (branch) => this.judge(reader, branch));
    }
    if (reader.kind === 'union') {
      return any(this.branchesFor(reader, writer), (branch) => this.judge(branch, writer));
    }
    if (reader.kind === 'record' && writer.kind === 'record') {
      return isNamedAs(reader, writer) && this.judgeRecords(reader, writer);
    }
    if (reader.kind === 'enum' && writer.kind === 'enum') {
      if (!isNamedAs(reader, writer)) return false;
      const known = this.symbolsOf(reader);
      return reader.default !== undefined || writer.symbols.every((symbol) => known.has(symbol));
    }
    if (reader.kind === 'fixed' && writer.kind === 'fixed') {
      if (!isNamedAs(reader, writer)) return false;
      const isKnown = reader.size !== undefined && writer.size !== undefined;
      return isKnown ? reader.size === writer.size : 'undecided';
    }
    if (reader.kind === 'array' && writer.kind === 'array') {
      return this.judge(reader.items, writer.items);
    }
    if (reader.kind === 'map' && writer.kind === 'map') {
      return this.judge(reader.values, writer.values);
    }
    return reader.kind === writer.kind || promotions[reader.kind]?.includes(writer.kind) === true;
  }

  /** The branches of a reader's union that may take a type: of named types those whose name or alias it has. */
  private branchesFor(reader: AvroUnion, writer: Known): readonly Known[] {
    let branches = this.branches.get(reader);
    if (branches === undefined) {
      branches = new Map();
      for (const branch of reader.branches.map(follow)) {
        const keys = 'name' in branch ? [branch.name.simple, ...branch.aliases] : [''];
        for (const key of new Set(keys)) {
          const others = branches.get(key);
          if (others) others.push(branch);
          else branches.set(key, [branch]);
        }
      }
      this.branches.set(reader, branches);
    }
    const others = branches.get('') ?? [];
    if (!('name' in writer)) return others;
    const { simple, full } = writer.name;
    const named = branches.get(simple) ?? [];
    const aliased = full === simple ? [] : (branches.get(full) ?? []);
    return [...named, ...aliased, ...others];
  }

  private judgeRecords(reader: AvroRecord, writer: AvroRecord): CanRead {
    const writers = this.pairs.get(reader) ?? new Map<AvroRecord, Pair>();
    this.pairs.set(reader, writers);
    let pair = writers.get(writer);
    if (pair === undefined) {
      pair = { reader, writer, verdict: true, isOpen: false, dependents: new Set() };
      writers.set(writer, pair);
      this.reopen(pair);
    }
    if (this.current) pair.dependents.add(this.current);
    return pair.verdict;
  }

  private judgeFields({ reader, writer }: Pair): CanRead {
    return all(reader.fields, (field) => {
      const source = this.sourceOf(field, writer);
      return source ? this.judge(field.type, source.type) : field.default !== undefined;
    });
  }

  private reopen(pair: Pair): void {
    if (pair.isOpen) return;
    pair.isOpen = true;
    this.open.push(pair);
  }

  private symbolsOf(type: AvroEnum): ReadonlySet<string> {
    const symbols = this.symbols.get(type) ?? new Set(type.symbols);
    this.symbols.set(type, symbols);
    return symbols;
  }
}

/** Whether a reader takes a named type for its own: by its name without the namespace, or by an alias. */
export function isNamedAs(reader: AvroNamedType, writer: AvroNamedType): boolean {
  return reader.name.simple === writer.name.simple || reader.aliases.includes(writer.name.full);
}

function all<Item>(items: readonly Item[], judge: (item: Item) => CanRead): CanRead {
  let verdict: CanRead = true;
  for (const item of items) {
    const one = judge(item);
    if (one === false) return false;
    if (one === 'undecided') verdict = one;
  }
  return verdict;
}

function any<Item>(items: readonly Item[], judge: (item: Item) => CanRead): CanRead {
  let verdict: CanRead = false;
  for (const item of items) {
    const one = judge(item);
    if (one === true) return true;
    if (one === 'undecided') verdict = one;
  }
  return verdict;
}
