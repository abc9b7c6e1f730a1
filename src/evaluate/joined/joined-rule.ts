import type { RuleMetadata } from '../../policy/index.js';

/** Whether a rule is asked about what several sources say together, of several domains or of one. */
export function isJoinedRule({ requires, requiresAny = [] }: RuleMetadata): boolean {
  return requires.includes('joined') || requiresAny.length > 0;
}

/** Whether it is asked of manifests, so that a run over those of some environments can answer it. */
export function isAboutManifests({ domain }: RuleMetadata): boolean {
  return domain === 'kubernetes';
}
