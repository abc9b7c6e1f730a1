import type { Finding, RuleId } from '../../report/index.js';

/** Rules whose one finding a contract sums up those of others, which it names by their fingerprints. */
const umbrellas: readonly RuleId[] = [
  'openapi-diff/breaking-without-plan',
  'openapi-diff/version-bump',
];

/**
 * What sums up findings says nothing new where each of them was accepted: it is as new as the newest of them.
 */
export function settleUmbrellas(
  findings: ReadonlyMap<RuleId, readonly Finding[]>,
): ReadonlyMap<RuleId, readonly Finding[]> {
  if (!umbrellas.some((rule) => (findings.get(rule)?.length ?? 0) > 0)) return findings;
  const byFingerprint = new Map(
    [...findings.values()].flat().map((finding) => [finding.fingerprint, finding]),
  );
  return new Map(
    [...findings].map(([rule, own]) => [
      rule,
      umbrellas.includes(rule) ? own.map((finding) => settle(finding, byFingerprint)) : own,
    ]),
  );
}

function settle(finding: Finding, known: ReadonlyMap<string, Finding>): Finding {
  const named = finding.details['findings'];
  if (finding.state !== 'new' || !Array.isArray(named) || named.length === 0) return finding;
  const parts = named.map((each) => known.get(String(each)));
  // One that is not there was not judged by this run: nobody accepted it.
  if (parts.some((part) => part === undefined || part.state === 'new')) return finding;
  const waived = parts.find((part) => part?.state === 'waived');
  if (waived === undefined) return { ...finding, state: 'known' };
  return { ...finding, state: 'waived', ...(waived.waiver && { waiver: waived.waiver }) };
}
