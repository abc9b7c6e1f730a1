import type { RunRules } from '../../src/evaluate/index.js';
import type { RulePack } from '../../src/policy/index.js';
import { exceptionRules } from '../../src/verdict/index.js';

/** The rules of a run that judges by one pack alone. */
export function rulesOf(pack: RulePack): RunRules {
  const { refs, rules } = pack;
  return {
    pack,
    all: [...rules, ...exceptionRules],
    problems: [],
    notes: [],
    userPacks: [],
    transfer: () => undefined,
    described: { refs, builtIn: false, others: rules, problems: [], notes: [] },
  };
}
