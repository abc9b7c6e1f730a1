import type { AvroDifferences, Reach } from './avro-differences.js';
import type { AvroEnum, AvroFixed, AvroNamedType } from './avro-type.js';
import { isNamedAs } from './can-read.js';
import { compareLogicalTypes } from './compare-logical-types.js';

export function compareNames(
  differences: AvroDifferences,
  old: AvroNamedType,
  after: AvroNamedType,
  reach: Reach,
): void {
  if (old.name.full === after.name.full) return;
  differences.add(reach, 'name-changed', {
    old,
    new: after,
    happened: `has a type of another name (${old.name.full} became ${after.name.full})`,
    backward: isNamedAs(after, old),
    forward: isNamedAs(old, after),
    reason: {
      forward: `reads ${old.name.simple} only`,
      backward: `reads ${after.name.simple} only, and has no alias for ${old.name.full}`,
      none: 'names are compared without their namespaces, or an alias stands for the other name',
    },
  });
}

export function compareSymbols(
  differences: AvroDifferences,
  old: AvroEnum,
  after: AvroEnum,
  reach: Reach,
): void {
  const [before, now] = [new Set(old.symbols), new Set(after.symbols)];
  const added = after.symbols.filter((symbol) => !before.has(symbol));
  const removed = old.symbols.filter((symbol) => !now.has(symbol));
  if (added.length > 0) {
    differences.add(reach, 'enum-value-added', {
      old,
      new: after,
      happened: `has further values${listOf(added)}`,
      values: added,
      backward: true,
      forward: old.default !== undefined,
      reason: {
        forward: 'does not know them, and its enum has no default',
        none: 'the enum of the old schema has a default for what it does not know',
      },
    });
  }
  if (removed.length > 0) {
    differences.add(reach, 'enum-value-removed', {
      old,
      new: after,
      happened: `no longer has some values${listOf(removed)}`,
      values: removed,
      backward: after.default !== undefined,
      forward: true,
      reason: {
        backward: 'finds them in old data, and its enum has no default',
        none: 'the enum of the new schema has a default for what it does not know',
      },
    });
  }
  if (old.default !== after.default) {
    differences.add(reach, 'default-changed', {
      old,
      new: after,
      happened: 'has an enum with another default',
      backward: true,
      forward: true,
      reason: 'a reader takes the default for a symbol that it does not know',
    });
  }
}

export function compareSizes(
  differences: AvroDifferences,
  old: AvroFixed,
  after: AvroFixed,
  reach: Reach,
): void {
  if (old.size === after.size) {
    compareLogicalTypes(differences, old, after, reach);
    return;
  }
  const isKnown = old.size !== undefined && after.size !== undefined;
  const expects = (size: number | undefined): string => `expects ${String(size)} bytes`;
  differences.add(reach, 'constraint-changed', {
    old,
    new: after,
    happened: `has another size (${String(old.size)} bytes became ${String(after.size)})`,
    backward: isKnown ? false : 'undecided',
    forward: isKnown ? false : 'undecided',
    reason: { forward: expects(old.size), backward: expects(after.size) },
  });
}

/** More values than these say nothing more. */
const mostValues = 5;

function listOf(symbols: readonly string[]): string {
  const more = symbols.length - mostValues;
  const rest = more > 0 ? ` and ${String(more)} more` : '';
  return ` (${symbols.slice(0, mostValues).join(', ')}${rest})`;
}
