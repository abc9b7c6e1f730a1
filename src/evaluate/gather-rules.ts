import process from 'node:process';
import { readBuiltInManifest } from '../policy/built-in-manifest.js';
import {
  joinPacks,
  loadBuiltInPack,
  type PackDefinition,
  type PackRule,
  type PolicySource,
  type RulePack,
  type UserPack,
} from '../policy/index.js';
import { ArchfitError, type Note, type PackRef, type Problem } from '../report/index.js';
import { isRecord } from '../source/is-record.js';
import { exceptionRules, type RuleInfo } from '../verdict/index.js';
import { addCodeRules } from './code-rules.js';
import { CodePack } from './code-rules/code-pack.js';
import { isRuleDefinition } from './code-rules/define-rule.js';
import type { EvaluateOptions } from './evaluate.js';
import { type RunTransfer, transferPacks } from './transfer-packs.js';

/** The rules of a run, wherever they come from, and what judges by them. */
export interface RunRules {
  readonly pack: RulePack;
  /** With those about waivers and the baseline. */
  readonly all: readonly RuleInfo[];
  /** What kept rules from being loaded: there may be more rules than are known. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  /** Those of the packs that are policies of users. */
  readonly userPacks: readonly UserPack[];
  /** The packs for another thread; undefined where that cannot have them. */
  readonly transfer: () => RunTransfer | undefined;
  /** What is known of the rules, for those who judge by them no more. */
  readonly described: DescribedRules;
}

/** The rules of a run as plain data. */
export interface DescribedRules extends Pick<RunRules, 'problems' | 'notes'> {
  readonly refs: readonly PackRef[];
  /** Whether those that come with the package are among them. */
  readonly builtIn: boolean;
  readonly others: readonly PackRule[];
}

/** Where the rules of a run come from. */
export type RuleSources = Pick<EvaluateOptions, 'policies' | 'policyCache' | 'builtIn' | 'cwd'>;

/**
 * Gathers the rules that come with the package and those that the options name.
 *
 * @throws {@link ArchfitError} `usage` for what is no policy, and for two rules of one name; `pack-load`
 */
export async function gatherRules(sources: RuleSources): Promise<RunRules> {
  const { policies = [], builtIn = true } = sources;
  refuseMisuse(policies, builtIn);
  const own = builtIn ? loadBuiltInPack() : undefined;
  const definitions = policies.filter(isRuleDefinition);
  const code = definitions.length === 0 ? undefined : new CodePack(definitions);
  const known = [
    ...(own ? addCodeRules(own.rules) : []),
    ...(code?.rules ?? []),
    ...exceptionRules,
  ];
  refuseTwice(known);
  const loaded = await loadOthers(sources, known);
  const { problems, notes } = loaded;
  const packs = [...loaded.packs, ...(code ? [code] : [])];
  const pack = joinPacks([...(own ? [own] : []), ...packs]);
  return {
    pack,
    all: completeRules(pack.rules, builtIn),
    ...{ problems, notes, userPacks: loaded.packs },
    transfer: () => (code ? undefined : transferPacks(own, loaded.packs)),
    described: {
      ...{ refs: pack.refs, builtIn, problems, notes },
      others: packs.flatMap(({ rules }) => rules),
    },
  };
}

/** The rules of a run that has judged already: nothing judges by them any more. */
export function recallRules(described: DescribedRules): RunRules {
  const { refs, builtIn, others, problems, notes } = described;
  const rules = [...(builtIn ? readBuiltInManifest().rules : []), ...others].toSorted(
    (left, right) => (left.id < right.id ? -1 : 1),
  );
  const createJudge = () => {
    throw new Error('the rules are described, and their policies are not here');
  };
  return {
    pack: { refs, rules, createJudge },
    all: completeRules(rules, builtIn),
    ...{ problems, notes, described },
    userPacks: [],
    transfer: () => undefined,
  };
}

/** With the rules that no pack judges: the one in TypeScript comes with the built-in ones. */
function completeRules(rules: readonly PackRule[], builtIn: boolean): readonly RuleInfo[] {
  return [...(builtIn ? addCodeRules(rules) : rules), ...exceptionRules];
}

/** What loads policies, and with it a compiler, is loaded only where there are some. */
async function loadOthers(
  { policies = [], policyCache, cwd = process.cwd() }: RuleSources,
  known: readonly RuleInfo[],
): Promise<{
  readonly packs: readonly UserPack[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}> {
  const named = policies.filter(
    (each): each is PolicySource => typeof each === 'string' || !isRuleDefinition(each),
  );
  if (named.length === 0) return { packs: [], problems: [], notes: [] };
  const { loadPolicies } = await import('../policy/user/index.js');
  return loadPolicies(named, {
    cwd,
    ...(policyCache !== undefined && { cache: policyCache }),
    builtInIds: known.flatMap(({ id, aliases }) => [id, ...aliases]),
  });
}

function refuseMisuse(policies: unknown, builtIn: unknown): void {
  if (!Array.isArray(policies)) {
    throw new ArchfitError('usage', 'policies is no list', `Write policies: ['./policy'].`);
  }
  const other: unknown = policies.find((each) => !isPolicy(each));
  if (other !== undefined) {
    const shown = typeof other === 'function' ? 'a function' : JSON.stringify(other);
    const message = `policies holds ${shown}, which names no policies`;
    const hint = 'Give a path, or what definePack() or defineRule() gives.';
    throw new ArchfitError('usage', message, hint);
  }
  if (typeof builtIn !== 'boolean') {
    throw new ArchfitError('usage', 'builtIn is neither true nor false', 'Give one of them.');
  }
  if (!builtIn && policies.length === 0) {
    const hint = 'Name policies, or leave the built-in rules on.';
    throw new ArchfitError('usage', 'the built-in rules are off, and there are no others', hint);
  }
}

function isPolicy(value: unknown): value is PackDefinition | string {
  if (typeof value === 'string') return value !== '';
  return isRuleDefinition(value) || (isRecord(value) && 'policies' in value);
}

/** Findings name their rule: two of one name could not be told apart. */
function refuseTwice(rules: readonly RuleInfo[]): void {
  const names = rules.flatMap(({ id, aliases }) => [id, ...aliases]);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new ArchfitError('usage', `two rules are called ${twice}`, 'Give one of them another id.');
}
