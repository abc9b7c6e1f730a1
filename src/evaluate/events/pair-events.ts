import type { EventSchema } from '../../facts/events/model/index.js';
import { partOf } from './part-of.js';

/** One version of some schemas, with what their files are called below the folder that is compared. */
export interface EventSide {
  readonly schemas: readonly EventSchema[];
  /** The path of a file by its uri. */
  readonly pathOf: (uri: string) => string;
}

/** An event in both versions; without the older one it is new, without the newer one it is gone. */
export interface EventPair {
  readonly old?: EventSchema;
  readonly new?: EventSchema;
}

/**
 * Finds for each event what it was: by its path, by the name that its file had, by its own name, and by the version before its own where
 * both versions stand side by side.
 *
 * @param oldPaths - what files of the newer version are called in the older one, where that is another path
 */
export function pairEvents(
  older: EventSide,
  newer: EventSide,
  oldPaths: ReadonlyMap<string, string> = new Map(),
): readonly EventPair[] {
  const free = new Map(older.schemas.map((schema) => [keyOf(schema, older), schema]));
  const paired = new Map<EventSchema, EventSchema>();
  const pair = (schema: EventSchema, old: EventSchema): void => {
    paired.set(schema, old);
    free.delete(keyOf(old, older));
  };
  for (const schema of newer.schemas) {
    const path = newer.pathOf(schema.document.uri);
    const was = oldPaths.get(path);
    const old =
      free.get(keyOf(schema, newer)) ??
      (was === undefined ? undefined : free.get(`${was}${partOf(schema)}`));
    if (old !== undefined) pair(schema, old);
  }
  pairByName(newer, free, paired, pair);
  const whole = byName(older.schemas);
  const pairs = newer.schemas.map((schema): EventPair => {
    const old = paired.get(schema) ?? versionBefore(schema, whole.get(nameOf(schema)) ?? []);
    return old === undefined ? { new: schema } : { old, new: schema };
  });
  return [...pairs, ...[...free.values()].map((old): EventPair => ({ old }))];
}

/** Names that only one event has in what is left of each version. */
function pairByName(
  newer: EventSide,
  free: ReadonlyMap<string, EventSchema>,
  paired: ReadonlyMap<EventSchema, EventSchema>,
  pair: (schema: EventSchema, old: EventSchema) => void,
): void {
  const left = byName([...free.values()]);
  const sought = byName(newer.schemas.filter((schema) => !paired.has(schema)));
  for (const [name, [schema, ...others]] of sought) {
    const [old, ...more] = left.get(name) ?? [];
    if (schema === undefined || old === undefined) continue;
    if (others.length === 0 && more.length === 0) pair(schema, old);
  }
}

/** Of several versions side by side the newest one that is older. */
function versionBefore(
  { version }: EventSchema,
  candidates: readonly EventSchema[],
): EventSchema | undefined {
  if (version === undefined) return undefined;
  return candidates
    .filter((old) => old.version !== undefined && compareVersions(old.version, version) < 0)
    .toSorted((left, right) => compareVersions(left.version ?? '', right.version ?? ''))
    .at(-1);
}

/** Part by part, numbers as numbers. */
export function compareVersions(left: string, right: string): number {
  const [ours, theirs] = [partsOf(left), partsOf(right)];
  for (let part = 0; part < Math.max(ours.length, theirs.length); part += 1) {
    const difference = (ours[part] ?? 0) - (theirs[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

function byName(schemas: readonly EventSchema[]): ReadonlyMap<string, readonly EventSchema[]> {
  const groups = new Map<string, EventSchema[]>();
  for (const schema of schemas) {
    const name = nameOf(schema);
    const group = groups.get(name);
    if (group) group.push(schema);
    else groups.set(name, [schema]);
  }
  return groups;
}

function nameOf({ format, namespace = '', name }: EventSchema): string {
  return JSON.stringify([format, namespace, name]);
}

function keyOf(schema: EventSchema, { pathOf }: EventSide): string {
  return `${pathOf(schema.document.uri)}${partOf(schema)}`;
}
