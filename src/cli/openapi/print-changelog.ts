import { describeOpinion } from '../../evaluate/openapi/second-opinion/describe-opinion.js';
import { plural } from '../../report/index.js';
import {
  type Changelog,
  type ChangelogEntry,
  countChanges,
  describePlaces,
  type FolderChangelog,
  groupChanges,
  headings,
} from './changelog.js';
import type { ChangelogFormat } from './openapi.js';

/** The changelog as it goes to the standard output. */
export function printChangelog(
  changelog: Changelog | FolderChangelog,
  format: ChangelogFormat,
): string {
  if (format === 'json') return `${JSON.stringify(changelog, null, 2)}\n`;
  const print = format === 'markdown' ? printMarkdown : printText;
  if (!('contracts' in changelog)) return print(changelog);
  const { old, new: newer, contracts } = changelog;
  // What did not change is counted: in a folder of many, the few that did are looked for.
  const changed = contracts.filter(
    ({ verdict, secondOpinion }) => verdict !== 'none' || secondOpinion,
  );
  const summary = `${plural(contracts.length, 'contract')}, ${changed.length} changed; ${countChanges(changelog)}`;
  const first =
    format === 'markdown'
      ? `# Changes from ${code(old)} to ${code(newer)}\n\n${summary}.\n`
      : `${old} → ${newer}: ${summary}\n`;
  return [first, ...changed.map(print)].join('\n');
}

function printText(changelog: Changelog): string {
  const lines = [`${changelog.old} → ${changelog.new}: ${summarize(changelog)}`];
  for (const { verdict, groups } of groupChanges(changelog)) {
    lines.push('', headings[verdict]);
    for (const { title, entries } of groups) {
      lines.push(`  ${title}`);
      for (const entry of entries) {
        lines.push(`    ${describe(entry)}`, `      ${describePlaces(entry)}  ${entry.rule}`);
      }
    }
  }
  if (changelog.secondOpinion) {
    lines.push('', 'Second opinion');
    for (const line of describeOpinion(changelog.secondOpinion)) lines.push(`  ${line}`);
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function printMarkdown(changelog: Changelog): string {
  const lines = [
    `# Changes from ${code(changelog.old)} to ${code(changelog.new)}`,
    '',
    `${summarize(changelog)}.`,
  ];
  for (const { verdict, groups } of groupChanges(changelog)) {
    lines.push('', `## ${headings[verdict]}`);
    for (const { title, entries } of groups) {
      lines.push('', `### ${title === 'the contract' ? 'The contract' : code(title)}`, '');
      for (const entry of entries) {
        lines.push(`- ${escape(describe(entry))} (${code(describePlaces(entry))})`);
      }
    }
  }
  if (changelog.secondOpinion) {
    lines.push('', '## Second opinion', '');
    for (const line of describeOpinion(changelog.secondOpinion)) lines.push(`- ${escape(line)}`);
  }
  return `${lines.join('\n')}\n`;
}

function summarize(changelog: Changelog): string {
  switch (changelog.verdict) {
    case 'new':
      return `the contract is new: there is no ${changelog.old}`;
    case 'unknown':
      return 'nothing could be compared';
    default:
      return countChanges(changelog);
  }
}

function describe({ at, message }: ChangelogEntry): string {
  return at === undefined ? message : `${at}: ${message}`;
}

/** Names of a contract may hold what Markdown would read. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
