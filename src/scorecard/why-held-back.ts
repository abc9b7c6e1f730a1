import { plural } from '../report/index.js';
import type { RuleResult } from './scorecard.js';

/** Why a rule holds its level back, in words: `2 new findings, 1 known`. What a policy said is in it: escape it. */
export function whyHeldBack({ state, findings, message }: RuleResult): string {
  if (state !== 'failed') return message ?? 'could not be evaluated';
  const fresh = findings.new === 0 ? [] : [plural(findings.new, 'new finding')];
  const known = findings.known === 0 ? [] : [plural(findings.known, 'known finding')];
  return [...fresh, ...known].join(', ');
}
