// Long because the graph of pairs, the walk over it and what is remembered of it are one thing.
import { admits } from './admits.js';
import type { Certainty } from './certainty.js';
import { compareShapes, isUntyped } from './compare-shapes.js';
import { compareVariants } from './compare-variants.js';
import {
  type Comparing,
  type Difference,
  documentOf,
  type PairNodes,
  placeOf,
  verdictOf,
} from './difference.js';
import { EqualSchemas } from './equal-schemas.js';
import { type InstanceStep, textOfStep } from './instance-step.js';
import { isEmpty } from './is-empty.js';
import { jsonType } from './json-type.js';
import { valueKey } from './json-value.js';
import { mayBe } from './may-be.js';
import type { Term } from './part.js';
import { type Cause, Reaches, type SchemaFindings } from './reach.js';
import type { SchemaChange, SchemaDirection } from './schema-change.js';
import type { SchemaNode } from './schema-node.js';
import { type Alternative, SchemaView } from './schema-view.js';
import type { Shape } from './shape.js';
import { textOfReach } from './text-of-reach.js';
import { type TracedChange, traceChanges } from './trace-changes.js';

export interface SchemaRelationOptions {
  /**
   * How members that an open object does not declare are read. `contract` (default): neither promised nor forbidden, so that
   * declaring one breaks nobody. `lenient`: as `contract`, and an open object may be closed. `strict`: any value may stand there, as
   * the letter of JSON Schema has it.
   */
  readonly content?: 'contract' | 'lenient' | 'strict';
  /**
   * How values travel. `json` (default): typed. `text`: parameters and headers, where every value is a text and a text without
   * constraints takes every number and boolean.
   */
  readonly encoding?: 'json' | 'text';
  /**
   * `exchange` (default): between a client and a server, where some members travel in one direction only. `message`: all that is declared
   * travels, and a reader that is told a default fills it in.
   */
  readonly use?: 'exchange' | 'message';
  /** Whether `format` and what is said of the content of texts rules values out (`constraint`, the default) or is a note. */
  readonly formats?: 'constraint' | 'annotation';
  /** Most pairs of schemas that are compared to answer one call; what is left then is undecided. No limit by default. */
  readonly limit?: number;
}

interface Told {
  readonly cause: Cause;
  readonly change: SchemaChange;
  readonly narrows: Certainty;
  readonly widens: Certainty;
  readonly note: boolean;
  readonly below: readonly InstanceStep[];
  readonly documents: TracedChange['documents'];
}

const nothing: SchemaFindings = { changes: [], atRoot: [] };

/** Two terms under comparison, what was found at them alone, and the pairs that they lead to. */
interface Pair {
  readonly old: Term;
  readonly after: Term;
  readonly direction: SchemaDirection;
  readonly strict: boolean;
  readonly nodes: PairNodes;
  /** Steps from the component in which the pair is written. */
  readonly path: readonly string[];
  /** Whether the pair serves a question only: then nobody asks where things stand. */
  readonly asked: boolean;
  state: 'new' | 'open' | 'done';
  readonly told: Told[];
  readonly leads: { readonly to: Pair; readonly step: InstanceStep | undefined }[];
  /** Everything that is reached from here was compared. */
  settled: boolean;
  /** No change is reached from here; known once settled. */
  clean: boolean;
  /** The search that saw the pair last. */
  seen: number;
  /** Whether the old schema is covered by the new one, once asked. */
  covered?: Certainty;
}

/** Nested questions (does one schema cover another?) above this many deep are answered with "maybe". */
const questionLimit = 24;
/** States of patterns that are looked at for each pair of schemas that may be compared. */
const statesPerPair = 5;
/** Pairs above which a question is given up: it would cost more than it tells. */
const questionSize = 20_000;

/**
 * Compares schemas and remembers what it found: one relation serves one pair of API versions. No reference is ever expanded; a pair of
 * schemas is compared once for each direction, and a pair met inside itself is taken to hold (the greatest fixed point).
 */
export class SchemaRelation {
  private readonly view: SchemaView;
  private readonly equal = new EqualSchemas();
  private readonly pairs = new Map<number, Pair>();
  private readonly causes = new Map<string, Cause>();
  private readonly reaches = new Reaches<Pair>();
  private questions = 0;
  private searches = 0;
  /** Pairs that may yet be compared to answer the call. */
  private left = Infinity;

  constructor(private readonly options: SchemaRelationOptions = {}) {
    this.view = new SchemaView(options.formats);
  }

  /**
   * Every difference between two schemas and what they reach, each cause once. A missing schema accepts everything.
   * The same cause met by a later call is the same object.
   */
  compare(
    old: SchemaNode | undefined,
    after: SchemaNode | undefined,
    direction: SchemaDirection,
  ): readonly SchemaChange[] {
    return this.find(old, after, direction).changes;
  }

  /** The same, and which of the changes are those of the schemas themselves. */
  find(
    old: SchemaNode | undefined,
    after: SchemaNode | undefined,
    direction: SchemaDirection,
  ): SchemaFindings {
    const pair = this.relate(old, after, direction);
    return pair === undefined || pair.clean ? nothing : this.reaches.find(pair);
  }

  /**
   * Every difference between two schemas and what they reach, each cause once, with what it means in both directions and the way to it
   * from the top of the value.
   */
  trace(old: SchemaNode | undefined, after: SchemaNode | undefined): readonly TracedChange[] {
    const pair = this.relate(old, after, 'request');
    return pair === undefined || pair.clean ? [] : traceChanges(pair);
  }

  /** Compares two schemas and what they reach; undefined where they are plainly equal. */
  private relate(
    old: SchemaNode | undefined,
    after: SchemaNode | undefined,
    direction: SchemaDirection,
  ): Pair | undefined {
    const { terms } = this.view;
    const [from, to] = [terms.ofNode(old), terms.ofNode(after)];
    if (this.equal.areEqual(from, to)) return undefined;
    const strict = this.options.content === 'strict';
    const nodes = { old, new: after };
    const pair = this.pair(from, to, direction, strict, nodes, [], false);
    this.left = this.options.limit ?? Infinity;
    this.view.texts.left = this.left * statesPerPair;
    if (!this.explore(pair, Infinity)) {
      this.tell(pair, {
        aspect: 'schema',
        change: 'undecided',
        narrows: 'maybe',
        widens: 'maybe',
        ...nodes,
        because: 'there is too much in these schemas to compare all of it',
      });
    }
    return pair;
  }

  /**
   * Whether both schemas may admit lists, or objects.
   *
   * @param member - of objects, asked about in their place
   */
  mayBothBe(
    type: 'array' | 'object',
    old: SchemaNode | undefined,
    after: SchemaNode | undefined,
    member?: string,
  ): boolean {
    const { view } = this;
    return [old, after].every((schema) => {
      const term = view.terms.ofNode(schema);
      if (member === undefined) return mayBe(view, term, type);
      const ways = view.alternatives(term);
      const memberOf = (way: Alternative) => view.membersOf(view.shape(way.term)).of(member);
      return ways === undefined || ways.some((way) => mayBe(view, memberOf(way), type));
    });
  }

  private pair(
    old: Term,
    after: Term,
    direction: SchemaDirection,
    strict: boolean,
    nodes: PairNodes,
    path: readonly string[],
    asked: boolean,
  ): Pair {
    const flags = (direction === 'request' ? 0 : 4) + (strict ? 2 : 0) + (asked ? 1 : 0);
    // Both numbers and three flags in one safe integer.
    const key = (old.id * 2 ** 24 + after.id) * 8 + flags;
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      const same = old === after;
      pair = {
        old,
        after,
        direction,
        strict,
        nodes,
        path,
        asked,
        state: same ? 'done' : 'new',
        told: [],
        leads: [],
        settled: same,
        clean: same,
        seen: 0,
      };
      this.pairs.set(key, pair);
    }
    return pair;
  }

  /** Compares everything that a pair leads to; false where there was more than `limit`. */
  private explore(root: Pair, limit: number): boolean {
    if (root.settled) return true;
    const reached = new Set<Pair>([root]);
    // A set grows while it is walked: no recursion, however deep schemas are nested.
    for (const pair of reached) {
      if (pair.state === 'new') {
        if (this.left <= 0) return false;
        this.left -= 1;
        pair.state = 'open';
        this.comparePair(pair);
        pair.state = 'done';
      }
      for (const { to } of pair.leads) if (!to.settled) reached.add(to);
      if (reached.size > limit) return false;
    }
    settle(reached);
    return true;
  }

  private comparePair(pair: Pair): void {
    const { view } = this;
    const { old, after, nodes } = pair;
    const comparing = this.comparing(pair);
    if (this.undecided(pair, comparing)) return;
    const [oldEmpty, newEmpty] = [isEmpty(view, old), isEmpty(view, after)];
    if (oldEmpty || newEmpty) {
      if (oldEmpty && newEmpty) return;
      comparing.tell({
        aspect: 'schema',
        change: oldEmpty ? 'widened' : 'narrowed',
        narrows: newEmpty ? 'yes' : 'no',
        widens: oldEmpty ? 'yes' : 'no',
        ...nodes,
        ...(newEmpty ? { to: false } : { from: false }),
      });
      return;
    }
    const [before, now] = [view.alternatives(old) ?? [], view.alternatives(after) ?? []];
    const [only, single] = [before[0], now[0]];
    if (before.length === 1 && now.length === 1 && only && single) {
      this.compareSingle(comparing, pair, view.shape(only.term), view.shape(single.term));
      return;
    }
    this.compareNull(comparing, pair);
    const [left, right] = [view.cutAlternatives(old), view.cutAlternatives(after)];
    const [one, other] = [left[0], right[0]];
    if (left.length === 1 && right.length === 1 && one && other) {
      comparing.follow(one.term, other.term, undefined, {
        old: one.variant ?? nodes.old,
        new: other.variant ?? nodes.new,
      });
      return;
    }
    compareVariants(comparing, { old, new: after }, left, right, nodes);
  }

  private compareSingle(comparing: Comparing, pair: Pair, old: Shape, after: Shape): void {
    // A type that comes or goes carries null with it.
    if (!isUntyped(old) && !isUntyped(after) && (old.types & after.types & ~jsonType.null) !== 0) {
      this.compareNull(comparing, pair);
    }
    compareShapes(comparing, old, after);
  }

  private compareNull(comparing: Comparing, { old, after, nodes }: Pair): void {
    const [was, is] = [admits(this.view, old, null), admits(this.view, after, null)];
    if (was === is) return;
    const narrows = was === 'no' ? 'no' : is === 'no' ? was : 'maybe';
    const widens = is === 'no' ? 'no' : was === 'no' ? is : 'maybe';
    comparing.tell({
      aspect: 'nullable',
      change: is === 'no' ? 'removed' : was === 'no' ? 'added' : 'changed',
      narrows,
      widens,
      old: this.nullPlace(old) ?? nodes.old,
      new: this.nullPlace(after) ?? nodes.new,
      from: was === 'yes',
      to: is === 'yes',
      // A text has no spelling for null.
      note: comparing.asText,
    });
  }

  private nullPlace(term: Term) {
    const shape = this.view.shape(term);
    return shape.typesAt ?? shape.values ?? shape.nodes[0];
  }

  /** References that lead nowhere, schemas that are none, choices too wide to walk. */
  private undecided(pair: Pair, comparing: Comparing): boolean {
    const { view } = this;
    const [old, after] = [view.parts.flatten(pair.old), view.parts.flatten(pair.after)];
    const blind = (flat: typeof old) => [
      ...flat.deadEnds.map(({ reference: { unresolved, among } }) =>
        among === undefined ? unresolved : `${unresolved}\n${textOfReach(among)}`,
      ),
      ...flat.unreadable.map(({ value }) => valueKey(value)),
    ];
    const [before, now] = [blind(old), blind(after)];
    // What neither side can read is the same on both; beside it, all the rest is there to compare.
    if (before.sort().join('\n') !== now.sort().join('\n')) {
      comparing.tell({
        aspect: old.deadEnds.length + after.deadEnds.length > 0 ? 'reference' : 'schema',
        change: 'undecided',
        narrows: 'maybe',
        widens: 'maybe',
        ...pair.nodes,
        from: old.deadEnds[0]?.reference.unresolved,
        to: after.deadEnds[0]?.reference.unresolved,
        because:
          old.deadEnds[0]?.reference.reason ??
          after.deadEnds[0]?.reference.reason ??
          'this is no schema',
      });
      return true;
    }
    if (view.alternatives(pair.old) !== undefined && view.alternatives(pair.after) !== undefined) {
      return false;
    }
    comparing.tell({
      aspect: 'variant',
      change: 'undecided',
      narrows: 'maybe',
      widens: 'maybe',
      ...pair.nodes,
      because: 'there are too many ways to satisfy these choices to compare them one by one',
    });
    return true;
  }

  private comparing(pair: Pair): Comparing {
    const { view } = this;
    return {
      view,
      direction: pair.direction,
      strict: pair.strict,
      literal: this.options.content === 'strict',
      lenient: this.options.content === 'lenient',
      asMessage: this.options.use === 'message',
      asText: this.options.encoding === 'text',
      tell: (difference) => this.tell(pair, difference),
      follow: (old, after, step, nodes) => {
        if (this.equal.areEqual(old, after)) return;
        const named = isReferred(nodes.old) || isReferred(nodes.new);
        const path = named ? [] : step === undefined ? pair.path : [...pair.path, textOfStep(step)];
        const to = this.pair(old, after, pair.direction, pair.strict, nodes, path, pair.asked);
        pair.leads.push({ to, step });
      },
      areEqual: (old, after) => this.equal.areEqual(old, after),
      covers: (wide, narrow, strict) => this.covers(pair, wide, narrow, strict ?? pair.strict),
    };
  }

  private covers(pair: Pair, wide: Term, narrow: Term, strict: boolean): Certainty {
    if (this.equal.areEqual(narrow, wide) || this.view.parts.saysNothing(wide)) return 'yes';
    if (this.questions >= questionLimit) return 'maybe';
    const question = this.pair(narrow, wide, pair.direction, strict, {}, [], true);
    this.questions += 1;
    const complete = this.explore(question, questionSize);
    this.questions -= 1;
    if (!complete) return 'maybe';
    if (question.clean) return 'yes';
    if (question.covered !== undefined) return question.covered;
    const answer = this.answer(question);
    if (question.settled) question.covered = answer;
    return answer;
  }

  private answer(question: Pair): Certainty {
    let answer: Certainty = 'yes';
    const search = ++this.searches;
    question.seen = search;
    const open = [question];
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
      for (const { narrows, note } of pair.told) {
        if (note || narrows === 'no') continue;
        if (narrows === 'yes') return 'no';
        answer = 'maybe';
      }
      for (const { to } of pair.leads) {
        if (to.clean || to.seen === search) continue;
        to.seen = search;
        open.push(to);
      }
    }
    return answer;
  }

  private tell(pair: Pair, difference: Difference): void {
    const { verdict, reason } = verdictOf(difference, pair.direction);
    const [from, to] = [difference.old ?? pair.nodes.old, difference.new ?? pair.nodes.new];
    const { below = [] } = difference;
    const change: SchemaChange = {
      aspect: difference.aspect,
      change: difference.change,
      verdict,
      direction: pair.direction,
      path: below.length === 0 ? pair.path : [...pair.path, ...below.map(textOfStep)],
      ...(from === undefined ? {} : { old: placeOf(from) }),
      ...(to === undefined ? {} : { new: placeOf(to) }),
      ...(difference.name === undefined ? {} : { name: difference.name }),
      ...(difference.required === undefined ? {} : { required: difference.required }),
      ...(difference.from === undefined ? {} : { from: difference.from }),
      ...(difference.to === undefined ? {} : { to: difference.to }),
      reason,
    };
    const key = causeOf(change);
    let cause = this.causes.get(key);
    if (cause === undefined) {
      cause = {};
      this.causes.set(key, cause);
    }
    const known = (cause[verdict] ??= change);
    pair.told.push({
      cause,
      change: known,
      narrows: difference.narrows,
      widens: difference.widens,
      // What only says how a value is meant does not make a schema cover another or not.
      note: difference.note === true || notes.has(difference.aspect),
      below,
      documents: {
        ...(from === undefined ? {} : { old: documentOf(from) }),
        ...(to === undefined ? {} : { new: documentOf(to) }),
      },
    });
  }
}

const notes: ReadonlySet<string> = new Set(['default', 'deprecated', 'extensibleEnum', 'mapping']);

/** What makes two changes one: what happened, and where each side has it written. */
function causeOf(change: SchemaChange): string {
  const { aspect, direction, name = '', old, new: after, from, to } = change;
  // What came or went is known by its own place; what surrounds its absence differs from use to use.
  const places =
    change.change === 'added' && after !== undefined
      ? [after]
      : change.change === 'removed' && old !== undefined
        ? [old]
        : [old, after];
  const at = places.map((place) => `${place?.uri ?? ''}#${place?.pointer ?? ''}`).join(' ');
  return [aspect, change.change, direction, name, at, valueKey([from, to])].join('\n');
}

function isReferred(node: SchemaNode | undefined): boolean {
  const value = node?.value;
  return typeof value === 'object' && value !== null && '$ref' in value;
}

/** Marks pairs whose whole reach is known, and those among them that lead to no change. */
function settle(reached: ReadonlySet<Pair>): void {
  const before = new Map<Pair, Pair[]>();
  const dirty = new Set<Pair>();
  const unsettled = new Set<Pair>();
  for (const pair of reached) {
    // What is still being compared may yet tell something.
    if (pair.state !== 'done') unsettled.add(pair);
    if (pair.told.length > 0) dirty.add(pair);
    for (const { to } of pair.leads) {
      if (to.settled) {
        if (!to.clean) dirty.add(pair);
        continue;
      }
      const list = before.get(to);
      if (list === undefined) before.set(to, [pair]);
      else list.push(pair);
    }
  }
  for (const pair of dirty) for (const one of before.get(pair) ?? []) dirty.add(one);
  for (const pair of unsettled) for (const one of before.get(pair) ?? []) unsettled.add(one);
  for (const pair of reached) {
    if (unsettled.has(pair)) continue;
    pair.settled = true;
    pair.clean = !dirty.has(pair);
  }
}
