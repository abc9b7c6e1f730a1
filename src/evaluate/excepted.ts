import type { PackRule, Violation } from '../policy/index.js';
import type { Finding } from '../report/index.js';

/** Whether the policy itself lets pass what it found. Who forbids waivers for a rule does not want that either. */
export function isExcepted(
  { waivers }: Pick<PackRule, 'waivers'>,
  { exception }: Pick<Violation, 'exception'>,
): boolean {
  return exception !== undefined && waivers === 'allowed';
}

/** The facts of the case, with why it does not count: as they are told of what a plan covers. */
export function withException(
  rule: Pick<PackRule, 'waivers'>,
  violation: Pick<Violation, 'exception' | 'details'>,
): Finding['details'] {
  const { details, exception } = violation;
  if (!isExcepted(rule, violation)) return details;
  return { ...details, cover: { kind: 'exception', message: exception } };
}
