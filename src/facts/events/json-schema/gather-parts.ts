import { isRecord } from '../../../source/is-record.js';
import type { FileNode } from '../../schema/documents/schema-file.js';

/** One of the schemas that say together what a value is. */
export interface Part {
  readonly node: FileNode;
  readonly schema: Readonly<Record<string, unknown>>;
  /** It counts in some variants only, or under some conditions. */
  readonly isConditional: boolean;
}

/** All that is said of a value. */
export interface Parts {
  /** As they are met: what the schema says itself, then what it refers to, then what combines. */
  readonly parts: readonly Part[];
  /** As JSON Schema names them; undefined: any. */
  readonly types: ReadonlySet<string> | undefined;
  /** Properties that every valid object has. */
  readonly must: ReadonlySet<string>;
  /** Properties that some variant or condition asks for. */
  readonly may: ReadonlySet<string>;
  /** The first that a reference leads to. */
  readonly target?: FileNode;
}

/** A schema of a value; conditional where others may count in its place. */
export interface Described {
  readonly node: FileNode;
  readonly isConditional: boolean;
}

/** Follows references, allOf, variants and conditions of the schemas that describe a value. */
export function gatherParts(described: readonly Described[]): Parts {
  return gatherPlain(described) ?? gatherAll(described);
}

/** Keywords by which other schemas speak of the same value. */
const combining = [
  ...['$ref', '$dynamicRef', '$recursiveRef', 'allOf', 'oneOf', 'anyOf', 'if'],
  ...['dependentSchemas', 'dependencies', 'dependentRequired'],
];

/** Most values are described by one schema that leads to no other. */
function gatherPlain([first, ...others]: readonly Described[]): Parts | undefined {
  if (first === undefined || others.length > 0) return undefined;
  const { node, isConditional } = first;
  const { value: schema } = node;
  if (!isRecord(schema) || combining.some((key) => key in schema)) return undefined;
  return { parts: [{ node, schema, isConditional }], ...sayOwn(schema) };
}

function gatherAll(described: readonly Described[]): Parts {
  const gathering = new Gathering();
  const read = described.map(({ node, isConditional }) => ({
    isConditional,
    ...gathering.read(node, isConditional),
  }));
  const sure = read.filter(({ isConditional }) => !isConditional);
  const variants = read.filter(({ isConditional }) => isConditional);
  const said = [
    ...sure.map(({ types }) => types),
    ...(variants.length > 0 ? [uniteTypes(variants)] : []),
  ];
  return {
    parts: gathering.parts,
    types: said.reduce(intersectTypes, undefined),
    must: union([...sure.map(({ must }) => must), common(variants.map(({ must }) => must))]),
    may: union(read.map(({ may }) => may)),
    ...(gathering.target && { target: gathering.target }),
  };
}

type Said = Pick<Parts, 'types' | 'must' | 'may'>;

const nothing: Said = { types: undefined, must: new Set(), may: new Set() };

class Gathering {
  readonly parts: Part[] = [];
  target: FileNode | undefined;
  /** A schema that leads to itself says nothing new. */
  private readonly open = new Set<FileNode>();
  /** What is met on many ways is read once as sure, and once as conditional. */
  private readonly known = {
    sure: new Map<FileNode, Said>(),
    conditional: new Map<FileNode, Said>(),
  };
  private readonly listed = new Map<FileNode, number>();

  read(node: FileNode, isConditional: boolean): Said {
    const { value: schema } = node;
    if (!isRecord(schema) || this.open.has(node)) return nothing;
    const { sure, conditional } = this.known;
    const said = sure.get(node) ?? (isConditional ? conditional.get(node) : undefined);
    if (said) return said;
    this.open.add(node);
    this.list({ node, schema, isConditional });
    const read = this.readWhole(node, schema, isConditional);
    this.open.delete(node);
    (isConditional ? conditional : sure).set(node, read);
    return read;
  }

  /** What holds on one way for sure does so on all of them. */
  private list(part: Part): void {
    const at = this.listed.get(part.node);
    if (at === undefined) this.listed.set(part.node, this.parts.push(part) - 1);
    else if (!part.isConditional) this.parts[at] = part;
  }

  private readWhole(
    node: FileNode,
    schema: Readonly<Record<string, unknown>>,
    isConditional: boolean,
  ): Said {
    const said: Said[] = [sayOwn(schema)];
    for (const key of ['$ref', '$dynamicRef', '$recursiveRef']) {
      const target = this.follow(node, key);
      if (target) said.push(this.read(target, isConditional));
    }
    for (const child of childrenOf(node, 'allOf')) said.push(this.read(child, isConditional));
    for (const key of ['oneOf', 'anyOf']) {
      const variants = childrenOf(node, key).filter(isPossible);
      if (variants.length > 0) said.push(this.readVariants(variants, isConditional));
    }
    this.readConditions(node, schema, said);
    return {
      types: said.map(({ types }) => types).reduce(intersectTypes, undefined),
      must: union(said.map(({ must }) => must)),
      may: union(said.map(({ may }) => may)),
    };
  }

  private readVariants(variants: readonly FileNode[], isConditional: boolean): Said {
    const some = variants.filter((variant) => !isNull(variant));
    const isChoice = some.length > 1;
    const read = some.map((variant) => this.read(variant, isConditional || isChoice));
    const ofNull = some.length < variants.length ? [{ ...nothing, types: new Set(['null']) }] : [];
    const must = read.map((one) => one.must);
    return {
      types: uniteTypes([...read, ...ofNull]),
      must: common(must),
      may: isChoice
        ? union([...must, ...read.map(({ may }) => may)])
        : union(read.map(({ may }) => may)),
    };
  }

  private readConditions(
    node: FileNode,
    schema: Readonly<Record<string, unknown>>,
    said: Said[],
  ): void {
    const [then, otherwise] = ['then', 'else'].map((key) => {
      const child = 'if' in schema ? node.document.childOf(node, key) : undefined;
      return child && this.read(child, true);
    });
    if (then || otherwise) {
      const asked = [then, otherwise].flatMap((one) => (one ? [one.must] : []));
      const must = then && otherwise ? common(asked) : new Set<string>();
      said.push({ types: undefined, must, may: union(asked) });
    }
    for (const key of ['dependentSchemas', 'dependencies']) {
      const holder = node.document.childOf(node, key);
      if (!holder || !isRecord(holder.value)) continue;
      for (const name of Object.keys(holder.value)) {
        const asked = holder.value[name];
        const child = holder.document.childOf(holder, name);
        if (Array.isArray(asked)) said.push({ ...nothing, may: textsOf(asked) });
        else if (child) said.push({ ...nothing, may: this.read(child, true).must });
      }
    }
    const dependent = schema['dependentRequired'];
    if (!isRecord(dependent)) return;
    for (const asked of Object.values(dependent)) said.push({ ...nothing, may: textsOf(asked) });
  }

  /** The library tells of references that lead to nothing. */
  private follow(node: FileNode, key: string): FileNode | undefined {
    const target = targetOf(node, key);
    if (target) this.target ??= target;
    return target;
  }
}

/** What a reference of a schema leads to; undefined where it has none, or it leads to nothing. */
export function targetOf(node: FileNode, key = '$ref'): FileNode | undefined {
  const reference = isRecord(node.value) ? node.value[key] : undefined;
  if (typeof reference !== 'string') return undefined;
  const found =
    key === '$ref'
      ? node.document.resolve(reference, node.pointer)
      : node.document.resolveDynamic(reference, node.pointer);
  return 'unresolved' in found ? undefined : found;
}

/** The items of a keyword that holds a list of schemas. */
export function childrenOf(node: FileNode, key: string): readonly FileNode[] {
  const list = node.document.childOf(node, key);
  if (!list || !Array.isArray(list.value)) return [];
  return list.value.flatMap((_, index) => list.document.childOf(list, String(index)) ?? []);
}

/** Words of a list; anything else in it is left out. */
export function textsOf(value: unknown): ReadonlySet<string> {
  return new Set(
    Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [],
  );
}

function sayOwn(schema: Readonly<Record<string, unknown>>): Said {
  const { type, required, nullable } = schema;
  const names = typeof type === 'string' ? new Set([type]) : textsOf(type);
  const own = names.size > 0 ? names : typesOfValues(schema);
  const types =
    own && (nullable === true || schema['x-nullable'] === true) ? new Set([...own, 'null']) : own;
  return { types, must: textsOf(required), may: nothing.may };
}

/** The types of the only values that there are. */
function typesOfValues(schema: Readonly<Record<string, unknown>>): ReadonlySet<string> | undefined {
  const values = 'const' in schema ? [schema['const']] : schema['enum'];
  if (!Array.isArray(values) || values.length === 0) return undefined;
  return new Set(values.map(typeOfValue));
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isNull({ value }: FileNode): boolean {
  if (!isRecord(value)) return false;
  const { type, enum: values } = value;
  if (type === 'null' || ('const' in value && value['const'] === null)) return true;
  return Array.isArray(values) && values.length === 1 && values[0] === null;
}

function isPossible({ value }: FileNode): boolean {
  return value !== false;
}

function intersectTypes(
  left: ReadonlySet<string> | undefined,
  right: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const both = new Set(
    [...left].filter((type) => right.has(type) || (type === 'integer' && right.has('number'))),
  );
  if (left.has('number') && right.has('integer')) both.add('integer');
  // What no value can be is still written down: the types that are named first.
  return both.size > 0 ? both : left;
}

function uniteTypes(said: readonly Pick<Said, 'types'>[]): ReadonlySet<string> | undefined {
  const types = said.map((one) => one.types);
  return types.some((one) => one === undefined)
    ? undefined
    : new Set(types.flatMap((one) => [...(one ?? [])]));
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const some = sets.filter(({ size }) => size > 0);
  const [only] = some;
  return some.length <= 1 ? (only ?? nothing.must) : new Set(some.flatMap((set) => [...set]));
}

function common(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...others] = sets;
  if (first === undefined || others.length === 0) return first ?? nothing.must;
  return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}
