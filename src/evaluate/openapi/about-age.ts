import type { CoveredBreak, RefusalCode } from '../../facts/lifecycle/index.js';

/** Whether a longer history might cover it. */
export function isAboutAge({ cover, refusals }: CoveredBreak): boolean {
  return cover === undefined && refusals.some(({ code }) => aboutAge.has(code));
}

/** Refusals that a longer history might take back. */
const aboutAge: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'age-unknown',
  'age-too-short',
  'announcement-unknown',
  'announcement-too-short',
]);
