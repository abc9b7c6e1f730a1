import type { ProtoField, ProtoMessage } from '../proto-file.js';
import {
  bothRead,
  noneReads,
  onlyNewReads,
  onlyOldReads,
  type Pair,
  type ProtoComparison,
  type Verdicts,
} from './comparison.js';

/** A field of both versions. */
interface Member {
  readonly old: ProtoField;
  readonly after: ProtoField;
}

/** Compares which fields exclude each other. Their numbers say which are the same. */
export function compareOneofs(comparison: ProtoComparison, pair: Pair<ProtoMessage>): void {
  const { old, after } = pair;
  const newByNumber = new Map(after.fields.map((field) => [field.number, field]));
  const members = old.fields.flatMap((field): readonly Member[] => {
    const next = newByNumber.get(field.number);
    return next ? [{ old: field, after: next }] : [];
  });
  for (const name of after.oneofs) compareJoined(comparison, pair, name, members);
  for (const name of old.oneofs) compareSplit(comparison, pair, name, members);
}

/** Fields that could be there together, and exclude each other now. */
function compareJoined(
  comparison: ProtoComparison,
  pair: Pair<ProtoMessage>,
  name: string,
  members: readonly Member[],
): void {
  const within = members.filter(({ after }) => after.oneof === name);
  const from = new Set(within.map(({ old }) => old.oneof));
  const joined = within.filter(({ old }) => old.oneof === undefined);
  const [first] = within;
  if (first === undefined) return;
  if (joined.length === 0 && from.size === 1) {
    if (comparison.isSource && !from.has(name)) tell(comparison, pair, first, renamed(first));
    return;
  }
  const isSafe = within.length === 1;
  const names = (joined.length > 0 ? joined : within).map(({ after }) => after.name).join(', ');
  tell(comparison, pair, joined[0] ?? first, {
    happened: `${name} holds ${names} now, at most one of ${within.length === 1 ? 'its fields' : 'which'} can be there`,
    ...(comparison.isSource ? noneReads : isSafe ? bothRead : onlyOldReads),
    reason: comparison.isSource
      ? 'generated code has other accessors'
      : isSafe
        ? 'it is alone in what is new'
        : 'of an older message with several of them a new consumer keeps one',
  });
}

/** Fields that excluded each other, and can be there together now. */
function compareSplit(
  comparison: ProtoComparison,
  pair: Pair<ProtoMessage>,
  name: string,
  members: readonly Member[],
): void {
  const within = members.filter(({ old }) => old.oneof === name);
  const to = new Set(within.map(({ after }) => after.oneof));
  const left = within.filter(({ after }) => after.oneof === undefined);
  const [first] = left.length > 0 ? left : within;
  if (first === undefined || (left.length === 0 && to.size === 1)) return;
  const isSafe = within.length === 1;
  tell(comparison, pair, first, {
    happened: `${name} does not hold ${left.map(({ after }) => after.name).join(', ') || 'all of its fields'} any more`,
    ...(comparison.isSource ? noneReads : isSafe ? bothRead : onlyNewReads),
    reason: comparison.isSource
      ? 'generated code has other accessors'
      : isSafe
        ? 'it was alone there'
        : 'of a message with several of its fields an old consumer keeps one',
  });
}

interface Told extends Verdicts {
  readonly happened: string;
  readonly reason: string;
}

function renamed({ old, after }: Member): Told {
  return {
    happened: `${String(old.oneof)} is called ${String(after.oneof)} now`,
    ...noneReads,
    reason: 'generated code has other accessors',
  };
}

function tell(
  comparison: ProtoComparison,
  { old, after, path }: Pair<ProtoMessage>,
  member: Member,
  told: Told,
): void {
  comparison.add({
    kind: 'constraint-changed',
    path: path === '' ? member.old.name : `${path}.${member.old.name}`,
    ...told,
    happened: `is in another choice: ${told.happened}`,
    old: [old, member.old],
    new: [after, member.after],
  });
}
