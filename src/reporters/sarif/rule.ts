import type { Check } from '../../report/index.js';
import { levelOf } from '../level.js';
import { escapeMarkdown } from '../markdown-text.js';
import { visible } from '../../report/wording/visible.js';

/** GitHub refuses longer descriptions. */
const longestDescription = 1024;

/** The descriptor of a rule: what the rule asks, why, and what to do, for the page that shows a finding. */
export function sarifRule(check: Check) {
  const { rule, title, rationale, remediation, docs, severity, domain } = check;
  const isLink = docs !== undefined && /^https?:\/\//.test(docs);
  const help = [rationale, remediation].filter((part) => part !== undefined).map(visible);
  const markdown = [
    `**${escapeMarkdown(title)}**`,
    ...(rationale === undefined ? [] : [`**Why:** ${escapeMarkdown(rationale)}`]),
    ...(remediation === undefined ? [] : [`**Fix:** ${escapeMarkdown(remediation)}`]),
    ...(docs === undefined ? [] : [`More: ${isLink ? docs : `\`${visible(docs)}\``}`]),
  ];
  return {
    id: rule,
    shortDescription: { text: cut(visible(title)) },
    fullDescription: { text: cut(visible(rationale ?? title)) },
    ...(isLink && { helpUri: docs }),
    help: {
      text: help.length === 0 ? visible(title) : help.join('\n'),
      markdown: markdown.join('\n\n'),
    },
    defaultConfiguration: { level: levelOf(severity) },
    properties: {
      severity,
      'problem.severity': { error: 'error', warning: 'warning', note: 'recommendation' }[
        levelOf(severity)
      ],
      tags: [...new Set(['architecture', domain, rule.split('/')[0] ?? rule])],
    },
  };
}

function cut(text: string): string {
  return text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 1)}…`;
}
