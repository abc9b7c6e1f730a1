import { type PackRule, type RulePack } from '../policy/index.js';
import { DocumentCache } from '../source/index.js';
import type { KubernetesSchemas } from '../facts/kubernetes/schemas/index.js';
import { isCodeRule } from './code-rules.js';
import type { Input } from './find-inputs.js';
import { FileJudge, type FileJudgement } from './judge-file.js';
import { countWorkers, judgeInWorkers, sizeOf } from './judge-in-workers.js';
import { createObjectOpener } from './open-object.js';
import { readInput } from './read-input.js';
import type { RulePlan } from './rule-plans.js';
import { RuleResults } from './rule-results.js';
import type { SchemaJudge } from './schemas/schema-judge.js';
import { schemaRule } from './schemas/schema-rule.js';
import { SetJudge } from './set-judge.js';
import type { RunTransfer } from './transfer-packs.js';

/** By what inputs are judged. */
export interface Judging {
  readonly pack: RulePack;
  /** The same for another thread; undefined where all has to be judged in this one. */
  readonly transfer: () => RunTransfer | undefined;
  /** What the clock of the policies shows. */
  readonly now: Date;
  /** Hand back what budgets depend on. */
  readonly withBudgetObjects: boolean;
  /** Told after every input. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a run is, in files. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** An input with the rules that judge it. */
export interface PlannedInput extends Input {
  readonly plan: RulePlan<PackRule>;
  /** That of its set, where the input is all of it. */
  readonly setPlan?: RulePlan<PackRule>;
}

/** Reads and judges all inputs, in worker threads where there is much. Judgements come in the order of the inputs. */
export async function judgeFiles(
  inputs: readonly PlannedInput[],
  judging: Judging,
): Promise<readonly FileJudgement[]> {
  const sizes = inputs.map(sizeOf);
  const transfer = countWorkers(sizes) > 1 ? judging.transfer() : undefined;
  if (transfer) return judgeInWorkers(inputs, judging, transfer, sizes);
  const judge = new InputJudge(judging);
  const judgements: FileJudgement[] = [];
  for (const input of inputs) {
    judgements.push(await judge.judge(input));
    judging.onProgress?.({ done: judgements.length, total: inputs.length });
  }
  return judgements;
}

/** Reads and judges inputs one by one. Inputs of one plan share an evaluator, and all share what was read before. */
export class InputJudge {
  readonly #documents = new DocumentCache();
  readonly #judges = new Map<RulePlan<PackRule>, FileJudge>();
  readonly #sets: SetJudge;
  #schemas: KubernetesSchemas | undefined;

  constructor(private readonly judging: Omit<Judging, 'onProgress' | 'transfer'>) {
    this.#sets = new SetJudge({ ...judging, given: {} });
  }

  /** One that cannot be read is judged to be a problem. */
  async judge(input: PlannedInput): Promise<FileJudgement> {
    const { uri, environment, rendered, plan } = input;
    const task = {
      uri,
      ...(environment === undefined ? {} : { environment }),
      ...(rendered === undefined ? {} : { rendered }),
    };
    const read = await readInput(input);
    if (read.kind === 'bytes') {
      const judge = await this.#judgeOf(plan);
      return this.#judgeSet(input, read.bytes, judge.judge(task, read.bytes));
    }
    return {
      ...task,
      objects: 0,
      problems: [read.problem],
      rules: {},
      facts: [],
      budgetObjects: [],
      annotations: [],
      customKinds: [],
      unknownKinds: [],
    };
  }

  /** Adds what the set-scope rules say, and leaves out what only they ask for. */
  async #judgeSet(
    input: PlannedInput,
    bytes: Uint8Array,
    file: FileJudgement,
  ): Promise<FileJudgement> {
    const { environment, uri, plan, setPlan } = input;
    if (setPlan === undefined) return file;
    const openObject = createObjectOpener([{ ...input, bytes }], this.#documents);
    const planOf = new Map([[uri, plan]]);
    const results = new RuleResults([]);
    await this.#sets.judge({ environment, files: [file], planOf, setPlan, openObject }, results);
    return { ...file, rules: { ...file.rules, ...results.ofFile() }, facts: [] };
  }

  async #judgeOf(plan: RulePlan<PackRule>): Promise<FileJudge> {
    let judge = this.#judges.get(plan);
    if (!judge) {
      const { pack, now, withBudgetObjects } = this.judging;
      const policies = plan.rules.filter(
        (rule) => !isCodeRule(rule) && !rule.requires.includes('documents'),
      );
      const judged = pack.createJudge(policies, plan.parameters, now);
      const schemas = await this.#createSchemaJudge(plan);
      judge = new FileJudge(judged, plan.rules, this.#documents, withBudgetObjects, schemas);
      this.#judges.set(plan, judge);
    }
    return judge;
  }

  /** Schemas are loaded only where a plan judges by them. */
  async #createSchemaJudge(plan: RulePlan<PackRule>): Promise<SchemaJudge | undefined> {
    if (plan.rules.every(({ id }) => id !== schemaRule.id)) return undefined;
    const { readInstalledSchemas } = await import('../facts/kubernetes/schemas/index.js');
    const { SchemaJudge } = await import('./schemas/schema-judge.js');
    this.#schemas ??= readInstalledSchemas();
    return new SchemaJudge(this.#schemas, plan);
  }
}
