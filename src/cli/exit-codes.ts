import type { Gate } from '../report/index.js';

/** What a script learns from the exit code; there are no others. */
export const exitCodes = {
  open: 0,
  closed: 1,
  /** No verdict: bad input, misuse, or something that could not be decided. */
  undecided: 2,
  interrupted: 130,
} as const satisfies Record<Gate | 'interrupted', number>;
