import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import { readAllowed, readReached } from './read-reached.js';
import type { Bridge, Flag, WrittenDay } from './registry.js';

type Mapping = Readonly<Record<string, unknown>>;

interface Entry {
  readonly name: string;
  readonly path: DocumentPath;
  readonly value: Mapping;
}

/** Reads registries of flags and of bridges; a file may hold both. */
export const registryReader: ArtefactReader = {
  kind: 'registries',
  read: (document, { flags, bridges }, problems) => {
    const { value, object } = document;
    if (!isRecord(value) || object !== undefined) return undefined;
    const keys = Object.keys(value).filter((key) => key === 'flags' || key === 'bridges');
    // Others have keys of these names, too: a registry has nothing else.
    const isRegistry = Object.keys(value).every((key) => registryKeys.has(key));
    if (keys.length === 0 || !isRegistry) return undefined;
    if (!keys.some((key) => isMeant(value[key], document.uri))) return undefined;
    const readFlags = entriesOf(document, 'flags', problems).map((entry) =>
      toFlag(document, entry),
    );
    const readBridges = entriesOf(document, 'bridges', problems).map((entry) =>
      toBridge(document, entry, problems),
    );
    flags.push(...readFlags);
    bridges.push(...readBridges);
    return readFlags.length + readBridges.length;
  },
};

/** Providers of flags and of coverage have lists of this name, whose entries say other things. */
function isMeant(list: unknown, uri: string): boolean {
  const entries = typeof list === 'object' && list !== null ? Object.values(list) : [];
  if (entries.some((entry) => isRecord(entry) && ('variants' in entry || 'paths' in entry))) {
    return false;
  }
  const says = (entry: unknown) => isRecord(entry) && ownKeys.some((key) => key in entry);
  return entries.some(says) || /flag|bridge|registr/i.test(uri);
}

const ownKeys = [
  ...['owner', 'team', 'expires', 'expiry', 'expiresOn', 'retires', 'retirement', 'adr', 'reached'],
];

const registryKeys = new Set(['$schema', 'bridges', 'description', 'flags', 'version']);

function entriesOf(
  document: OperationsDocument,
  key: 'flags' | 'bridges',
  problems: Problem[],
): readonly Entry[] {
  const list = isRecord(document.value) ? document.value[key] : undefined;
  if (list === undefined || list === null) return [];
  const tell = (path: DocumentPath, message: string) => {
    const what = key === 'flags' ? 'owner and expires' : 'owner, retires, adr and consumers';
    problems.push({
      code: 'artefact-invalid',
      message,
      location: document.locate(path),
      hint: `Write a mapping by name below ${key}, each with ${what}.`,
    });
  };
  if (Array.isArray(list)) {
    return list.flatMap((value: unknown, index): Entry[] => {
      const path = [key, index];
      const name = isRecord(value) ? (value['name'] ?? value['key']) : undefined;
      if (isRecord(value) && typeof name === 'string') return [{ name, path, value }];
      tell(path, `an entry of ${key} has no name`);
      return [];
    });
  }
  if (!isRecord(list)) {
    tell([key], `${key} is neither a mapping nor a list`);
    return [];
  }
  return Object.entries(list).flatMap(([name, value]): Entry[] => {
    const path = [key, name];
    if (isRecord(value)) return [{ name, path, value }];
    if (value === null) return [{ name, path, value: {} }];
    tell(path, `${name} of ${key} is no mapping`);
    return [];
  });
}

function toFlag(document: OperationsDocument, { name, path, value }: Entry): Flag {
  const owner = textOf(value['owner'] ?? value['team']);
  const kind = textOf(value['kind'] ?? value['type']);
  const expires = dayOf(value['expires'] ?? value['expiry'] ?? value['expiresOn']);
  return {
    place: { document, path },
    name,
    ...(owner !== undefined && { owner }),
    ...(kind !== undefined && { flagKind: kind.toLowerCase() }),
    ...(expires && { expires }),
  };
}

function toBridge(
  document: OperationsDocument,
  { name, path, value }: Entry,
  problems: Problem[],
): Bridge {
  const reached = readReached(value['reached'], { document, path, problems });
  const allowed = readAllowed(value['allowed'], { document, path, problems });
  const owner = textOf(value['owner'] ?? value['team']);
  const retires = dayOf(value['retires'] ?? value['retirement'] ?? value['retiresOn']);
  const adr = textOf(value['adr']);
  const { consumers } = value;
  return {
    place: { document, path },
    name,
    ...(owner !== undefined && { owner }),
    ...(retires && { retires }),
    ...(adr !== undefined && { adr }),
    ...(Array.isArray(consumers) && {
      consumers: consumers.filter((each): each is string => typeof each === 'string'),
    }),
    ...(reached && { reached }),
    ...(allowed && { allowed }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function dayOf(value: unknown): WrittenDay | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const written = String(value).trim();
  if (written === '') return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written));
  // Date.parse takes 2027-02-30 for a day of March in some engines.
  const isReal = isDay && new Date(written).toISOString().startsWith(written);
  return { written, ...(isReal && { day: written }) };
}
