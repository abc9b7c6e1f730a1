export type {
  ChangeDetails,
  ChangedElement,
  ChangedElementKind,
  ChangeDirection,
  ChangeVerdict,
  ContractChange,
  ContractDiff,
  DiffVerdict,
} from './contract-change.js';
export { diffContracts, type ContractDiffOptions } from './diff-contracts.js';
export { tellContract } from './tell-contract.js';
export { diffProfiles, type DiffProfile } from './diff-profile.js';
export { fileBeside, identify } from './identify.js';
export { pairOperations } from './pair-operations.js';
export { changeGrid, findGridRule, type GridRule } from './grid/index.js';
