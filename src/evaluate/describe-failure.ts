import type { PolicyFailure } from '../policy/index.js';
import type { Problem } from '../report/index.js';

/** The failure of a policy as a problem; a set has no place of its own, but it may have a name. */
export function describeFailure({ rule, message }: PolicyFailure, environment?: string): Problem {
  const where = environment === undefined ? '' : ` in ${environment}`;
  return {
    code: 'policy-failed',
    message: `the policy of ${rule} failed${where}: ${message}`,
    hint: 'Correct the policy, or leave the rule out; the other rules are judged all the same.',
  };
}
