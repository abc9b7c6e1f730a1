import type { Use } from '../barrels/index.js';

/** What is asked of the uses between the files of a code base. */
export interface ChainQuestion {
  /** Of a file, with those that barrels hand on. */
  readonly usesOf: (file: string) => readonly Use[];
  /** By their path, sorted. */
  readonly files: readonly string[];
  /** Whether a way may start there. */
  readonly isStart: (file: string) => boolean;
  /** What a file belongs to; undefined: to nothing, so that chains lead through it. */
  readonly groupOf: (file: string) => number | undefined;
}

/** A way from files of one group to another through files that belong to none. */
export interface Chain {
  readonly from: number;
  readonly to: number;
  /** The uses of the shortest way: two at least. */
  readonly uses: readonly Use[];
  /** The files of the group that the way is open to by the same first step, sorted. */
  readonly starts: readonly string[];
}

interface Step {
  readonly file: string;
  readonly use: Use;
}

/**
 * Finds, for each file of no group that a group imports, the shortest ways from there into other groups. A file that imports the other
 * group itself needs no such way and starts none.
 */
export function findChains({ usesOf, files, isStart, groupOf }: ChainQuestion): readonly Chain[] {
  const users = new Map<string, Step[]>();
  const starts = new Map<
    string,
    { readonly from: number; readonly use: Use; readonly files: string[] }
  >();
  const direct = new Set<string>();
  const into = new Map<number, Step[]>();
  for (const file of files) {
    const group = groupOf(file);
    if (group !== undefined && !isStart(file)) continue;
    for (const use of usesOf(file)) {
      if (use.origin.kind !== 'file') continue;
      const target = use.origin.file;
      const other = groupOf(target);
      if (group === undefined) {
        if (other === undefined) append(users, target, { file, use });
        else append(into, other, { file, use });
      } else if (other === undefined) {
        const start = starts.get(`${group}\0${target}`);
        if (!start) starts.set(`${group}\0${target}`, { from: group, use, files: [file] });
        else if (start.files.at(-1) !== file) start.files.push(file);
      } else if (other !== group) direct.add(`${file}\0${other}`);
    }
  }
  return [...into].flatMap(([to, ends]) => {
    const ways = findWays(ends, users);
    return [...starts.values()].flatMap(({ from, use, files: all }): Chain[] => {
      if (from === to || use.origin.kind !== 'file' || !ways.has(use.origin.file)) return [];
      const open = all.filter((file) => !direct.has(`${file}\0${to}`));
      const [first] = open;
      if (first === undefined) return [];
      const own =
        first === use.edge.from
          ? use
          : (usesOf(first).find(({ origin }) => leadsTo(origin, use)) ?? use);
      return [{ from, to, uses: [own, ...follow(use.origin.file, ways)], starts: open }];
    });
  });
}

function leadsTo(origin: Use['origin'], { origin: wanted }: Use): boolean {
  return origin.kind === 'file' && wanted.kind === 'file' && origin.file === wanted.file;
}

/** For every file that gets there, its next step: breadth first from the end. */
function findWays(
  ends: readonly Step[],
  users: ReadonlyMap<string, readonly Step[]>,
): ReadonlyMap<string, Use> {
  const ways = new Map<string, Use>();
  const queue: string[] = [];
  const take = ({ file, use }: Step) => {
    if (ways.has(file)) return;
    ways.set(file, use);
    queue.push(file);
  };
  ends.forEach(take);
  for (const file of queue) users.get(file)?.forEach(take);
  return ways;
}

function follow(file: string, ways: ReadonlyMap<string, Use>): readonly Use[] {
  const uses: Use[] = [];
  for (let use = ways.get(file); use;) {
    uses.push(use);
    use = use.origin.kind === 'file' ? ways.get(use.origin.file) : undefined;
  }
  return uses;
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
