import type { SchemaChange, SchemaNode } from '../../schema/index.js';
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

/** Gathers changes by their cause, and what each reaches. */
export class ChangeCollector {
  private readonly elements = new Map<string, Found>();
  private readonly schemas = new Map<SchemaChange, Found & { place: SchemaPlaceKind }>();
  private readonly rootPlaces = new WeakMap<SchemaNode, readonly string[]>();

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

  /** Takes in what a comparison of two schemas found; `place` is where the two stand. */
  addSchemas(
    changes: readonly SchemaChange[],
    root: { readonly old?: SchemaNode | undefined; readonly new?: SchemaNode | undefined },
    place: SchemaPlaceKind,
    use: Use,
  ): void {
    for (const change of changes) {
      const isRoot = change.path.length === 0 && this.isAtRoot(change, root);
      const known = this.schemas.get(change);
      if (known !== undefined) {
        known.operations.add(use.operation);
        if (isRoot && known.place === 'property') known.place = place;
        continue;
      }
      const found = {
        place: isRoot ? place : ('property' as const),
        make: (operations: readonly string[], first: Use): ContractChange =>
          this.makeSchemaChange(change, found.place, operations, first),
        first: use,
        operations: new Set([use.operation]),
      };
      this.schemas.set(change, found);
    }
  }

  /** Whether a change of a schema at these places is known already, whatever its direction. */
  schemaPlaces(): ReadonlySet<string> {
    return new Set(
      [...this.schemas.keys()].map((change) => `${place(change.old)}\n${place(change.new)}`),
    );
  }

  finish(): readonly ContractChange[] {
    return [...this.elements.values(), ...this.schemas.values()].map(
      ({ make, first, operations }) =>
        make([...operations].filter((name) => name !== '').sort(), first),
    );
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
    return {
      rule: cell.id,
      verdict: cell.profiles[this.profile] ?? atLeast(floorOf(change, placeKind), change.verdict),
      direction,
      ...describeSchemaChange(change),
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

  private isAtRoot(
    change: SchemaChange,
    root: { readonly old?: SchemaNode | undefined; readonly new?: SchemaNode | undefined },
  ): boolean {
    return (
      (change.old !== undefined && root.old !== undefined && this.holds(root.old, change.old)) ||
      (change.new !== undefined && root.new !== undefined && this.holds(root.new, change.new))
    );
  }

  /** Whether a place is in the schema of a node, or in one that the node refers to. */
  private holds(node: SchemaNode, where: ContractPlace): boolean {
    let places = this.rootPlaces.get(node);
    if (places === undefined) {
      places = followedPlaces(node);
      this.rootPlaces.set(node, places);
    }
    const sought = place(where);
    return places.some((root) => sought === root || sought.startsWith(`${root}/`));
  }
}

/** Longer chains of references are no chains but circles. */
const longestChain = 32;

function followedPlaces(start: SchemaNode): readonly string[] {
  const places: string[] = [];
  let node = start;
  while (places.length < longestChain) {
    places.push(`${node.document.uri}#${node.pointer}`);
    const reference = referenceOf(node.value);
    if (reference === undefined) break;
    const target = node.document.resolve(reference, node.pointer);
    if ('unresolved' in target) break;
    node = target;
  }
  return places;
}

function referenceOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return undefined;
  return typeof value.$ref === 'string' ? value.$ref : undefined;
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
