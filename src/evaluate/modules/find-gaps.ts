import type { Use } from '../../facts/modules/barrels/index.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { CodeBase, ModuleSubject } from './code-base.js';
import { subjectOfImport } from './import-facts.js';

/** An import on a way from a place, in a file that is part of none, of which nobody can tell where it leads. */
export interface GapFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** The place that the way starts in, by its index in `places`, and the first file there. */
  readonly from: number;
  readonly start: string;
  /** The file of no place, and what it imports. */
  readonly file: string;
  readonly specifier: string;
  readonly reason: string;
}

/** What files import. */
interface GapQuestion {
  /** Sorted. */
  readonly starts: readonly string[];
  /** Rules about ways know nothing of it, so that they lead through it. */
  readonly isBetween: (file: string) => boolean;
  readonly usesOf: (file: string) => readonly Use[];
  readonly edgesOf: (file: string) => readonly ImportEdge[];
}

/** Finds, for each file between places that some place gets to, the first import that leads nowhere. */
export function findGaps(
  base: CodeBase,
  { starts, isBetween, usesOf, edgesOf }: GapQuestion,
): { readonly gaps: readonly GapFacts[]; readonly subjects: ReadonlyMap<string, ModuleSubject> } {
  const startOf = new Map<string, string>();
  const queue: string[] = [];
  const visit = (file: string, start: string) => {
    for (const { origin } of usesOf(file)) {
      if (origin.kind !== 'file' || startOf.has(origin.file) || !isBetween(origin.file)) continue;
      startOf.set(origin.file, start);
      queue.push(origin.file);
    }
  };
  for (const file of starts) if (!isBetween(file)) visit(file, file);
  // It grows while it is walked.
  for (const file of queue) visit(file, startOf.get(file) ?? file);
  const gaps: GapFacts[] = [];
  const subjects = new Map<string, ModuleSubject>();
  for (const [file, start] of startOf) {
    for (const edge of edgesOf(file)) {
      const { target, specifier = '' } = edge;
      if (target.kind !== 'unresolved' && target.kind !== 'workspace') continue;
      const id = `gap:${gaps.length}`;
      const from = base.membership.placeOf(start).id;
      gaps.push({ id, from, start, file, specifier, reason: target.reason });
      const identity = [file, specifier, 'unresolved', 'indirect'];
      subjects.set(id, subjectOfImport(base, edge, specifier, identity));
      break;
    }
  }
  return { gaps, subjects };
}
