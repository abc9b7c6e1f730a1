import { isRecord } from '../../../../source/is-record.js';

/** Ways that `exports` or `imports` offer for a name: `./dist/index.js`, or for `imports` a package. In the order in which they stand. */
export interface Targets {
  /** By the conditions that hold. */
  readonly asked: readonly string[];
  /** By others: without its build a package may have a source only under `source` or `development`. */
  readonly others: readonly string[];
}

/**
 * The ways that a table offers for a key.
 *
 * @param table - with keys that are subpaths (`./x`) or names (`#x`)
 */
export function targetsFor(
  table: Readonly<Record<string, unknown>>,
  key: string,
  conditions: ReadonlySet<string>,
): Targets {
  if (!key.includes('*') && Object.hasOwn(table, key)) return collect(table[key], '', conditions);
  const [pattern] = Object.keys(table)
    .filter((candidate) => matchPattern(candidate, key) !== undefined)
    .sort(comparePatterns);
  if (pattern === undefined) return { asked: [], others: [] };
  return collect(table[pattern], matchPattern(pattern, key) ?? '', conditions);
}

/** `exports` as a table of subpaths; undefined where a package has none. */
export function exportsTable(exports: unknown): Readonly<Record<string, unknown>> | undefined {
  if (exports === undefined || exports === null) return undefined;
  if (isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.'))) return exports;
  return { '.': exports };
}

/** What stands in place of the `*`, or after a pattern that ends in a slash. */
function matchPattern(pattern: string, key: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) {
    const isFolder = pattern.endsWith('/') && key.startsWith(pattern);
    return isFolder ? key.slice(pattern.length) : undefined;
  }
  const prefix = pattern.slice(0, star);
  const suffix = pattern.slice(star + 1);
  const fits =
    key.length > prefix.length + suffix.length && key.startsWith(prefix) && key.endsWith(suffix);
  return fits ? key.slice(prefix.length, key.length - suffix.length) : undefined;
}

/** The longest prefix first, then the longest pattern. */
function comparePatterns(left: string, right: string): number {
  const prefix = (pattern: string): number => {
    const star = pattern.indexOf('*');
    return star === -1 ? pattern.length : star + 1;
  };
  return prefix(right) - prefix(left) || right.length - left.length;
}

function collect(target: unknown, star: string, conditions: ReadonlySet<string>): Targets {
  const asked: string[] = [];
  const others: string[] = [];
  const walk = (value: unknown, isAsked: boolean): void => {
    if (typeof value === 'string') {
      const way = value.includes('*')
        ? value.replaceAll('*', () => star)
        : value + (value.endsWith('/') ? star : '');
      (isAsked ? asked : others).push(way);
    } else if (Array.isArray(value)) {
      value.forEach((item) => walk(item, isAsked));
    } else if (isRecord(value)) {
      for (const [condition, inner] of Object.entries(value)) {
        walk(inner, isAsked && holds(condition, conditions));
      }
    }
  };
  walk(target, true);
  return { asked, others };
}

/** `types@>=5` is for some versions of TypeScript: the one that reads is new. */
function holds(condition: string, conditions: ReadonlySet<string>): boolean {
  const name = condition.startsWith('types@') ? 'types' : condition;
  return name === 'default' || conditions.has(name);
}
