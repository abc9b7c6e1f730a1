import { type AvroNamedType, type AvroType, follow } from './avro-type.js';

/** A type at the top of a file, or a message of a protocol. */
export interface AvroRoot {
  readonly type: AvroType;
  /** It is sent as it is, whatever else uses it. */
  readonly isMessage: boolean;
  /** Its type stands for the parameters of a message of a protocol. */
  readonly isRequest?: boolean;
  /** It carries others and is none itself: the answer of a message. */
  readonly isOther?: boolean;
}

/**
 * The roots that are events: messages, and what holds records and is used by no other root. Of records that only use each other the
 * first one is.
 */
export function chooseEvents<Root extends AvroRoot>(roots: readonly Root[]): readonly Root[] {
  const byType = new Map<AvroType, Root>(roots.map((root) => [root.type, root]));
  const uses = new Map(
    roots.map((root) => [
      root,
      usedBy(root.type).flatMap((type) => {
        const used = byType.get(type);
        return used !== undefined && used !== root ? [used] : [];
      }),
    ]),
  );
  const used = new Set([...uses.values()].flat());
  const reached = new Set<Root>();
  const chosen: Root[] = [];
  const choose = (root: Root): void => {
    if (!root.isOther && (root.isMessage || holdsRecord(root.type))) chosen.push(root);
    const open = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(uses.get(next) ?? []));
    }
  };
  roots.filter((root) => root.isMessage || !used.has(root)).forEach(choose);
  roots
    .filter((root) => !reached.has(root))
    .forEach((root) => {
      if (!reached.has(root)) choose(root);
    });
  const events = new Set(chosen);
  return roots.filter((root) => events.has(root));
}

/** The named types that a type refers to by their names, in what is written of it. */
function usedBy(type: AvroType): readonly AvroNamedType[] {
  const found: AvroNamedType[] = [];
  const open = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'reference') {
      const target = next.resolve();
      if (target) found.push(target);
    } else open.push(...partsOf(next));
  }
  return found;
}

function holdsRecord(type: AvroType): boolean {
  const known = follow(type);
  return known.kind === 'record' || (known.kind !== 'broken' && partsOf(known).some(holdsRecord));
}

function partsOf(type: AvroType): readonly AvroType[] {
  switch (type.kind) {
    case 'array':
      return [type.items];
    case 'map':
      return [type.values];
    case 'union':
      return type.branches;
    case 'record':
      return type.fields.map((field) => field.type);
    default:
      return [];
  }
}
