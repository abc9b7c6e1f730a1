import type { Finding, RuleId } from '../../report/index.js';
import type { AcceptedMeasure, Baseline, BaselineEntry } from './baseline.js';
import { findRule, type NamedRule } from '../find-rule.js';
import { fingerprintVersion } from '../fingerprint.js';

/** One finding that an entry accepts; an entry with a count stands for several. */
export interface EntrySlot {
  readonly entry: BaselineEntry;
  /** Of the entry in its file. */
  readonly index: number;
  readonly accepted?: AcceptedMeasure | undefined;
}

/** What a baseline accepts, by what is found. */
export class AcceptedFindings {
  readonly #slots = new Map<string, EntrySlot[]>();

  constructor({ entries }: Pick<Baseline, 'entries'>, rules: readonly NamedRule[]) {
    const seen = new Map<string, number>();
    for (const [index, entry] of entries.entries()) {
      const rule = findRule(rules, entry.rule)?.id ?? entry.rule;
      // A fingerprint of another version, or made of an earlier id of the rule, cannot be made again: such an entry holds for what is
      // found at its place.
      const isMoved =
        rule !== entry.rule || !entry.fingerprint.startsWith(`${fingerprintVersion}:`);
      const key = isMoved ? placeKey({ ...entry, rule }) : fingerprintKey({ ...entry, rule });
      // A merge of two branches can leave the same line twice, and what was accepted once is accepted once.
      const same = JSON.stringify([key, entry.accepted?.value]);
      const known = seen.get(same) ?? 0;
      const count = entry.count ?? 1;
      seen.set(same, Math.max(known, count));
      const slots = Array.from({ length: count - known }, () => ({
        entry,
        index,
        accepted: entry.accepted,
      }));
      this.#slots.set(key, [...(this.#slots.get(key) ?? []), ...slots]);
    }
  }

  /** What is accepted of the identity of a finding. Its place counts only where its fingerprint is not accepted. */
  of(finding: Finding): readonly EntrySlot[] {
    const place = { ...finding, subject: finding.subject.id };
    return this.#slots.get(fingerprintKey(place)) ?? this.#slots.get(placeKey(place)) ?? [];
  }

  all(): readonly EntrySlot[] {
    return [...this.#slots.values()].flat();
  }
}

/** Findings of one identity each, in the order in which the identities are met. */
export function groupByFingerprint(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = fingerprintKey({ ...finding, subject: finding.subject.id });
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

interface Place {
  readonly rule: RuleId;
  readonly environment?: string;
  readonly subject: string;
  readonly path?: string;
}

/** The fingerprint alone would do; the others are what a reviewer reads, and must not say something else than what is accepted. */
function fingerprintKey({
  rule,
  environment = '',
  subject,
  path = '',
  fingerprint,
}: Place & { readonly fingerprint: string }): string {
  return JSON.stringify(['fingerprint', rule, environment, subject, path, fingerprint]);
}

function placeKey({ rule, environment = '', subject, path = '' }: Place): string {
  return JSON.stringify(['place', rule, environment, subject, path]);
}
