import type { AvroDifferences, Reach } from './avro-differences.js';
import type { AvroType, LogicalType } from './avro-type.js';

/**
 * Compares what the values of one type mean. Readers take them whatever is different, and specification 1.12 lets them: another scale of
 * a decimal makes another amount of the same bytes.
 */
export function compareLogicalTypes(
  differences: AvroDifferences,
  old: AvroType,
  after: AvroType,
  reach: Reach,
): void {
  const [was, is] = [old.logicalType, after.logicalType];
  if (describe(was) === describe(is)) return;
  const isMisread =
    was !== undefined && is !== undefined && (was.name !== is.name || scaleOf(was) !== scaleOf(is));
  differences.add(reach, 'constraint-changed', {
    old,
    new: after,
    happened: `has another logical type (${describe(was)} became ${describe(is)})`,
    backward: true,
    forward: true,
    reason: isMisread
      ? 'readers take what the other version writes, and take it for another value'
      : 'readers of either version take what the other one writes',
    ...(isMisread && { misread: true }),
  });
}

function scaleOf({ scale = 0 }: LogicalType): number {
  return scale;
}

function describe(type: LogicalType | undefined): string {
  if (type === undefined) return 'none';
  if (type.name !== 'decimal') return type.name;
  return `decimal(${String(type.precision ?? '?')}, ${String(scaleOf(type))})`;
}
