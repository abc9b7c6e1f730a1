import {
  isSensitive,
  type SensitivityLevel,
  sensitivityLevels,
} from '../../facts/classification/field-classification.js';
import type { FieldKey } from './field-names.js';
import type { ClassConflict, ClassesFacts, UnclearClass } from './joined-facts.js';

/** A field of a contract or an event, with what is declared for it. */
export interface FieldUse {
  readonly keys: readonly FieldKey[];
  /** The contract or the event. */
  readonly schema: { readonly id: string; readonly name: string };
  readonly path: string;
  /** Where it is written: what several schemas have by way of one definition is declared once. */
  readonly place: string;
  readonly declared?: {
    readonly level?: SensitivityLevel;
    readonly categories: readonly string[];
    readonly word?: string;
    /** It is said of what holds the field: of a part of the schema, or of all of it. */
    readonly inheritedFrom?: 'part' | 'whole';
    /** The same for all fields that have it of one declaration. */
    readonly cause: unknown;
  };
  /** Where nothing is declared: another rule asks for it, or what is in it is asked for. */
  readonly isLeftOut: boolean;
  /** Makes it something that findings may be about, and gives its id. */
  readonly note: () => string;
}

interface Known extends FieldUse {
  readonly declared: NonNullable<FieldUse['declared']> & { readonly level: SensitivityLevel };
}

/** Holds what is declared of fields of one name, of entities of one name, against each other. */
export function compareClasses(uses: readonly FieldUse[]): ClassesFacts {
  const groups = new Map<string, { readonly uses: FieldUse[]; readonly hasEntity: boolean }>();
  for (const use of uses) {
    for (const { key, hasEntity } of use.keys) {
      const group = groups.get(key) ?? { uses: [], hasEntity };
      groups.set(key, group);
      group.uses.push(use);
    }
  }
  const compared = new Set<string>();
  const conflicts = new Conflicts();
  const unclear = new Map<string, UnclearClass>();
  for (const { uses: group, hasEntity } of groups.values()) {
    for (const { use, other } of findUnclear(group)) {
      if (!unclear.has(use.place)) unclear.set(use.place, toUnclear(use, other));
    }
    const known = group.filter(isKnown);
    if (schemasIn(known) > 1) for (const { schema } of known) compared.add(schema.id);
    const own = highestOf(known.filter((use) => use.declared.inheritedFrom === undefined));
    // What holds many fields is as sensitive as the most sensitive of them: it says of none that it is so high, but where it is declared lower.
    const part = highestOf(known.filter((use) => use.declared.inheritedFrom === 'part'));
    for (const each of known) {
      if (own && own.schema.id !== each.schema.id) conflicts.addDeclared(each, own);
      if (part && part.schema.id !== each.schema.id && each.declared.inheritedFrom === 'part') {
        conflicts.addDeclared(each, part);
      }
    }
    if (!hasEntity || own === undefined || !isSensitive(own.declared.level)) continue;
    for (const each of group) {
      const isLacking = each.declared === undefined && !each.isLeftOut;
      if (!isLacking || each.schema.id === own.schema.id) continue;
      compared.add(each.schema.id).add(own.schema.id);
      conflicts.add(each, own, 'nothing');
    }
  }
  return {
    compared: [...compared],
    conflicts: conflicts.list(),
    unclear: [...unclear.values()],
  };
}

/** Conflicts, each place once; what follows from one declaration is told once, with how many more fields have it. */
class Conflicts {
  readonly #places = new Set<string>();
  readonly #causes = new Map<unknown, { more: number }>();
  readonly #all: { readonly facts: ClassConflict; readonly count: { more: number } }[] = [];

  addDeclared(each: Known, highest: Known): void {
    if (rank(each) < rank(highest)) this.add(each, highest, 'level');
    else if (rank(each) === rank(highest) && isOtherKind(each, highest))
      this.add(each, highest, 'kind');
  }

  add(each: FieldUse, highest: Known, differs: ClassConflict['differs']): void {
    if (each.place === highest.place || this.#places.has(each.place)) return;
    this.#places.add(each.place);
    const { declared } = each;
    const known = declared?.inheritedFrom ? this.#causes.get(declared.cause) : undefined;
    if (known !== undefined) {
      known.more += 1;
      return;
    }
    const count = { more: 0 };
    if (declared?.inheritedFrom) this.#causes.set(declared.cause, count);
    const { level, categories = [] } = declared ?? {};
    this.#all.push({
      count,
      facts: {
        ...{ id: each.note(), path: each.path, schema: each.schema.name, differs, more: 0 },
        ...(level !== undefined && { level }),
        categories: kindsIn(categories),
        highest: {
          ...{ id: highest.note(), path: highest.path, schema: highest.schema.name },
          level: highest.declared.level,
          categories: kindsIn(highest.declared.categories),
        },
      },
    });
  }

  list(): readonly ClassConflict[] {
    return this.#all.map(({ facts, count }) => ({ ...facts, ...count }));
  }
}

/** Classes that nobody knows the level of, where another schema gives the field another one. */
function findUnclear(group: readonly FieldUse[]) {
  return group.flatMap((use) => {
    if (use.declared === undefined || isKnown(use)) return [];
    const word = use.declared.word?.toLowerCase();
    const other = group.find(
      (each) =>
        each.declared !== undefined &&
        each.schema.id !== use.schema.id &&
        each.place !== use.place &&
        (isKnown(each) || each.declared.word?.toLowerCase() !== word),
    );
    return other === undefined ? [] : [{ use, other }];
  });
}

function toUnclear(use: FieldUse, other: FieldUse): UnclearClass {
  const { schema, path, declared } = use;
  const said = other.declared?.level ?? other.declared?.word ?? '';
  return {
    ...{ id: use.note(), path, schema: schema.name, word: declared?.word ?? '' },
    other: { schema: other.schema.name, said },
  };
}

function isKnown(use: FieldUse): use is Known {
  return use.declared?.level !== undefined;
}

/** Of several the first. */
function highestOf(known: readonly Known[]): Known | undefined {
  return known.reduce<Known | undefined>(
    (most, each) => (most === undefined || rank(each) > rank(most) ? each : most),
    undefined,
  );
}

function schemasIn(uses: readonly FieldUse[]): number {
  return new Set(uses.map(({ schema }) => schema.id)).size;
}

function rank({ declared: { level } }: Known): number {
  return sensitivityLevels.indexOf(level);
}

/** `user` says no more than that it is about somebody. */
function kindsIn(categories: readonly string[]): readonly string[] {
  return categories.filter((category) => category !== 'user');
}

/** Both say for themselves what it holds, and none of it is the same, or part of the same. */
function isOtherKind(one: Known, other: Known): boolean {
  if (one.declared.inheritedFrom ?? other.declared.inheritedFrom) return false;
  const [left, right] = [kindsIn(one.declared.categories), kindsIn(other.declared.categories)];
  if (left.length === 0 || right.length === 0) return false;
  return left.every((mine) =>
    right.every((theirs) => !isPart(mine, theirs) && !isPart(theirs, mine)),
  );
}

function isPart(one: string, of: string): boolean {
  return one === of || one.startsWith(`${of}.`);
}
