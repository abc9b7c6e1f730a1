import { visible } from '../report/wording/visible.js';

/** Longest single text: one message must not take the page from the others. */
const longestText = 2000;

const special = /[&<>\\`*_[\]|~$"']/g;

/**
 * Plain text in Markdown as GitHub and GitLab read it: nothing in it is markup, closes a table cell, or calls a person or an
 * issue. Entities are text to Markdown wherever they stand.
 */
export function escapeMarkdown(text: string): string {
  return (
    escapeInCode(text)
      // A mention or a reference is found after entities are decoded; what comes between breaks it and is not seen.
      .replaceAll(/@|(?<!&)#(?=\w)|!(?=\d)/g, '$&&#8203;')
  );
}

/** The same, cut where it is very long. */
export function shortMarkdown(text: string): string {
  return escapeMarkdown(text.length <= longestText ? text : `${text.slice(0, longestText)}…`);
}

/** Plain text as code, `<code>` rather than backticks: those have no escape, and a table splits at a bar inside them. */
export function markdownCode(text: string): string {
  return `<code>${escapeInCode(text)}</code>`;
}

/** Lines as a code block, with a fence that none of them can close. */
export function markdownFence(lines: readonly string[], language = ''): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}${language}`, ...lines.map(visible), fence].join('\n');
}

function escapeInCode(text: string): string {
  return visible(text).replaceAll(special, (character) => `&#${character.charCodeAt(0)};`);
}
