import type { Check, FindingState } from '../report/index.js';

/** Counts the findings of a check in words: `2 new, 1 waived`; empty where there is none. */
export function countFindings({ findings }: Check): string {
  return (['new', 'known', 'waived'] as const)
    .map((state) => ({ state, count: countState(findings, state) }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`)
    .join(', ');
}

function countState(findings: Check['findings'], state: FindingState): number {
  return findings.filter((finding) => finding.state === state).length;
}
