import type { RuleMetadata } from './rule-metadata.js';
import type { RuleNotes } from './rule-notes.js';

/** What tells that rules belong together. */
export type RuleTexts = Pick<
  RuleMetadata,
  'id' | 'description' | 'rationale' | 'remediation' | 'notes'
>;

/** Rules that a rule names in its texts or its notes, and those that name it, in the order in which they are known. */
export function relatedRules<Rule extends RuleTexts>(
  rule: RuleTexts,
  known: readonly Rule[],
  notesOf: (rule: RuleTexts) => RuleNotes | undefined,
): readonly Rule[] {
  const named = namedBy(rule, notesOf(rule));
  return known.filter(
    (other) =>
      other.id !== rule.id && (named.has(other.id) || namedBy(other, notesOf(other)).has(rule.id)),
  );
}

function namedBy(rule: RuleTexts, notes: RuleNotes = {}): ReadonlySet<string> {
  const { description, rationale, remediation } = rule;
  const { whenNot = '', knownMisses = [], related = [] } = notes;
  const prose = [description, rationale, remediation, whenNot, ...knownMisses].join(' ');
  return new Set([...(prose.match(/[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*[a-z0-9]/g) ?? []), ...related]);
}
