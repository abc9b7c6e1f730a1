import type { PackRef } from '../../report/index.js';
import {
  createGuardedEvaluator,
  type Evaluator,
  loadPolicyModule,
  type PolicyModule,
} from '../engine/index.js';
import { IsolatedEvaluator } from '../isolated-evaluator.js';
import { PackEvaluator } from '../pack-evaluator.js';
import type { PackRule } from '../pack-manifest.js';
import type { RuleJudge } from '../rule-judge.js';
import { joinPacks, type RulePack, type RuleParameters } from '../rule-pack.js';
import { conftestEntrypoint } from './conftest/conftest-aggregate.js';
import { ConftestJudge } from './conftest/conftest-judge.js';
import { gatekeeperEntrypoint } from './gatekeeper/gatekeeper-aggregate.js';
import { GatekeeperJudge } from './gatekeeper/gatekeeper-judge.js';
import type { PackUnit } from './pack-unit.js';
import { AggregateAsker, EntrypointAsker } from './rule-asker.js';

/** A pack of users' policies, which a worker thread can make again without compiling. */
export interface UserPack extends RulePack {
  /** What {@link receivePack} makes the same pack of. */
  transfer(): PackTransfer;
}

/** A pack as plain data that can be cloned. Only {@link receivePack} has to know what is in it. */
export interface PackTransfer {
  readonly kind: 'user-pack';
  readonly name: string;
  readonly units: readonly PackUnit[];
  /** What the policies read as `data`. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly limits: PackLimits;
  /** What the names of files are relative to. */
  readonly cwd: string;
}

/** What one evaluation may take. */
export interface PackLimits {
  readonly timeLimitMs?: number;
  readonly memoryMiB?: number;
}

/**
 * Makes a pack of what was compiled, in this thread or another.
 *
 * @throws `ArchfitError` `pack-load` when a module is none, or needs a builtin that this host does not have
 */
export function receivePack(transfer: PackTransfer): UserPack {
  const joined = joinPacks(transfer.units.map((unit) => new UnitPack(unit, transfer)));
  return {
    refs: joined.refs,
    rules: joined.rules,
    createJudge: (selected, parameters, now) => joined.createJudge(selected, parameters, now),
    transfer: () => transfer,
  };
}

class UnitPack implements RulePack {
  readonly #module: PolicyModule;

  constructor(
    private readonly unit: PackUnit,
    private readonly pack: PackTransfer,
  ) {
    this.#module = loadPolicyModule(unit.wasm, { name: pack.name });
  }

  get refs(): readonly PackRef[] {
    const { digest } = this.#module;
    return [{ name: this.pack.name, revision: this.unit.revision, digest }];
  }

  get rules(): readonly PackRule[] {
    return this.unit.rules;
  }

  createJudge(selected: readonly PackRule[], settings: RuleParameters, now: Date): RuleJudge {
    const { unit } = this;
    const { data, cwd } = this.pack;
    if (unit.kind === 'contract') {
      const { manifest } = unit;
      const createEvaluator = () => this.#createEvaluator(now);
      return new PackEvaluator({ manifest, createEvaluator }, selected, settings, now, data);
    }
    if (unit.kind === 'module') {
      const asker = new EntrypointAsker(
        this.#createEvaluator(now, data),
        unit.entrypoints,
        selected,
      );
      return new ConftestJudge({ asker, selected, asksForFile: false, data, cwd });
    }
    const evaluator = new IsolatedEvaluator({
      evaluator: this.#createEvaluator(now),
      rules: unit.rules,
      selected,
      settings,
      data,
    });
    if (unit.kind === 'conftest') {
      const asker = new AggregateAsker(evaluator, conftestEntrypoint, selected);
      return new ConftestJudge({ asker, selected, asksForFile: unit.asksForFile, data, cwd });
    }
    const ids = new Set(selected.map(({ id }) => id));
    const constraints = unit.constraints.filter(({ rule }) => ids.has(rule));
    return new GatekeeperJudge(
      new AggregateAsker(evaluator, gatekeeperEntrypoint, selected),
      constraints,
    );
  }

  /** In a thread of its own: nobody has vouched for these policies. */
  #createEvaluator(now: Date, data: Readonly<Record<string, unknown>> = {}): Evaluator {
    const { timeLimitMs, memoryMiB } = this.pack.limits;
    return createGuardedEvaluator(this.#module, {
      now,
      data,
      ...(timeLimitMs !== undefined && { timeLimitMs }),
      ...(memoryMiB !== undefined && { maximumMemory: memoryMiB * 2 ** 20 }),
    });
  }
}
