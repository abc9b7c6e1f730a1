import type { Finding, RuleId } from '../../report/index.js';
import type { Resummarize } from '../artefact.js';

/** Rules whose one finding a contract, or an event, sums up those of others, which it names by their fingerprints. */
const umbrellas: readonly RuleId[] = [
  'openapi-diff/breaking-without-plan',
  'openapi-diff/version-bump',
  'events-diff/version-bump',
];

/**
 * What sums up findings says nothing new where each of them was accepted: it is as new as the newest of them. Where some of them are
 * waived, it sums up the others.
 */
export function settleUmbrellas(
  findings: ReadonlyMap<RuleId, readonly Finding[]>,
  resummarize: Resummarize = () => [],
): ReadonlyMap<RuleId, readonly Finding[]> {
  if (!umbrellas.some((rule) => (findings.get(rule)?.length ?? 0) > 0)) return findings;
  const byFingerprint = new Map(
    [...findings.values()].flat().map((finding) => [finding.fingerprint, finding]),
  );
  const waived = new Set(
    [...byFingerprint.values()]
      .filter(({ rule, state }) => state === 'waived' && !umbrellas.includes(rule))
      .map(({ fingerprint }) => fingerprint),
  );
  let summaries: ReadonlyMap<string, Finding> | undefined;
  const sumUpRest = (finding: Finding): Finding => {
    if (!partsOf(finding).some((part) => waived.has(part))) return finding;
    summaries ??= new Map(resummarize(umbrellas, waived).map((each) => [each.fingerprint, each]));
    const rest = summaries.get(finding.fingerprint);
    if (rest === undefined) return finding;
    const { message, related, details, measure } = rest;
    // What the baseline accepted is counted as it was then.
    const isMeasured = measure !== undefined && finding.measure?.accepted === undefined;
    return { ...finding, message, related, details, ...(isMeasured && { measure }) };
  };
  return new Map(
    [...findings].map(([rule, own]) => [
      rule,
      umbrellas.includes(rule)
        ? own.map((finding) => {
            const settled = settle(finding, byFingerprint);
            return settled.state === 'new' ? sumUpRest(settled) : settled;
          })
        : own,
    ]),
  );
}

function partsOf({ details }: Finding): readonly string[] {
  const named = details['findings'];
  return Array.isArray(named) ? named.map(String) : [];
}

function settle(finding: Finding, known: ReadonlyMap<string, Finding>): Finding {
  const named = partsOf(finding);
  if (finding.state !== 'new' || named.length === 0) return finding;
  const parts = named.map((each) => known.get(each));
  // One that is not there was not judged by this run: nobody accepted it.
  if (parts.some((part) => part === undefined || part.state === 'new')) return finding;
  const waived = parts.find((part) => part?.state === 'waived');
  if (waived === undefined) return { ...finding, state: 'known' };
  return { ...finding, state: 'waived', ...(waived.waiver && { waiver: waived.waiver }) };
}
