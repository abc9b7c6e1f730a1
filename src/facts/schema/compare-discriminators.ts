import { certain } from './certainty.js';
import type { Comparing, Difference } from './difference.js';
import {
  type Discriminator,
  discriminatorOf,
  pinnedTags,
  readDiscriminator,
  tagsOf,
} from './discriminator.js';
import type { Term } from './part.js';
import type { SchemaNode } from './schema-node.js';
import type { Alternative } from './schema-view.js';
import type { Keyword, Shape } from './shape.js';
import { subclassesOf } from './subclasses.js';

type Written = Keyword<Readonly<Record<string, unknown>>> | undefined;

/** Compares discriminators of base classes: there is no choice beside them, and the mapping is all that is known. */
export function compareDiscriminators(
  comparing: Comparing,
  from: Written,
  to: Written,
  old: Shape,
  after: Shape,
): void {
  if (from === undefined && to === undefined) return;
  const places = { old: from ?? old.nodes[0], new: to ?? after.nodes[0] };
  if (from === undefined || to === undefined) {
    comparing.tell(presenceOf(to !== undefined, places, true));
    return;
  }
  const [one, other] = [ofShape(from, old), ofShape(to, after)];
  if (comparePropertyNames(comparing, one, other, true)) return;
  followMapping(comparing, one, other);
  followSubclasses(comparing, one, other);
  const removed = [...one.mapping.keys()].filter((tag) => !other.mapping.has(tag));
  const added = [...other.mapping.keys()].filter((tag) => !one.mapping.has(tag));
  tellTags(comparing, one, other, removed, added);
}

/** Compares the discriminators of two choices, over the variants that were paired. */
export function compareChoiceDiscriminators(
  comparing: Comparing,
  old: Term,
  after: Term,
  pairs: readonly (readonly [Alternative, Alternative])[],
): void {
  const { view } = comparing;
  const [one, other] = [discriminatorOf(view, old), discriminatorOf(view, after)];
  if (one === undefined && other === undefined) return;
  const named = pairs.some(([from, to]) => from.target !== undefined || to.target !== undefined);
  if (one === undefined || other === undefined) {
    const only = one ?? other;
    const pinned =
      only !== undefined &&
      pairs.every(([from, to]) => pinnedTags(view, only, one === undefined ? to : from));
    const places = {
      old: one?.at ?? nodeOf(old),
      new: other?.at ?? nodeOf(after),
    };
    comparing.tell(presenceOf(other !== undefined, places, named && !pinned));
    return;
  }
  if (comparePropertyNames(comparing, one, other, named)) return;
  tellLost(comparing, one, other);
  const removed = new Set<string>();
  const added = new Set<string>();
  for (const [from, to] of pairs) {
    const [before, now] = [tagsOf(one, from), tagsOf(other, to)];
    // What the variants list themselves is compared there, and is what counts on the wire.
    const listed = [pinnedTags(view, one, from), pinnedTags(view, other, to)];
    if (listed[0] !== undefined && listed[1] !== undefined) continue;
    if (from.target === undefined || to.target === undefined) continue;
    for (const tag of before) if (!now.includes(tag)) removed.add(tag);
    for (const tag of now) if (!before.includes(tag)) added.add(tag);
  }
  tellTags(comparing, one, other, [...removed], [...added]);
}

function nodeOf(term: Term) {
  const [part] = term.parts;
  return part !== undefined && 'node' in part ? part.node : undefined;
}

function presenceOf(
  added: boolean,
  places: Pick<Difference, 'old' | 'new'>,
  means: boolean,
): Difference {
  return {
    aspect: 'discriminator',
    change: added ? 'added' : 'removed',
    narrows: means && added ? 'maybe' : 'no',
    widens: means && !added ? 'maybe' : 'no',
    ...places,
    note: !means,
    ...(means ? { because: 'how variants are told apart is read from another place' } : {}),
  };
}

/** True when the member itself is another one: then its values are not compared. */
function comparePropertyNames(
  comparing: Comparing,
  one: Discriminator,
  other: Discriminator,
  means: boolean,
): boolean {
  if (one.propertyName === other.propertyName) return false;
  comparing.tell({
    aspect: 'discriminator',
    change: 'changed',
    narrows: certain(means),
    widens: certain(means),
    old: one.at,
    new: other.at,
    from: one.propertyName,
    to: other.propertyName,
    note: !means,
    ...(means ? { because: 'another member tells the variants apart' } : {}),
  });
  return true;
}

/** An object with the value of an entry has to be what the entry leads to: a subclass that no reference names is reached by it. */
function followMapping(comparing: Comparing, one: Discriminator, other: Discriminator): void {
  const { terms } = comparing.view;
  tellLost(comparing, one, other, (tag) => one.mapping.has(tag) && other.mapping.has(tag));
  for (const [tag, from] of one.mapping) {
    const to = other.mapping.get(tag);
    if (from === undefined || to === undefined) continue;
    comparing.follow(terms.ofNode(from), terms.ofNode(to), undefined, { old: from, new: to });
  }
}

/** A discriminator with all that extends its schema, by name: that which the objects of one shape may be. */
interface Family extends Discriminator {
  readonly subclasses: ReadonlyMap<string, SchemaNode>;
}

/** A subclass inherits the discriminator, and is none of its siblings: of it count those that lead to it and to what extends it. */
function ofShape(
  at: Keyword<Readonly<Record<string, unknown>>>,
  { nodes }: Pick<Shape, 'nodes'>,
): Family {
  const discriminator = readDiscriminator(at);
  const subclasses = subclassesOf(at.node);
  const own = [...subclasses.values()].filter((each) => nodes.some((node) => isIn(node, each)));
  const lines = own.map(
    (each) => new Set([each, ...subclassesOf(each).values()].map(({ value }) => value)),
  );
  const isPossible = (target: SchemaNode | undefined): boolean =>
    target === undefined || lines.every((line) => line.has(target.value));
  const select = <T extends SchemaNode | undefined>(all: ReadonlyMap<string, T>) =>
    new Map([...all].filter(([, target]) => isPossible(target)));
  return {
    ...discriminator,
    mapping: select(discriminator.mapping),
    subclasses: select(subclasses),
  };
}

function isIn({ document, pointer }: SchemaNode, schema: SchemaNode): boolean {
  return (
    document === schema.document &&
    (pointer === schema.pointer || pointer.startsWith(`${schema.pointer}/`))
  );
}

/** What extends a base class is known by its name where no mapping leads to it: an object of the base class may be any of them. */
function followSubclasses(comparing: Comparing, one: Family, other: Family): void {
  const [before, now] = [one.subclasses, other.subclasses];
  const { terms } = comparing.view;
  for (const [name, from] of before) {
    const to = now.get(name);
    if (to === undefined) continue;
    comparing.follow(terms.ofNode(from), terms.ofNode(to), undefined, { old: from, new: to });
  }
  const removed = [...before.keys()].filter((name) => !now.has(name) && isImplied(one, name));
  const added = [...now.keys()].filter((name) => !before.has(name) && isImplied(other, name));
  if (removed.length === 0 && added.length === 0) return;
  comparing.tell({
    aspect: 'mapping',
    change: removed.length === 0 ? 'value-added' : added.length === 0 ? 'value-removed' : 'changed',
    narrows: removed.length > 0 ? 'maybe' : 'no',
    widens: added.length > 0 ? 'maybe' : 'no',
    old: one.at,
    new: other.at,
    ...(removed.length > 0 ? { from: removed } : {}),
    ...(added.length > 0 ? { to: added } : {}),
    because: 'what extends it is told apart by its name, which nothing lists',
  });
}

function isImplied({ mapping, subclasses }: Family, name: string): boolean {
  const value = subclasses.get(name)?.value;
  return [...mapping.values()].every((target) => target?.value !== value);
}

/** Entries that lead nowhere may mean any variant. */
function tellLost(
  comparing: Comparing,
  one: Discriminator,
  other: Discriminator,
  counts: (tag: string) => boolean = () => true,
): void {
  const tags = [...one.lost.keys(), ...other.lost.keys()].filter(counts);
  if (tags.every((tag) => one.lost.get(tag) === other.lost.get(tag))) return;
  comparing.tell({
    aspect: 'mapping',
    change: 'changed',
    narrows: 'maybe',
    widens: 'maybe',
    old: one.at,
    new: other.at,
    because: 'entries of the mapping lead to schemas that are not there',
  });
}

function tellTags(
  comparing: Comparing,
  one: Discriminator,
  other: Discriminator,
  removed: readonly string[],
  added: readonly string[],
): void {
  if (removed.length === 0 && added.length === 0) return;
  comparing.tell({
    aspect: 'mapping',
    change: removed.length === 0 ? 'value-added' : added.length === 0 ? 'value-removed' : 'changed',
    narrows: certain(removed.length > 0),
    widens: certain(added.length > 0),
    old: one.at,
    new: other.at,
    ...(removed.length > 0 ? { from: removed } : {}),
    ...(added.length > 0 ? { to: added } : {}),
    because: 'the values that tell the variants apart are others',
  });
}
