import { createGlob, type Glob, toParts } from './glob.js';
import type { Sidecar, SidecarEntry } from './sidecar.js';

/** A field as entries name it. */
export interface MatchedField {
  /** Names from the top, its own last. */
  readonly path: readonly string[];
  /** Names of what holds it, and of their types. */
  readonly containers: readonly string[];
  /** Name of the whole schema. */
  readonly schema: string | undefined;
  readonly uri: string | undefined;
}

export interface FoundEntry {
  readonly entry: SidecarEntry;
  readonly sidecar: Sidecar;
}

/** Finds the entries of sidecars that name a field, in their order. */
export type MatchEntries = (field: MatchedField) => readonly FoundEntry[];

interface Candidate extends FoundEntry {
  readonly field: Glob | undefined;
  readonly schema: Glob | undefined;
  readonly event: Glob | undefined;
  readonly path: Glob | undefined;
}

/** Sorts the entries by the last part of their patterns, so that a field is held against few of them. */
export function indexEntries(sidecars: readonly Sidecar[]): MatchEntries | undefined {
  const byName = new Map<string, Candidate[]>();
  const others: Candidate[] = [];
  for (const sidecar of sidecars) {
    for (const entry of sidecar.entries) {
      const { field, schema, event, path } = entry.pattern;
      const candidate: Candidate = {
        entry,
        sidecar,
        field: field === undefined ? undefined : createGlob(field, '.', 'end'),
        schema: schema === undefined ? undefined : createGlob(schema, '.', 'end'),
        event: event === undefined ? undefined : createGlob(event, '.', 'end'),
        path: path === undefined ? undefined : createGlob(path, '/', 'end'),
      };
      const last = field === undefined ? undefined : toParts(field, '.').at(-1);
      if (last === undefined || last.includes('*')) others.push(candidate);
      else if (byName.has(last)) byName.get(last)?.push(candidate);
      else byName.set(last, [candidate]);
    }
  }
  if (byName.size + others.length === 0) return undefined;
  return (field) => {
    const path = field.path.flatMap((name) => toParts(name, '.'));
    const candidates = [...(byName.get(path.at(-1) ?? '') ?? []), ...others];
    return candidates.filter((candidate) => isMeant(candidate, field, path));
  };
}

function isMeant(
  { field, schema, event, path }: Candidate,
  { containers, schema: whole, uri }: MatchedField,
  parts: readonly string[],
): boolean {
  const isNamed = (glob: Glob, name: string | undefined) =>
    name !== undefined && glob(toParts(name, '.'));
  if (field !== undefined && !field(parts)) return false;
  if (event !== undefined && !isNamed(event, whole)) return false;
  if (schema !== undefined && ![whole, ...containers].some((name) => isNamed(schema, name))) {
    return false;
  }
  return path === undefined || (uri !== undefined && path(toParts(uri, '/')));
}
