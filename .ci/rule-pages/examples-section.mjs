// The examples of a rule on its page: the shortest in full with what archfit prints, of the others the case and what is found.
import { describeFindings } from './run-example.mjs';

/** Messages that are shown of a case that is not shown in full. */
const mostMessages = 3;

export function examplesSection(rule, outcome, examples, complain) {
  const size = ({ files }) => files.reduce((sum, { text }) => sum + text.length, 0);
  const [shown, ...others] = examples
    .filter(({ expected }) => expected === outcome)
    .toSorted((left, right) => size(left) - size(right) || (left.name < right.name ? -1 : 1));
  if (shown === undefined) {
    complain(`${rule.id} has no example of the kind ${outcome}`);
    return [];
  }
  const cases = others.toSorted((left, right) => (left.name < right.name ? -1 : 1)).map(showCase);
  return [
    ...shown.files.map((file) => showFile(file, shown.isFolder)),
    `${introduce(shown)}\n\n\`\`\`text\n${shown.output}\n\`\`\``,
    ...(cases.length === 0 ? [] : [`More cases:\n\n${cases.join('\n')}`]),
  ];
}

function showFile({ name, text }, isFolder) {
  const title = isFolder ? `\`${name}\`:\n\n` : '';
  return `${title}\`\`\`${languageOf(name)}\n${text.trimEnd()}\n\`\`\``;
}

function introduce({ day, profile }) {
  const conditions = [
    ...(day === undefined ? [] : [`on ${day}`]),
    ...(profile === undefined ? [] : [`under the profile \`${profile}\``]),
  ];
  return conditions.length === 0
    ? 'archfit prints:'
    : `Judged ${conditions.join(' ')}, archfit prints:`;
}

function showCase(example) {
  const lines = describeFindings(example);
  const shown = lines.length > mostMessages + 1 ? lines.slice(0, mostMessages) : lines;
  const hidden = lines.length - shown.length;
  return [
    `- [\`${example.name}\`](../../../${example.path}): ${example.case}`,
    ...shown.map((line) => `  - ${asCode(line)}`),
    ...(hidden > 0 ? [`  - and ${hidden} more`] : []),
  ].join('\n');
}

/** Of what holds a backtick itself, two of them are the marks. */
function asCode(line) {
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

function languageOf(name) {
  if (name.endsWith('.proto')) return 'protobuf';
  if (/\.[cm]?tsx?$/.test(name)) return 'ts';
  if (/\.[cm]?jsx?$/.test(name)) return 'js';
  if (/(?:^|\/)CODEOWNERS$/.test(name)) return 'text';
  if (/\.(?:json|avsc|avpr)$/.test(name)) return 'json';
  return name.endsWith('.md') ? 'markdown' : 'yaml';
}
