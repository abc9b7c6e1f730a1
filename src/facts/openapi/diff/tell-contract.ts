import { type Contract, operationName } from '../model/index.js';
import type { ContractDiff } from './contract-change.js';

/** What changes for clients of a contract that one of two folders alone has: one cause, whatever it reaches. */
export function tellContract(contract: Contract, change: 'removed' | 'added'): ContractDiff {
  const rule = `request.contract.existence.${change}`;
  const isGone = change === 'removed';
  const verdict = isGone ? 'breaking' : 'compatible';
  const { title, lifecycle, place, operations } = contract;
  return {
    verdict,
    changes: [
      {
        rule,
        verdict,
        direction: 'request',
        message: isGone ? 'the contract is gone' : 'the contract is new',
        element: {
          kind: 'document',
          name: title ?? 'the contract',
          lifecycle: isGone ? { old: lifecycle } : { new: lifecycle },
        },
        operations: [...operations.values()].map(operationName).sort(),
        ...(isGone ? { old: place } : { new: place }),
        identity: [],
        details: {},
      },
    ],
  };
}
