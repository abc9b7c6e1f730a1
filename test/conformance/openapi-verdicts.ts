import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffOpenApi } from '../../src/facts/openapi/diff-openapi.js';
import { corpus } from './corpora.js';

export const suites = ['netcracker', 'openapitools'] as const;
export type Suite = (typeof suites)[number];

/** What a suite says of a pair: breaking or not. `open`: either verdict is accepted. */
export type Label = 'breaking' | 'safe' | 'open';

/** What came of one pair under one label: a change counts as called breaking when the verdict is `breaking`, nothing less. */
export type Score = 'right' | 'missed' | 'false alarm' | 'not scored' | 'error';

export interface JudgedPair {
  readonly suite: Suite;
  readonly id: string;
  /** As its authors wrote it, and as it reads where it contradicts what breaking means here. */
  readonly labelled: Label;
  readonly corrected: Label;
  readonly verdict: string;
  /** What was found, gravest first: rules of the grid and messages. */
  readonly found: readonly string[];
}

interface Expected {
  readonly id: string;
  readonly verdict: string;
}

interface Disputed {
  readonly set: string;
  readonly id: string;
  readonly ours: string;
}

const now = new Date('2026-01-31T12:00:00Z');

/** Compares every pair of a suite. */
export async function judgeSuite(suite: Suite): Promise<readonly JudgedPair[]> {
  const folder = corpus('openapi', 'verdicts', suite);
  // Shapes of the corpus, as its description has them.
  const expected = read(join(folder, 'expected.json')) as readonly Expected[];
  const disputed = read(corpus('openapi', 'verdicts', 'disputed.json')) as readonly Disputed[];
  const ours = new Map(
    disputed.filter(({ set }) => set === suite).map((entry) => [entry.id, entry.ours]),
  );
  const pairs: JudgedPair[] = [];
  for (const { id, verdict } of expected) {
    const labelled = labelOf(verdict);
    const correction = ours.get(id);
    const judged = await judge(join(folder, id));
    const corrected = correction === undefined ? labelled : labelOf(correction);
    pairs.push({ suite, id, labelled, corrected, ...judged });
  }
  return pairs;
}

/** What the authors call risky is what nobody can tell. */
function labelOf(verdict: string): Label {
  if (verdict === 'breaking') return 'breaking';
  return verdict === 'debatable' || verdict === 'risky' ? 'open' : 'safe';
}

async function judge(folder: string): Promise<Pick<JudgedPair, 'verdict' | 'found'>> {
  try {
    const { verdict, changes } = await diffOpenApi(
      sideOf(folder, 'before'),
      sideOf(folder, 'after'),
      { now, cwd: folder },
    );
    const found = changes.map(({ verdict: of, rule, message }) => `${of} ${rule}: ${message}`);
    return { verdict, found };
  } catch (error) {
    return { verdict: 'error', found: [error instanceof Error ? error.message : String(error)] };
  }
}

function sideOf(folder: string, side: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith(`${side}.`));
  if (name === undefined || !existsSync(join(folder, name)))
    throw new Error(`no ${side} in a pair`);
  return name;
}

export function score(pair: JudgedPair, by: 'labelled' | 'corrected'): Score {
  const { [by]: label, verdict } = pair;
  if (verdict === 'error') return 'error';
  if (label === 'open') return 'not scored';
  if (label === 'breaking') return verdict === 'breaking' ? 'right' : 'missed';
  return verdict === 'breaking' ? 'false alarm' : 'right';
}

export function countScores(
  pairs: readonly JudgedPair[],
  by: 'labelled' | 'corrected',
): Readonly<Record<Score, number>> {
  const counts = {
    right: 0,
    missed: 0,
    'false alarm': 0,
    'not scored': 0,
    error: 0,
  };
  for (const pair of pairs) counts[score(pair, by)] += 1;
  return counts;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
