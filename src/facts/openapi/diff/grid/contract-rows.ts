import type { ElementRow } from './element-row.js';

/** Whole contracts, where folders of them are compared. */
export const contractRows: readonly ElementRow[] = [
  {
    cell: 'contract.existence.removed',
    verdicts: { request: 'breaking' },
    severity: 'critical',
    title: 'A contract is gone',
    text: 'Nothing tells any longer what its operations promise, and clients have to take them for gone.',
  },
  {
    cell: 'contract.existence.added',
    verdicts: { request: 'compatible' },
    title: 'A contract is new',
    text: 'Nobody relies on it yet.',
  },
];
