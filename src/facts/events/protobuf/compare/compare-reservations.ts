import type { ProtoEnum, ProtoMessage } from '../proto-file.js';
import { onlyNewReads, type Pair, type ProtoComparison } from './comparison.js';
import { lostReservations, printReserved } from './reserved-numbers.js';

/**
 * Compares what two versions of a message or an enum keep from being used again.
 *
 * @param members - of the newer version: what uses a number or a name again is told by itself
 */
export function compareReservations(
  comparison: ProtoComparison,
  { old, after, path }: Pair<ProtoEnum> | Pair<ProtoMessage>,
  members: readonly { readonly number: number; readonly name: string }[],
): void {
  const used = {
    numbers: new Set(members.map(({ number }) => number)),
    names: new Set(members.map(({ name }) => name)),
  };
  const lost = lostReservations(old.reserved, after.reserved, used);
  const names = comparison.hasNames ? lost.names : [];
  if (lost.ranges.length === 0 && names.length === 0) return;
  const what = 'fields' in after ? 'field' : 'value';
  comparison.add({
    kind: 'reservation-removed',
    path,
    happened: `does not reserve ${printReserved(lost.ranges, names)} any more`,
    ...onlyNewReads,
    reason: `a ${what} that comes there is misread by consumers from before the reservation`,
    old: [old, { pointer: `${old.pointer}/reserved` }],
    new: [after, after],
  });
}
