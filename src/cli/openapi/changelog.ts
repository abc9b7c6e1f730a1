import type { ComparedDescriptions, ComparedVersions } from '../../evaluate/index.js';
import { problemsOf } from '../../evaluate/openapi/read-contracts.js';
import type { SecondOpinion } from '../../evaluate/openapi/second-opinion/second-opinion.js';
import { verdictOfVersions } from '../../evaluate/openapi/verdict-of-versions.js';
import { type Location, plural, type Problem } from '../../report/index.js';
import { createRedactor } from '../../source/index.js';
import { toPrintable } from '../../source/printable.js';

const entryVerdicts = ['breaking', 'possible', 'compatible', 'annotation'] as const;

export type EntryVerdict = (typeof entryVerdicts)[number];

/** One change, for people and for machines. */
export interface ChangelogEntry {
  readonly verdict: EntryVerdict;
  readonly rule: string;
  readonly message: string;
  readonly operations: readonly string[];
  readonly at?: string;
  readonly old?: ChangelogPlace;
  readonly new?: ChangelogPlace;
}

export interface ChangelogPlace {
  readonly uri: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

export interface Changelog {
  readonly old: string;
  readonly new: string;
  /** `new`: there is no older version. `unknown`: one of the two could not be read. A contract that is gone is `breaking`. */
  readonly verdict: 'breaking' | 'possible' | 'compatible' | 'none' | 'new' | 'unknown';
  readonly counts: Readonly<Record<EntryVerdict, number>>;
  /** Gravest first. */
  readonly changes: readonly ChangelogEntry[];
  readonly problems: readonly Problem[];
  /** What openapi-diff says, where it was asked. */
  readonly secondOpinion?: SecondOpinion;
}

const redact = createRedactor();

/** The changelog of two folders, contract by contract. */
export interface FolderChangelog extends Omit<Changelog, 'changes' | 'secondOpinion'> {
  readonly contracts: readonly Changelog[];
  /** What kept contracts from being found; those of each stand with it. */
  readonly problems: readonly Problem[];
}

const verdicts: readonly Changelog['verdict'][] = [
  'unknown',
  'breaking',
  'possible',
  'compatible',
  'new',
  'none',
];

/** The changelog of what was compared: of one contract, or of two folders. */
export function createChangelog(
  [old, newer]: readonly [string, string],
  { contracts, problems }: ComparedVersions,
  isWanted: (verdict: EntryVerdict) => boolean,
): Changelog | FolderChangelog {
  const [only] = contracts;
  if (only?.path === undefined && only) return createContractChangelog(only, isWanted);
  const logs = contracts.map((contract) => createContractChangelog(contract, isWanted));
  const gravest = verdicts.find((verdict) => logs.some((log) => log.verdict === verdict));
  const counts = { breaking: 0, possible: 0, compatible: 0, annotation: 0 };
  for (const { counts: own } of logs) {
    for (const verdict of entryVerdicts) counts[verdict] += own[verdict];
  }
  return {
    old,
    new: newer,
    verdict: problems.length > 0 ? 'unknown' : (gravest ?? 'unknown'),
    counts,
    contracts: logs,
    problems,
  };
}

function createContractChangelog(
  compared: ComparedDescriptions,
  isWanted: (verdict: EntryVerdict) => boolean,
): Changelog {
  const { old, new: newer, base, head, diff, opinion } = compared;
  const problems = problemsOf({ base, head });
  const entries = (diff?.changes ?? []).map((change): ChangelogEntry => {
    const { verdict, rule, message, operations, at, old: before, new: after } = change;
    return {
      verdict,
      rule,
      message: toPrintable(redact(message)),
      operations,
      ...(at !== undefined && { at }),
      ...(before && base.kind === 'contract' && { old: placeOf(base.locate(before)) }),
      ...(after && head.kind === 'contract' && { new: placeOf(head.locate(after)) }),
    };
  });
  const counts = { breaking: 0, possible: 0, compatible: 0, annotation: 0 };
  for (const { verdict } of entries) counts[verdict] += 1;
  return {
    old,
    new: newer,
    verdict: verdictOfVersions(compared),
    counts,
    changes: entries.filter(({ verdict }) => isWanted(verdict)),
    problems,
    ...(opinion && { secondOpinion: redactOpinion(opinion) }),
  };
}

function redactOpinion(opinion: SecondOpinion): SecondOpinion {
  const disagreements = opinion.disagreements.map(({ what, ...others }) => {
    return { ...others, what: toPrintable(redact(what)) };
  });
  return { ...opinion, disagreements };
}

function placeOf({ uri, pointer, region }: Location): ChangelogPlace {
  return {
    uri,
    ...(region && { line: region.startLine, column: region.startColumn }),
    ...(pointer !== undefined && { pointer }),
  };
}

/** Counts in words: `3 breaking, 1 possible`. */
export function countChanges({ counts }: Pick<Changelog, 'counts'>): string {
  const parts = [
    `${counts.breaking} breaking`,
    `${counts.possible} possibly breaking`,
    `${counts.compatible} compatible`,
    plural(counts.annotation, 'annotation'),
  ].filter((part) => !part.startsWith('0 '));
  return parts.length === 0 ? 'no change' : parts.join(', ');
}

/** What is told under one heading: the changes of a verdict, by what they reach. */
export interface ChangelogSection {
  readonly verdict: EntryVerdict;
  readonly groups: readonly {
    /** An operation, with how many others share the changes, or the contract itself. */
    readonly title: string;
    readonly entries: readonly ChangelogEntry[];
  }[];
}

export const headings: Readonly<Record<EntryVerdict, string>> = {
  breaking: 'Breaking',
  possible: 'Possibly breaking',
  compatible: 'Compatible',
  annotation: 'Nothing that travels',
};

/** By verdict, then by operation: a change of what several share stands under the first of them, once. */
export function groupChanges({ changes }: Changelog): readonly ChangelogSection[] {
  return entryVerdicts.flatMap((verdict) => {
    const groups = new Map<string, ChangelogEntry[]>();
    for (const entry of changes) {
      if (entry.verdict !== verdict) continue;
      const title = titleOf(entry);
      const group = groups.get(title);
      if (group) group.push(entry);
      else groups.set(title, [entry]);
    }
    if (groups.size === 0) return [];
    return [{ verdict, groups: [...groups].map(([title, entries]) => ({ title, entries })) }];
  });
}

function titleOf({ operations }: ChangelogEntry): string {
  const [first, ...others] = operations;
  if (first === undefined) return 'the contract';
  return others.length === 0 ? first : `${first} and ${plural(others.length, 'more operation')}`;
}

/** `old.yaml:3 → new.yaml:5`; a side that says nothing of it is left out. */
export function describePlaces({ old, new: newer }: ChangelogEntry): string {
  const print = ({ uri, line }: ChangelogPlace) => `${uri}${line === undefined ? '' : `:${line}`}`;
  const sides = [old && print(old), newer && print(newer)];
  if (old && newer) return sides.join(' → ');
  return old ? `${print(old)} → gone` : newer ? `new → ${print(newer)}` : '';
}
