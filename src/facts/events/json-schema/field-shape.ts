import { isRecord } from '../../../source/is-record.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { EventField, FieldPresence } from '../model/index.js';
import { findFaults, type SchemaFault } from './find-faults.js';
import { type Described, gatherParts, type Part, type Parts } from './gather-parts.js';
import { isFlagged, lengthOf, textOf } from './keyword-values.js';
import { marksOf } from './marks-of.js';
import { nameDefinition } from './name-definition.js';
import { opennessOf } from './openness-of.js';
import { valuesOf } from './values-of.js';

/** What a field is wherever it is used: all but its name and its place in a tree. */
export interface FieldShape {
  readonly fixed: Pick<
    EventField,
    | 'document'
    | 'pointer'
    | 'types'
    | 'wrapping'
    | 'nullable'
    | 'openness'
    | 'format'
    | 'encoding'
    | 'mediaType'
    | 'pattern'
    | 'minLength'
    | 'writeOnly'
    | 'deprecated'
    | 'description'
    | 'values'
    | 'marks'
    | 'definition'
  >;
  /** What its value holds, by name. `isBelow`: it is held by the values of a map beside named fields. */
  readonly members: readonly Member[];
  /** The same for all shapes that hold the same. */
  readonly identity: string;
}

type Building = { -readonly [Key in keyof FieldShape['fixed']]: FieldShape['fixed'][Key] };

/** Keywords whose text is taken over, with what it is called there. */
const texts = [
  ['format', 'format'],
  ['contentEncoding', 'encoding'],
  ['contentMediaType', 'mediaType'],
  ['pattern', 'pattern'],
  ['description', 'description'],
] as const;

export interface Member {
  readonly name: string;
  readonly isBelow: boolean;
  readonly described: readonly Described[];
  readonly presence: FieldPresence;
}

/** Reads shapes, each once: what hundreds of schemas share is the same object in all of them. */
export class FieldShapes {
  private readonly known = new Map<string, FieldShape>();
  private readonly numbers = new Map<FileNode, number>();
  private readonly faulty = new Map<string, SchemaFault>();

  /** What in the schemas read so far means nothing. */
  get faults(): readonly SchemaFault[] {
    return [...this.faulty.values()];
  }

  /** Of the value that the schemas describe; one at least. */
  shapeOf(described: readonly Described[]): FieldShape {
    const key = this.keyOf(described);
    const known = this.known.get(key);
    if (known) return known;
    const shape = this.read(described);
    this.known.set(key, shape);
    return shape;
  }

  private keyOf(described: readonly Described[]): string {
    return described
      .map(({ node, isConditional }) => `${String(this.numberOf(node))}${isConditional ? '?' : ''}`)
      .join(' ');
  }

  private numberOf(node: FileNode): number {
    const number = this.numbers.get(node) ?? this.numbers.size;
    this.numbers.set(node, number);
    return number;
  }

  private read(described: readonly Described[]): FieldShape {
    const wrapping: ('list' | 'map')[] = [];
    const types = new Set<string>();
    const all: Parts[] = [];
    let inner = described;
    let isNullable = false;
    const seen = new Set<string>();
    for (;;) {
      const parts = gatherParts(inner);
      all.push(parts);
      const said = parts.types ?? impliedTypes(parts.parts);
      if (wrapping.length === 0 && said.has('null')) isNullable = true;
      const wrap = wrapOf(parts.parts, said);
      for (const type of said) if (type !== 'null' && type !== wrap?.type) types.add(type);
      const key = wrap && this.keyOf(wrap.described);
      // A list of itself has no innermost member.
      if (wrap === undefined || key === undefined || seen.has(key)) break;
      seen.add(key);
      wrapping.push(wrap.kind);
      inner = wrap.described;
      if (inner.length === 0) break;
    }
    const last = all.at(-1)?.parts ?? [];
    const isObject = types.has('object');
    const named = types.size > 0 ? [...types].flatMap(toFieldType) : [isNullable ? 'null' : 'any'];
    const [first] = described;
    if (first === undefined) throw new RangeError('a field has one schema at least');
    const parts = all.flatMap((one) => one.parts);
    for (const fault of parts.flatMap(findFaults)) {
      this.faulty.set(`${fault.document.uri} ${fault.pointer}`, fault);
    }
    const target = all.find((one) => one.target !== undefined)?.target;
    const isMap = wrapping.at(-1) === 'map';
    // Assigned one by one: there are tens of thousands.
    const fixed: Building = {
      document: first.node.document,
      pointer: first.node.pointer,
      types: [...new Set(named)] as EventField['types'],
      wrapping,
      nullable: isNullable,
      values: parts.flatMap(({ node }) => valuesOf(node)),
      marks: parts.flatMap(({ node }) => marksOf(node)),
    };
    if (isObject) fixed.openness = opennessOf(last);
    else if (isMap) fixed.openness = types.size === 0 ? 'open' : 'typed';
    for (const [keyword, name] of texts) {
      const text = textOf(parts, keyword);
      if (text !== undefined) fixed[name] = text;
    }
    const minLength = lengthOf(parts);
    if (minLength !== undefined) fixed.minLength = minLength;
    for (const name of ['writeOnly', 'deprecated'] as const) {
      if (isFlagged(parts, name)) fixed[name] = true;
    }
    if (target) fixed.definition = nameDefinition(target);
    const members = membersOf(all.at(-1));
    const holders = last.filter(({ schema }) => hasMembers(schema));
    return { fixed, members, identity: holders.map(({ node }) => this.numberOf(node)).join(' ') };
  }
}

/** Types that keywords speak of where no type is named. */
function impliedTypes(parts: readonly Part[]): ReadonlySet<string> {
  const types = new Set<string>();
  for (const { schema } of parts) {
    if (hasMembers(schema) || 'required' in schema) types.add('object');
    if ('items' in schema || 'prefixItems' in schema) types.add('array');
    if (
      'format' in schema ||
      'pattern' in schema ||
      'minLength' in schema ||
      'maxLength' in schema
    ) {
      types.add('string');
    }
  }
  return types;
}

function hasMembers(schema: Readonly<Record<string, unknown>>): boolean {
  return (
    'properties' in schema ||
    'patternProperties' in schema ||
    isRecord(schema['additionalProperties']) ||
    isRecord(schema['unevaluatedProperties'])
  );
}

interface Wrap {
  readonly kind: 'list' | 'map';
  readonly type: 'array' | 'object';
  readonly described: readonly Described[];
}

/** The members of a list, or of an object that is nothing but a map. */
function wrapOf(parts: readonly Part[], types: ReadonlySet<string>): Wrap | undefined {
  if (types.has('array')) {
    return { kind: 'list', type: 'array', described: describe(parts, itemKeys) };
  }
  if (!types.has('object') || parts.some(({ schema }) => namesSome(schema))) return undefined;
  const values = describe(parts, mapKeys);
  return values.length > 0 ? { kind: 'map', type: 'object', described: values } : undefined;
}

const itemKeys = ['items', 'prefixItems', 'additionalItems', 'unevaluatedItems'];
const mapKeys = ['patternProperties', 'additionalProperties', 'unevaluatedProperties'];

function namesSome({ properties }: Readonly<Record<string, unknown>>): boolean {
  return isRecord(properties) && Object.keys(properties).length > 0;
}

/** The schemas under some keywords: of all items, or of all values that have no name. */
function describe(parts: readonly Part[], keys: readonly string[]): readonly Described[] {
  const nodes = parts.flatMap(({ node }) =>
    keys.flatMap((key) => {
      const child = node.document.childOf(node, key);
      if (!child) return [];
      const isMany = Array.isArray(child.value) || key === 'patternProperties';
      if (!isMany) return isRecord(child.value) ? [child] : [];
      return Object.keys(child.value ?? {}).flatMap((step) => {
        const one = child.document.childOf(child, step);
        return one && isRecord(one.value) ? [one] : [];
      });
    }),
  );
  return nodes.map((node) => ({ node, isConditional: nodes.length > 1 }));
}

function membersOf(gathered: Parts | undefined): readonly Member[] {
  if (gathered === undefined) return [];
  const { parts, must, may } = gathered;
  const found = new Map<string, Described[]>();
  for (const { node, isConditional } of parts) {
    const properties = node.document.childOf(node, 'properties');
    if (!properties || !isRecord(properties.value)) continue;
    for (const name of Object.keys(properties.value)) {
      const child = properties.document.childOf(properties, name);
      // What may never be there is no field.
      if (!child || child.value === false) continue;
      const described = found.get(name);
      if (described) described.push({ node: child, isConditional });
      else found.set(name, [{ node: child, isConditional }]);
    }
  }
  const members = [...found].map(([name, described]): Member => {
    const isChoice = described.every(({ isConditional }) => isConditional);
    const presence = must.has(name)
      ? 'required'
      : may.has(name) || isChoice
        ? 'conditional'
        : described.some(({ node }) => isRecord(node.value) && 'default' in node.value)
          ? 'defaulted'
          : 'optional';
    return { name, isBelow: false, described, presence };
  });
  if (members.length === 0) return members;
  const others = describe(parts, mapKeys);
  if (others.length === 0) return members;
  return [...members, ...membersOf(gatherParts(others)).map((one) => ({ ...one, isBelow: true }))];
}

function toFieldType(type: string): readonly string[] {
  return ['string', 'integer', 'number', 'boolean', 'null', 'object'].includes(type) ? [type] : [];
}
