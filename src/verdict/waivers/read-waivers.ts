import type { Problem } from '../../report/index.js';
import { checkShape, type ShapeFault } from '../../source/check-shape.js';
import { describeKind } from '../../source/describe-kind.js';
import { createPathMatcher, type Settings } from '../../source/index.js';
import { type ExceptionFile, readExceptionFile, refuseFile } from '../exception-file.js';
import { type KnownWaiver, placeOf, type Waiver, type WaiverEntry } from './waiver.js';
import { type WrittenWaiver, waiverFileSchema, waiverSchema } from './waiver-schema.js';
import { isRecord } from '../../source/is-record.js';

const waiverFile: ExceptionFile = {
  name: 'file of waivers',
  code: 'waivers-invalid',
  remedy: 'Name a file with a list under the key waivers; an empty one is waivers: [].',
};

export type ReadWaivers =
  | { readonly kind: 'waivers'; readonly entries: readonly WaiverEntry[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads a file of waivers. A fault in one waiver is kept with it and leaves the others as they are; only a file that is no
 * list of waivers is a problem.
 */
export async function readWaivers(uri: string, cwd: string): Promise<ReadWaivers> {
  const read = await readExceptionFile(waiverFile, uri, cwd);
  if (read.kind !== 'settings') return { kind: 'problem', problem: read.problem };
  const { settings } = read;
  const shape = checkShape(waiverFileSchema, settings.value);
  if (shape.kind === 'faults') {
    return { kind: 'problem', problem: describeFaults(settings, shape.faults) };
  }
  const waivers = shape.value.waivers ?? [];
  return {
    kind: 'waivers',
    entries: await Promise.all(waivers.map((value, index) => readEntry(settings, value, index))),
  };
}

function describeFaults(settings: Settings, faults: readonly ShapeFault[]): Problem {
  const kind = describeKind(settings.value);
  const isOther = kind !== undefined && kind !== 'it looks like a file of waivers';
  // A key that is nearly right says more than that the right one is missing.
  const fault = faults.find(({ hint }) => hint.startsWith('Did you mean')) ?? faults[0];
  if (isOther || fault === undefined) {
    return refuseFile(waiverFile, { settings, message: kind ?? 'it holds no waivers' });
  }
  const { path, message, hint } = fault;
  return refuseFile(waiverFile, { settings, path, message, hint });
}

async function readEntry(settings: Settings, value: unknown, index: number): Promise<WaiverEntry> {
  const at = ['waivers', index];
  const locate: WaiverEntry['locate'] = (path) => settings.locate([...at, ...path]);
  const entry = {
    origin: 'file',
    id: nameEntry(value) ?? placeOf(locate([])),
    known: readKnown(value),
    locate,
    identity: identify(value),
  } as const;
  if (!isRecord(value)) {
    const message = 'it is no mapping';
    return {
      ...entry,
      faults: [{ path: [], message, hint: 'Give it rule, owner, reason, expires.' }],
    };
  }
  const shape = checkShape(waiverSchema, value);
  const faults = shape.kind === 'faults' ? shape.faults : [];
  const nothing = findNothingCovered(value, faults);
  if (shape.kind === 'faults' || nothing.length > 0) {
    return { ...entry, faults: [...faults, ...nothing] };
  }
  return { ...entry, waiver: await toWaiver(shape.value), faults: [] };
}

const coverKeys = ['subject', 'paths', 'fingerprint'];

/** A waiver that names no subject, path or fingerprint would waive all that its rule finds. */
function findNothingCovered(
  value: Readonly<Record<string, unknown>>,
  faults: readonly ShapeFault[],
): readonly ShapeFault[] {
  const isGiven = coverKeys.some((key) => value[key] !== undefined);
  // Who misspelt the key is told so already.
  const isMeant = faults.some(({ hint }) => coverKeys.some((key) => hint.includes(`mean ${key}?`)));
  if (isGiven || isMeant) return [];
  const message = 'it does not say what it covers';
  return [{ path: [], message, hint: 'Give it a subject, paths or a fingerprint.' }];
}

async function toWaiver(written: WrittenWaiver): Promise<Waiver> {
  const { rule, owner, reason, expires, riskId, reviewDate, ticket } = written;
  const { subject, paths, fingerprint, acceptedBy, controls } = written;
  const globs = paths === undefined ? undefined : [paths].flat();
  return {
    rule,
    covers: {
      ...(subject && { subject: dropUndefined(subject) }),
      ...(globs && { paths: { globs, matches: await createPathMatcher(globs) } }),
      ...(fingerprint !== undefined && { fingerprints: [fingerprint].flat() }),
    },
    owner: owner.trim(),
    reason: reason.trim(),
    expires,
    ...(acceptedBy !== undefined && { acceptedBy: [acceptedBy].flat() }),
    ...(riskId !== undefined && { riskId }),
    ...(reviewDate !== undefined && { reviewDate }),
    ...(ticket !== undefined && { ticket }),
    controls: controls ?? [],
  };
}

function readKnown(value: unknown): KnownWaiver {
  return {
    ...(isText(value, 'rule') && { rule: value.rule }),
    ...(isText(value, 'owner') && { owner: value.owner.trim() }),
    ...(isText(value, 'reason') && { reason: value.reason.trim() }),
    ...(isText(value, 'expires') && { expires: value.expires }),
  };
}

function nameEntry(value: unknown): string | undefined {
  if (isText(value, 'riskId')) return value.riskId;
  return isText(value, 'ticket') ? value.ticket : undefined;
}

/** What a waiver names, without who and why: two entries of the same identity are the same exception. */
function identify(value: unknown): string {
  if (!isRecord(value)) return JSON.stringify(value);
  const { rule, subject, paths, fingerprint } = value;
  return JSON.stringify([rule, sortKeys(subject), paths, fingerprint]);
}

function sortKeys(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

function dropUndefined<Fields extends object>(fields: Fields): Defined<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The same keys, less those that hold nothing.
  return Object.fromEntries(entries) as Defined<Fields>;
}

type Defined<Fields> = { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };

function isText<Key extends string>(value: unknown, key: Key): value is Record<Key, string> {
  if (!isRecord(value)) return false;
  const field = value[key];
  return typeof field === 'string' && field.trim() !== '';
}
