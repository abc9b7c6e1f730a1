import { exceptions } from './exceptions.js';
import type { JudgedCase } from './run-cases.js';

/** What became of the cases of a family. */
export interface FamilyCounts {
  readonly family: string;
  readonly passed: number;
  readonly failed: number;
  readonly refused: number;
}

export interface Summary {
  readonly families: readonly FamilyCounts[];
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly refused: number;
}

export function summarize(judged: readonly JudgedCase[]): Summary {
  const families = new Map<string, JudgedCase[]>();
  for (const each of judged) {
    const { family } = each.case;
    families.set(family, [...(families.get(family) ?? []), each]);
  }
  const counted = [...families].map(([family, all]) => ({ family, ...count(all) }));
  return { families: counted, cases: judged.length, ...count(judged) };
}

function count(judged: readonly JudgedCase[]): Omit<FamilyCounts, 'family'> {
  const of = (wanted: string) =>
    judged.filter(({ judgement }) => judgement.outcome === wanted).length;
  return { passed: of('passed'), failed: of('failed'), refused: of('refused') };
}

/** One line a family, then every case that failed, and the sum. */
export function printSummary(judged: readonly JudgedCase[]): string {
  const { families, cases, passed, failed, refused } = summarize(judged);
  const width = Math.max(...families.map(({ family }) => family.length));
  const lines = families.map((each) => {
    const missing = listMissing(judged, each.family);
    const names = missing.length === 0 ? '' : ` (${missing.join(', ')})`;
    return `${each.family.padEnd(width)}  passed ${each.passed}, failed ${each.failed}, refused ${each.refused}${names}`;
  });
  const failures = judged.flatMap(({ case: { family, id }, judgement }) => {
    if (judgement.outcome !== 'failed') return [];
    const expected = Object.hasOwn(exceptions, id) ? 'exception' : 'failed';
    return [`${expected}: ${family}: ${id}: ${shorten(judgement.reason)}`];
  });
  const sum = `${cases} cases: ${passed} passed, ${failed} failed, ${refused} refused`;
  return [...lines, ...failures, sum].join('\n');
}

function listMissing(judged: readonly JudgedCase[], wanted: string): readonly string[] {
  const missing = judged.flatMap(({ case: { family }, judgement }) =>
    family === wanted && judgement.outcome === 'refused' ? judgement.missing : [],
  );
  return [...new Set(missing)].sort();
}

function shorten(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)} …` : text;
}
