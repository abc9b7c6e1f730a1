import type { SchemaChange, SchemaFindings } from '../../schema/index.js';
import type { Contract, ContractPlace } from '../model/index.js';
import type {
  ChangeDetails,
  ChangedElement,
  ChangeVerdict,
  ContractChange,
} from './contract-change.js';
import type { DiffProfile } from './diff-profile.js';
import { findGridRule, schemaCell, type GridRule, type SchemaPlaceKind } from './grid/index.js';
import { identify } from './identify.js';
import { describeSchemaChange } from './describe-schema-change.js';

/** Where a change is met: an operation, and what of it. */
export interface Use {
  /** `METHOD path`. */
  readonly operation: string;
  /** `response 200 application/json`. */
  readonly at: string;
}

/** A change of an element, before it is known what else it reaches. */
export interface ElementChange {
  readonly rule: string;
  readonly message: string;
  readonly element: ChangedElement;
  readonly old?: ContractPlace | undefined;
  readonly new?: ContractPlace | undefined;
  /** What the element is known by among its like, where its name may change without meaning anything. */
  readonly key?: string;
  readonly details?: ChangeDetails;
  /** Where the element says more than the rule. */
  readonly verdict?: ChangeVerdict;
}

interface Found {
  readonly make: (operations: readonly string[], first: Use) => ContractChange;
  readonly first: Use;
  readonly operations: Set<string>;
}

/** Where an answer of a relation is met. */
interface Uses {
  place: SchemaPlaceKind;
  readonly first: Use;
  readonly operations: Set<string>;
}

/** What reaches the same changes. */
interface Group {
  readonly number: number;
  readonly first: Use;
  readonly operations: Set<string>;
}

interface SchemaCause {
  readonly change: SchemaChange;
  readonly groups: Group[];
  place: SchemaPlaceKind;
}

/** Gathers changes by their cause, and what each reaches. */
export class ChangeCollector {
  private readonly elements = new Map<string, Found>();
  private readonly answers = new Map<SchemaFindings, Uses>();

  constructor(
    private readonly profile: DiffProfile,
    private readonly oldContract: Contract,
    private readonly newContract: Contract,
  ) {}

  addElement(change: ElementChange, use: Use): void {
    const { rule, element, old: before, new: after, key = element.name, details = {} } = change;
    const cause = JSON.stringify([rule, place(before), place(after), key, details.name ?? '']);
    const known = this.elements.get(cause);
    if (known !== undefined) {
      known.operations.add(use.operation);
      return;
    }
    const cell = cellOf(rule);
    const make = (operations: readonly string[], first: Use): ContractChange => ({
      rule,
      verdict: change.verdict ?? cell.profiles[this.profile] ?? cell.verdict,
      direction: cell.direction,
      message: change.message,
      element,
      operations,
      ...(first.at !== '' && { at: first.at }),
      ...(before !== undefined && { old: before }),
      ...(after !== undefined && { new: after }),
      identity: [...this.identity(before, after), key, ...namesOf(details)],
      details,
    });
    this.elements.set(cause, { make, first: use, operations: new Set([use.operation]) });
  }

  /**
   * Takes in what a comparison of two schemas found; `place` is where the two stand. Equal answers of a relation are one object, which
   * is gone through once, however many operations reach it.
   */
  addSchemas(found: SchemaFindings, place: SchemaPlaceKind, use: Use): void {
    if (found.changes.length === 0) return;
    const known = this.answers.get(found);
    if (known === undefined) {
      this.answers.set(found, { place, first: use, operations: new Set([use.operation]) });
    } else {
      known.operations.add(use.operation);
      if (known.place !== place && known.place !== 'body') known.place = place;
    }
  }

  /** Places of the changes that operations reach, and all that is around them, as `uri#pointer`. */
  schemaPlaces(): ReadonlySet<string> {
    // Most changes are in many answers.
    const lists = new Set([...this.answers.keys()].map(({ changes }) => changes));
    const changes = new Set<SchemaChange>();
    for (const list of lists) for (const change of list) changes.add(change);
    const places = new Set<string>();
    for (const { old, new: newer } of changes) {
      for (const where of [old, newer]) {
        let within = place(where);
        // What is around a place is known from the first time on.
        while (within !== '' && !places.has(within)) {
          places.add(within);
          within = within.slice(0, Math.max(0, within.lastIndexOf('/')));
        }
      }
    }
    return places;
  }

  finish(): readonly ContractChange[] {
    const elements = [...this.elements.values()].map(({ make, first, operations }) =>
      make(sorted(operations), first),
    );
    // What is reached alike is many changes with one list of operations.
    const lists = new Map<string, readonly string[]>();
    const schemas = [...this.schemaCauses().values()].map(({ change, place, groups }) => {
      const key = groups.map(({ number }) => number).join();
      const operations =
        lists.get(key) ?? sorted(new Set(groups.flatMap((group) => [...group.operations])));
      lists.set(key, operations);
      return this.makeSchemaChange(change, place, operations, groups[0]?.first ?? nowhere);
    });
    return tellApart([...elements, ...schemas]);
  }

  /** The changes of schemas by their cause. Where one means more in some places than in others, those places count. */
  private schemaCauses(): ReadonlyMap<string, SchemaCause> {
    const causes = new Map<string, SchemaCause>();
    const keys = new Map<SchemaChange, string>();
    const keyOf = (change: SchemaChange): string => {
      const key = keys.get(change) ?? causeOf(change);
      keys.set(change, key);
      return key;
    };
    for (const [changes, group] of this.groups()) {
      for (const change of changes) {
        const known = causes.get(keyOf(change));
        const gravity =
          ranks.indexOf(change.verdict) - ranks.indexOf(known?.change.verdict ?? 'annotation');
        if (known === undefined || gravity > 0) {
          causes.set(keyOf(change), { change, groups: [group], place: 'property' });
        } else if (gravity === 0 && known.groups.at(-1) !== group) known.groups.push(group);
      }
    }
    for (const [{ atRoot }, { place: where }] of this.answers) {
      for (const change of atRoot) {
        const known = causes.get(keyOf(change));
        if (known?.place === 'property' && known.change.verdict === change.verdict) {
          known.place = where;
        }
      }
    }
    return causes;
  }

  private groups(): ReadonlyMap<readonly SchemaChange[], Group> {
    const groups = new Map<readonly SchemaChange[], Group>();
    for (const [{ changes }, { first, operations }] of this.answers) {
      const group = groups.get(changes) ?? { number: groups.size, first, operations: new Set() };
      groups.set(changes, group);
      for (const operation of operations) group.operations.add(operation);
    }
    return groups;
  }

  private makeSchemaChange(
    change: SchemaChange,
    placeKind: SchemaPlaceKind,
    operations: readonly string[],
    first: Use,
  ): ContractChange {
    const { aspect, direction, old: before, new: after, name } = change;
    const told = findGridRule(`${direction}.${schemaCell(placeKind, aspect, change.change)}`);
    const cell = told ?? cellOf(`${direction}.${schemaCell(placeKind, aspect, 'changed')}`);
    // A default may be a credential: it is named, never shown.
    const isShown = aspect !== 'default';
    const verdict = atLeast(floorOf(change, placeKind), change.verdict);
    const isMilder = change.verdict !== verdict;
    return {
      rule: cell.id,
      verdict: cell.profiles[this.profile] ?? verdict,
      direction,
      ...describeSchemaChange(isMilder ? { ...change, reason: reasonOf(change) } : change),
      operations,
      ...(first.at !== '' && { at: first.at }),
      ...(before !== undefined && { old: before }),
      ...(after !== undefined && { new: after }),
      identity: [...this.identity(before, after), ...(name === undefined ? [] : [name])],
      details: {
        ...(isShown && change.from !== undefined && { from: change.from }),
        ...(isShown && change.to !== undefined && { to: change.to }),
        path: change.path,
        ...(name !== undefined && { name }),
      },
    };
  }

  private identity(
    before: ContractPlace | undefined,
    after: ContractPlace | undefined,
  ): readonly string[] {
    if (before !== undefined) return identify(before, this.oldContract.document.uri);
    if (after !== undefined) return identify(after, this.newContract.document.uri);
    return [];
  }
}

const nowhere: Use = { operation: '', at: '' };

/** Changes that are known by the same are known by their place in the new version, too. */
function tellApart(changes: readonly ContractChange[]): readonly ContractChange[] {
  const known = new Map<string, number>();
  const keyOf = ({ rule, identity }: ContractChange) => JSON.stringify([rule, identity]);
  for (const change of changes) known.set(keyOf(change), (known.get(keyOf(change)) ?? 0) + 1);
  return changes.map((change) => {
    const isAlone = known.get(keyOf(change)) === 1 || change.new === undefined;
    if (isAlone) return change;
    return { ...change, identity: [...change.identity, ...identify(change.new, '')] };
  });
}

function sorted(operations: ReadonlySet<string>): readonly string[] {
  return [...operations].filter((name) => name !== '').sort();
}

function causeOf({ aspect, change, direction, old, new: after, name }: SchemaChange): string {
  return [aspect, change, direction, place(old), place(after), name ?? ''].join('\n');
}

const ranks: readonly ChangeVerdict[] = ['annotation', 'compatible', 'possible', 'breaking'];

function atLeast(floor: ChangeVerdict, verdict: ChangeVerdict): ChangeVerdict {
  return ranks.indexOf(verdict) < ranks.indexOf(floor) ? floor : verdict;
}

/**
 * What a change means for the contract where the values alone say less. A member of an open object was neither promised nor
 * forbidden once it is no longer declared: no value tells the two versions apart, yet who used it loses it. And an answer whose
 * body no value meets is an answer that nobody gets.
 */
function floorOf(change: SchemaChange, place: SchemaPlaceKind): ChangeVerdict {
  const { aspect, direction, verdict } = change;
  if (verdict === 'annotation') return 'annotation';
  if (aspect === 'property' && change.change === 'removed') return 'possible';
  const isEmptied = aspect === 'schema' && change.to === false && change.from !== false;
  return isEmptied && place === 'body' && direction === 'response' ? 'breaking' : 'annotation';
}

function reasonOf({ aspect }: SchemaChange): string {
  return aspect === 'property'
    ? 'who uses it loses it, though it was never promised'
    : 'no value meets it any longer, so that nobody gets this answer';
}

function cellOf(rule: string): GridRule {
  const cell = findGridRule(rule);
  if (cell === undefined) throw new Error(`no cell of the grid of changes is named ${rule}`);
  return cell;
}

function place(where: ContractPlace | undefined): string {
  return where === undefined ? '' : `${where.uri}#${where.pointer}`;
}

function namesOf(details: ChangeDetails): readonly string[] {
  return details.name === undefined ? [] : [details.name];
}
