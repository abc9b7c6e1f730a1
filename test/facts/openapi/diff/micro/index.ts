import { bodyChanges } from './bodies.js';
import { contractChanges } from './contracts.js';
import { equivalenceChanges } from './equivalences.js';
import type { MicroChange } from './micro-change.js';
import { operationChanges } from './operations.js';
import { parameterChanges } from './parameters.js';
import { responseChanges } from './responses.js';
import { schemaChanges } from './schemas.js';

export const microChanges: readonly MicroChange[] = [
  ...operationChanges,
  ...parameterChanges,
  ...bodyChanges,
  ...schemaChanges,
  ...equivalenceChanges,
  ...responseChanges,
  ...contractChanges,
];
export type { MicroVerdict } from './micro-change.js';
