import type { RuleId } from '../../report/index.js';
import type { LeftRule } from './choose-rules.js';

/** Of a line, in characters. */
const width = 110;

/** Which rules stay behind, by what keeps them; a topic of which nothing is exported is named alone. */
export function describeLeft(
  left: readonly LeftRule[],
  exported: readonly { readonly rule: { readonly id: RuleId } }[],
): string {
  if (left.length === 0) return '';
  const reasons = [...new Set(left.map(({ reason }) => reason))].sort();
  const lines = reasons.map((reason) => {
    const rules = left.filter((each) => each.reason === reason).map(({ rule }) => rule);
    const others = [
      ...left.filter((each) => each.reason !== reason).map(({ rule }) => rule),
      ...exported.map(({ rule }) => rule.id),
    ];
    return wrap([`  ${reason} (${rules.length}):`, ...joinTopics(rules, others)]);
  });
  return `not exported:\n${lines.join('')}`;
}

/** A list in lines, those after the first indented further. */
function wrap([first = '', ...words]: readonly string[]): string {
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    if (line.length + word.length >= width) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line].map((text) => `${text}\n`).join('');
}

function joinTopics(rules: readonly RuleId[], others: readonly RuleId[]): readonly string[] {
  const isWhole = (topic: string) => others.every((id) => topicOf(id) !== topic);
  const names = rules.map((id) => (isWhole(topicOf(id)) ? `${topicOf(id)}/*` : id));
  return [...new Set(names)].sort();
}

function topicOf(id: RuleId): string {
  return id.split('/')[0] ?? id;
}
