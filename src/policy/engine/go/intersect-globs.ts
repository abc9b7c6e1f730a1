import { type GlobToken, readGlob, shareCharacter } from './glob-tokens.js';

/** The rest of a glob, from one of its tokens on. */
interface Rest {
  readonly glob: readonly GlobToken[];
  readonly at: number;
}

/**
 * Whether there is a text that both globs match, as github.com/yashtewari/glob-intersection decides it for OPA. It goes from left
 * to right and takes a repeated token no further than to where the next one fits, so that it misses some texts: the answer has to
 * be the same here.
 *
 * @throws GlobFault when one of them is no glob
 */
export function intersectGlobs(left: string, right: string): boolean {
  const trimmed = trim(readGlob(left), readGlob(right));
  return trimmed !== undefined && new Intersection(trimmed[0]).meet(...trimmed);
}

type Glob = readonly GlobToken[];

/** Takes off what has to match at both ends, but for one token; undefined where it does not match. */
function trim(left: Glob, right: Glob): readonly [Glob, Glob] | undefined {
  let start = 0;
  for (; isPlain(left[start]) && isPlain(right[start]); start += 1) {
    if (!share(left, start, right, start)) return undefined;
  }
  if (start > 0) start -= 1;
  let leftEnd = left.length - 1;
  let rightEnd = right.length - 1;
  while (leftEnd >= start && rightEnd >= start) {
    if (!isPlain(left[leftEnd]) || !isPlain(right[rightEnd])) break;
    if (!share(left, leftEnd, right, rightEnd)) return undefined;
    leftEnd -= 1;
    rightEnd -= 1;
  }
  if (leftEnd < left.length - 1) {
    leftEnd += 1;
    rightEnd += 1;
  }
  return [left.slice(start, leftEnd + 1), right.slice(start, rightEnd + 1)];
}

/** The search, which remembers what it tried: it would take exponential time otherwise. */
class Intersection {
  readonly #left: Glob;
  readonly #tried = new Map<string, boolean>();

  constructor(left: Glob) {
    this.#left = left;
  }

  meet(left: Glob, right: Glob): boolean {
    return this.#walk({ glob: left, at: 0 }, { glob: right, at: 0 });
  }

  #walk(a: Rest, b: Rest): boolean {
    let [i, j] = [a.at, b.at];
    for (; i < a.glob.length && j < b.glob.length; i += 1, j += 1) {
      if (!isPlain(a.glob[i]) || !isPlain(b.glob[j])) {
        return this.#repeat({ glob: a.glob, at: i }, { glob: b.glob, at: j });
      }
      if (!share(a.glob, i, b.glob, j)) return false;
    }
    return i === a.glob.length && j === b.glob.length;
  }

  #repeat(a: Rest, b: Rest): boolean {
    const key = `${a.glob === this.#left ? '' : '-'}${a.at},${b.at}`;
    let meets = this.#tried.get(key);
    if (meets === undefined) {
      const [repeated, other] = isPlain(a.glob[a.at]) ? [b, a] : [a, b];
      const isOnce = repeated.glob[repeated.at]?.flag === '+';
      meets = isOnce ? this.#plus(repeated, other) : this.#star(repeated, other);
      this.#tried.set(key, meets);
    }
    return meets;
  }

  #plus(repeated: Rest, other: Rest): boolean {
    if (!share(repeated.glob, repeated.at, other.glob, other.at)) return false;
    if (this.#star(repeated, next(other))) return true;
    return !isPlain(other.glob[other.at]) && this.#walk(next(repeated), other);
  }

  /** Lets the repeated token take tokens of the other, until the one behind it fits, and the rest. */
  #star(repeated: Rest, other: Rest): boolean {
    const { glob, at } = repeated;
    const hasNext = at + 1 < glob.length;
    for (let index = other.at; index < other.glob.length; index += 1) {
      if (hasNext && share(glob, at + 1, other.glob, index)) {
        if (this.#walk(next(repeated), { glob: other.glob, at: index })) return true;
      }
      if (!share(glob, at, other.glob, index)) return false;
    }
    return !hasNext;
  }
}

function next({ glob, at }: Rest): Rest {
  return { glob, at: at + 1 };
}

function isPlain(token: GlobToken | undefined): boolean {
  return token?.flag === '';
}

function share(left: Glob, i: number, right: Glob, j: number): boolean {
  const [a, b] = [left[i], right[j]];
  return a !== undefined && b !== undefined && shareCharacter(a, b);
}
