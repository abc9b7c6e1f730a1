import { createHash } from 'node:crypto';
import type { Shard } from '../evaluate.js';
import { groupByEnvironment } from '../group-by-environment.js';
import type { PlannedInput } from '../judge-files.js';

/** Which part of the input a shard judges. */
export interface Division {
  /** Object by object. */
  readonly ownsInput: (input: PlannedInput) => boolean;
  /** As a whole: it reads all inputs of the set. */
  readonly ownsSet: (environment: string | undefined) => boolean;
  /** All sources of one sort at once: rules hold them against each other. */
  readonly ownsArtefact: (index: number) => boolean;
}

/**
 * Divides the input. Files go by their names, so that one more moves no other; what has to be judged as a whole is dealt out in turn:
 * first the other artefacts, then the sets. A set of one file goes with its file.
 */
export function divide(
  inputs: readonly PlannedInput[],
  artefacts: number,
  { index, count }: Shard,
): Division {
  const ownsInput = ({ uri, environment = '' }: PlannedInput) => {
    const digest = createHash('sha256')
      .update(JSON.stringify([uri, environment]))
      .digest();
    return digest.readUInt32BE() % count === index - 1;
  };
  const sets = new Set<string | undefined>();
  let turn = artefacts;
  for (const [environment, own] of groupByEnvironment(inputs)) {
    const [first, ...others] = own;
    const isOwn = others.length === 0 && first ? ownsInput(first) : turn++ % count === index - 1;
    if (isOwn) sets.add(environment);
  }
  return {
    ownsInput,
    ownsSet: (environment) => sets.has(environment),
    ownsArtefact: (artefact) => artefact % count === index - 1,
  };
}
