import type { Verdict } from '../../facts/classification/field-classification.js';

/** What a value is, with the first thing that says so: `contact.email (the word "email")`. */
export function describeVerdict(verdict: Verdict): string {
  return `${verdict.categories.join(', ') || verdict.level}${describeEvidence(verdict)}`;
}

/** The same of a text that somebody writes. */
export function describeFreeText(verdict: Verdict): string {
  return `may hold anything about anybody${describeEvidence(verdict)}`;
}

function describeEvidence({ evidence: [first] }: Verdict): string {
  return first === undefined ? '' : ` (${first.text})`;
}
