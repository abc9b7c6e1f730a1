import type { ContractDiff } from '../../../facts/openapi/diff/index.js';
import { type Contract, operationName } from '../../../facts/openapi/model/index.js';
import {
  cutOperation,
  type Disagreement,
  holdAgainst,
} from '../../../facts/openapi/second-opinion/index.js';
import { type AskedPair, askOpenApiDiff, type WorkerAnswer } from './ask-openapi-diff.js';

/** What openapi-diff says of the operations that both versions have and that differ. It changes no verdict. */
export interface SecondOpinion {
  readonly by: 'openapi-diff';
  /** Operations of which it said something. */
  readonly judged: number;
  readonly disagreements: readonly Disagreement[];
  /** Breaks that it saw and that are none, for a reason that is known. */
  readonly falseAlarms: number;
  /** Operations of which it said nothing, by the reason. */
  readonly notJudged: readonly {
    readonly reason: string;
    readonly operations: readonly string[];
  }[];
}

export type AskSecondOpinion = (pairs: readonly AskedPair[]) => Promise<readonly WorkerAnswer[]>;

/**
 * Asks openapi-diff for its opinion.
 *
 * @throws ArchfitError `usage` where the package is not installed
 */
export async function readSecondOpinion(
  old: Contract,
  newer: Contract,
  { changes }: ContractDiff,
  ask: AskSecondOpinion = askOpenApiDiff,
): Promise<SecondOpinion> {
  const changed = new Set(changes.flatMap(({ operations }) => operations));
  const asked: { readonly name: string; readonly pair: AskedPair }[] = [];
  const refused: (readonly [name: string, reason: string])[] = [];
  for (const [key, operation] of newer.operations) {
    const before = old.operations.get(key);
    if (before === undefined) continue;
    const name = operationName(operation);
    const [left, right] = [cutOperation(old, before), cutOperation(newer, operation)];
    const reason =
      left.kind === 'refused' ? left.reason : right.kind === 'refused' ? right.reason : undefined;
    // What did not change needs no opinion.
    if (reason !== undefined && changed.has(name)) refused.push([name, reason]);
    if (left.kind === 'refused' || right.kind === 'refused') continue;
    if (left.content !== right.content) {
      asked.push({ name, pair: { old: toGiven(left), new: toGiven(right) } });
    }
  }
  const answers = await ask(asked.map(({ pair }) => pair));
  const disagreements: Disagreement[] = [];
  let [falseAlarms, judged] = [0, 0];
  asked.forEach(({ name }, index) => {
    const answer = answers[index] ?? { refused: 'it says nothing' };
    if ('refused' in answer) {
      refused.push([name, answer.refused]);
      return;
    }
    judged += 1;
    const held = holdAgainst(name, answer.differences, changes);
    disagreements.push(...held.disagreements);
    falseAlarms += held.falseAlarms;
  });
  return { by: 'openapi-diff', judged, disagreements, falseAlarms, notJudged: group(refused) };
}

function toGiven({ content, format }: AskedPair['old']): AskedPair['old'] {
  return { content, format };
}

function group(refused: readonly (readonly [name: string, reason: string])[]) {
  const groups = new Map<string, string[]>();
  for (const [name, reason] of refused) {
    const names = groups.get(reason);
    if (names) names.push(name);
    else groups.set(reason, [name]);
  }
  return [...groups].map(([reason, operations]) => ({ reason, operations }));
}
