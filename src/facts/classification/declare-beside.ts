import type { PreparedSettings } from './classification-settings.js';
import type { Evidence, SidecarMatch } from './field-classification.js';
import { higherLevel, joinStatements, type Statement } from './markers/statement.js';
import type { FoundEntry } from './sidecar/match-entries.js';
import type { SidecarRules } from './sidecar/sidecar.js';

/** Something that is said, with what says it. */
export interface Said {
  readonly statement: Statement;
  readonly evidence: readonly Evidence[];
  /** It is said of an event as a whole: what a field says of itself counts. */
  readonly isOfEvent?: boolean;
}

/** What files beside the schemas say of a field. */
export interface SaidBeside {
  readonly said: Said;
  /** The last entry says less than others, and not why. */
  readonly isLowered: boolean;
  readonly match: SidecarMatch;
}

/** A field as entries name it, and what holds it. */
interface Place {
  readonly path: readonly string[];
  readonly containers: readonly string[];
  readonly whole: { readonly name?: string; readonly uri?: string };
}

/**
 * What the entries that name a field say of it, with those that name what holds it: the highest level, or that of the last entry that
 * gives a reason.
 */
export function readBeside(
  { path, containers, whole }: Place,
  around: SaidBeside | undefined,
  { matchEntries }: PreparedSettings,
): SaidBeside | undefined {
  const found = matchEntries?.({ path, containers, schema: whole.name, uri: whole.uri }) ?? [];
  const last = found.at(-1);
  if (last === undefined) return around;
  const excepted = found.findLast(({ entry }) => entry.statement.hasReason === true);
  const statement =
    excepted?.entry.statement ??
    joinStatements([
      ...(around === undefined ? [] : [around.said.statement]),
      ...found.map(({ entry }) => entry.statement),
    ]);
  const level = statement.level ?? 'confidential';
  const given = last.entry.statement.level ?? level;
  const evidence = found.map(toEvidence);
  return {
    said: { statement, evidence },
    isLowered: excepted === undefined && higherLevel(given, level) !== given,
    match: toMatch(found, last, level, around),
  };
}

function toMatch(
  found: readonly FoundEntry[],
  { entry, sidecar }: FoundEntry,
  level: SidecarMatch['level'],
  around: SaidBeside | undefined,
): SidecarMatch {
  const rules = Object.assign({}, ...found.map(({ entry: each }) => each.rules)) as SidecarRules;
  return {
    ...around?.match,
    ...rules,
    level,
    ...(sidecar.uri !== undefined && { uri: sidecar.uri }),
    pointer: entry.pointer,
  };
}

function toEvidence({ entry, sidecar }: FoundEntry): Evidence {
  return { kind: 'sidecar', text: `${sidecar.uri ?? 'the classification'}#${entry.pointer}` };
}
