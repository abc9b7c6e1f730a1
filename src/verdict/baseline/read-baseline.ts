import { createHash } from 'node:crypto';
import type { Problem } from '../../report/index.js';
import { checkShape } from '../../source/check-shape.js';
import { describeKind } from '../../source/describe-kind.js';
import type { Settings } from '../../source/index.js';
import type { Baseline, BaselineEntry } from './baseline.js';
import { baselineSchema } from './baseline-schema.js';
import { type ExceptionFile, readExceptionFile, refuseFile } from '../exception-file.js';
import { fingerprintVersion } from '../fingerprint.js';

const baselineFile: ExceptionFile = {
  name: 'baseline',
  code: 'baseline-invalid',
  remedy: 'Write it with archfit baseline, or name the right file.',
};

export type ReadBaseline =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  /** Its fingerprints are of another version: it accepts nothing until the command has migrated it. */
  | { readonly kind: 'outdated'; readonly baseline: Baseline; readonly problem: Problem }
  | { readonly kind: 'missing' | 'problem'; readonly problem: Problem };

/**
 * Reads a baseline whole, or not at all: of a file that is not understood nothing is accepted.
 *
 * @param uri - relative to `cwd`, as it stands in messages
 */
export async function readBaseline(uri: string, cwd: string): Promise<ReadBaseline> {
  const read = await readExceptionFile(baselineFile, uri, cwd);
  if (read.kind !== 'settings') return read;
  const { settings } = read;
  const refusal = refuseOther(settings);
  if (refusal) return { kind: 'problem', problem: refusal };
  const shape = checkShape(baselineSchema, settings.value);
  if (shape.kind === 'faults') {
    const [fault, ...others] = shape.faults;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    const { path = [], message = 'it is none', hint = baselineFile.remedy } = fault ?? {};
    return {
      kind: 'problem',
      problem: refuseFile(baselineFile, { settings, path, message: `${message}${more}`, hint }),
    };
  }
  const { findings, fingerprints, tool, packs, written } = shape.value;
  const baseline: Baseline = {
    uri,
    digest: `sha256:${createHash('sha256').update(settings.text).digest('hex')}`,
    fingerprints,
    tool,
    packs,
    written,
    entries: findings.map(dropUndefined),
    locate: (index) => settings.locate(['findings', index]),
  };
  if (fingerprints === fingerprintVersion) return { kind: 'baseline', baseline };
  return { kind: 'outdated', baseline, problem: describeOutdated(settings, fingerprints) };
}

/** Names what was given in place of a baseline. */
function refuseOther(settings: Settings): Problem | undefined {
  const { value } = settings;
  const kind = describeKind(value);
  if (kind !== 'it looks like a baseline') {
    return refuseFile(baselineFile, { settings, message: kind ?? 'it holds no findings' });
  }
  // It has the keys of a baseline, so that it is a mapping.
  const { schemaVersion, tool } = value as Readonly<Record<string, unknown>>;
  if (schemaVersion === 1) return undefined;
  return refuseFile(baselineFile, {
    settings,
    path: ['schemaVersion'],
    message: `its format is ${JSON.stringify(schemaVersion)}, and this version of archfit reads 1`,
    hint: `Run the version that wrote it${typeof tool === 'string' ? ` (${tool})` : ''}, or write it again with archfit baseline.`,
  });
}

function describeOutdated(settings: Settings, version: string): Problem {
  return {
    code: 'baseline-outdated',
    message: `the fingerprints of the baseline are of version ${version}, and those of this run are ${fingerprintVersion}: it accepts nothing`,
    location: settings.locate(['fingerprints']),
    hint: 'Migrate it with archfit baseline: what it accepts is found again by rule, subject and path.',
  };
}

type Written<Fields> = { readonly [Key in keyof Fields]: Fields[Key] | undefined };

function dropUndefined(entry: Written<BaselineEntry>): BaselineEntry {
  // The schema gives undefined for what is absent; the keys that are left are those of an entry.
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  ) as unknown as BaselineEntry;
}
