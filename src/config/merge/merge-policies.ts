import { isRuleDefinition, type RuleDefinition } from '../../evaluate/index.js';
import type { PolicySource } from '../../policy/index.js';
import type { ConfigLayer } from '../load/config-layer.js';
import { rebaseFile } from '../rebase-path.js';

type Policy = PolicySource | RuleDefinition;

/** The policies of all files, the first one first; one that several of them name stands once. */
export function mergePolicies(layers: readonly ConfigLayer[], root: string): readonly Policy[] {
  const all = layers.flatMap(({ config, definitions, base }) =>
    [config.policies ?? []]
      .flat()
      .map((policy, index) => rebasePolicy(definitions.get(index) ?? policy, base, root)),
  );
  return all.filter((policy, index) => all.indexOf(policy) === index);
}

/** Rewrites the paths of a policy that start at one folder so that they start at another. */
export function rebasePolicy(policy: Policy, from: string, to: string): Policy {
  if (isRuleDefinition(policy)) return policy;
  const path = (each: string) => rebaseFile(each, from, to);
  if (typeof policy === 'string') return path(policy);
  const { policies, data } = policy;
  return {
    ...policy,
    policies: [policies].flat().map(path),
    ...(data !== undefined && { data: [data].flat().map(path) }),
  };
}
