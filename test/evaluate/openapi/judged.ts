import { tmpdir } from 'node:os';
import {
  type ContractJudgement,
  judgeContract,
} from '../../../src/evaluate/openapi/contract-judgement.js';
import type { OpenApiSource } from '../../../src/evaluate/openapi/openapi-source.js';
import type { ReadContractSource } from '../../../src/evaluate/openapi/read-contracts.js';
import {
  type LifecycleSettings,
  type PlanEntry,
  resolveLifecycle,
} from '../../../src/facts/lifecycle/index.js';
import { diffContracts } from '../../../src/facts/openapi/diff/index.js';
import { loadContract } from '../../../src/facts/openapi/model/index.js';

/** Noon on 21 November 2026. */
export const now = new Date('2026-11-21T12:00:00Z');

export interface Given {
  readonly lifecycle?: LifecycleSettings;
  readonly plans?: readonly PlanEntry[];
  readonly source?: Partial<OpenApiSource>;
  readonly now?: Date;
}

/** Two versions of a contract, of which the older one may be missing, as a run has read them. */
export async function readVersions(
  old: object | undefined,
  newer: object,
  { lifecycle = {}, plans = [], source = {}, now: at = now }: Given = {},
): Promise<ReadContractSource> {
  const policy = resolveLifecycle(lifecycle);
  const load = (value: object, uri: string) =>
    loadContract(
      { kind: 'text', text: JSON.stringify(value), uri },
      { cwd: tmpdir(), keys: policy.keys },
    );
  const named = { kind: 'openapi' as const, base: 'old.json', head: 'new.json', ...source };
  const base = old ? await load(old, named.base) : ({ kind: 'absent', uri: named.base } as const);
  const head = await load(newer, named.head);
  const isRead = base.kind === 'contract' && head.kind === 'contract';
  return {
    source: named,
    id: named.name ?? named.head,
    compared: {
      old: named.base,
      new: named.head,
      base,
      head,
      ...(isRead && { diff: diffContracts(base.contract, head.contract, { now: at }) }),
    },
    policy,
    plans,
  };
}

/** What a run makes of two versions. */
export async function judged(
  old: object,
  newer: object,
  given: Given = {},
): Promise<ContractJudgement> {
  const read = await readVersions(old, newer, given);
  const judgement = judgeContract(read, () => true, given.now ?? now);
  if (judgement === undefined) throw new Error('the versions were not compared');
  return judgement;
}

/** Each change that breaks, with the kind of its cover. */
export function coversOf({ changes }: ContractJudgement): readonly string[] {
  return changes.flatMap(({ change, covered }) =>
    change.verdict === 'breaking'
      ? [
          `${change.rule}: ${covered?.cover?.kind ?? covered?.refusals.map(({ code }) => code).join(' ')}`,
        ]
      : [],
  );
}
