import type { PackRef, RuleId } from '../report/index.js';
import { encodeInput } from './engine/index.js';
import type { PackRule } from './pack-manifest.js';
import type { ObjectJudgement, RuleJudge, SetJudgement } from './rule-judge.js';

/** Parameters of rules by rule id. */
export type RuleParameters = Readonly<Record<RuleId, Readonly<Record<string, unknown>>>>;

/** Rules that come together, in whatever language they are written, and what judges by them. */
export interface RulePack {
  /** What the report says of it; several where packs were joined. */
  readonly refs: readonly PackRef[];
  readonly rules: readonly PackRule[];
  /**
   * @param selected - some of {@link rules}; others are never asked
   * @param now - what the clock of the policies shows, for the whole run
   */
  createJudge(selected: readonly PackRule[], parameters: RuleParameters, now: Date): RuleJudge;
}

/** Makes one pack of several, so that a run need not know how many there are. Ids have to be unique among them. */
export function joinPacks(packs: readonly RulePack[]): RulePack {
  const [only] = packs;
  if (only !== undefined && packs.length === 1) return only;
  return {
    refs: packs.flatMap(({ refs }) => refs),
    rules: packs
      .flatMap(({ rules }) => rules)
      .toSorted((left, right) => (left.id < right.id ? -1 : 1)),
    createJudge(selected, parameters, now) {
      const judges = packs.flatMap((pack): readonly RuleJudge[] => {
        const own = new Set(pack.rules.map(({ id }) => id));
        const asked = selected.filter(({ id }) => own.has(id));
        return asked.length === 0 ? [] : [pack.createJudge(asked, parameters, now)];
      });
      return new JoinedJudge(judges);
    },
  };
}

/** Asks one judge after the other. */
class JoinedJudge implements RuleJudge {
  constructor(private readonly judges: readonly RuleJudge[]) {}

  get asksForFile(): boolean {
    return this.judges.some((judge) => judge.asksForFile);
  }

  judgesKind(apiVersion: string, kind: string): boolean {
    return this.judges.some((judge) => judge.judgesKind(apiVersion, kind));
  }

  judgeObject(object: unknown, uri: string): ObjectJudgement {
    // That nobody judges it does not make it fit to be judged.
    if (this.judges.length === 0) encodeInput(object);
    const all = this.judges.map((judge) => judge.judgeObject(object, uri));
    return {
      violations: new Map(all.flatMap(({ violations }) => [...violations])),
      failures: all.flatMap(({ failures }) => failures),
    };
  }

  judgeSet(facts: unknown): SetJudgement {
    const all = this.judges.map((judge) => judge.judgeSet(facts));
    return {
      rules: new Map(all.flatMap(({ rules }) => [...rules])),
      failures: all.flatMap(({ failures }) => failures),
    };
  }
}
