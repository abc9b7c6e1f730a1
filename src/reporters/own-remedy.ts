import type { Check, Finding } from '../report/index.js';

/** What to do about this very finding, where that is more than what its rule says of all; such as which name was meant. */
export function ownRemedy(finding: Finding, check: Check): string | undefined {
  return finding.remediation === check.remediation ? undefined : finding.remediation;
}
