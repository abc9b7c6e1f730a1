import { type NotSelected, plural } from '../report/index.js';

/** Rules that did not run for want of the same input. */
export interface MissingInput {
  /** `6 rules need waivers`. */
  readonly says: string;
  /** How many they are. */
  readonly count: number;
  /** Their ids, or their topics where they are many. */
  readonly rules: readonly string[];
  /** What to do, each way once. */
  readonly hints: readonly string[];
}

/** Groups the rules that did not run by the input that they lack, in the order of the report. */
export function groupMissingInputs(notSelected: readonly NotSelected[]): readonly MissingInput[] {
  const groups = new Map<string, NotSelected[]>();
  for (const entry of notSelected) {
    if (entry.reason !== 'input-missing') continue;
    const input = entry.missing ?? 'an input';
    const group = groups.get(input);
    if (group) group.push(entry);
    else groups.set(input, [entry]);
  }
  return [...groups].map(([input, entries]) => ({
    says: `${plural(entries.length, 'rule')} ${entries.length === 1 ? 'needs' : 'need'} ${input}`,
    count: entries.length,
    rules: nameRules(entries.map(({ rule }) => rule)),
    hints: [...new Set(entries.map(({ hint }) => hint))],
  }));
}

/** So many that nobody reads their names: the rules of a whole domain. */
const manyRules = 16;

function nameRules(rules: readonly string[]): readonly string[] {
  if (rules.length < manyRules) return rules;
  const counts = new Map<string, number>();
  for (const rule of rules) {
    const [topic = rule] = rule.split('/');
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts].map(([topic, count]) => `${topic}/* (${count})`);
}
