// Writes docs/rules/ from the pack's manifest and the examples of every rule, with the real output of each; with --check it only
// tells whether the pages are fresh.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evaluate, kubernetes } from '../dist/esm/index.js';

const { rules } = JSON.parse(readFileSync('wasm/policies.json', 'utf8'));
const isCheck = process.argv.includes('--check');

for (const rule of rules) {
  const text = await writePage(rule);
  if (!isCheck) {
    mkdirSync(dirname(rule.docs), { recursive: true });
    writeFileSync(rule.docs, text);
  } else if (!existsSync(rule.docs) || readFileSync(rule.docs, 'utf8') !== text) {
    process.stderr.write(`${rule.docs} is stale: run npm run build:docs\n`);
    process.exitCode = 1;
  }
}

async function writePage(rule) {
  const folder = join('fixtures', 'rules', rule.id);
  const examples = readdirSync(folder).sort();
  const sections = [
    `# ${rule.id}\n\n${rule.title}. ${rule.description.replaceAll('\n', ' ')}`,
    `| severity | domain | judged | judges |\n|---|---|---|---|\n| ${rule.severity} | ${rule.domain} | once ${rule.scope === 'object' ? 'an object; runs in conftest, OPA and Gatekeeper as it is' : 'a set, everything that runs together'} | ${rule.appliesTo.join(', ')} |`,
    `## Why\n\n${rule.rationale}`,
    `## How to fix\n\n${rule.remediation}`,
    ...describeParameters(rule.parameters),
    `## Fails\n\n${await showExamples(
      rule,
      folder,
      examples.filter((name) => name.startsWith('fail-')),
    )}`,
    `## Passes\n\n${await showExamples(
      rule,
      folder,
      examples.filter((name) => name.startsWith('pass-')),
    )}`,
    `When there is nothing to judge: *${rule.notApplicable}*.`,
    `## See also\n\n${rule.relatedResources.map((url) => `- <${url}>`).join('\n')}\n- [the policy](../../../${rule.file})`,
  ];
  return `<!-- Written by npm run build:docs from ${rule.file} and ${folder}. -->\n\n${sections.join('\n\n')}\n`;
}

function describeParameters(parameters) {
  const rows = Object.entries(parameters).map(
    ([name, { type, default: value, description }]) =>
      `| \`${name}\` | ${type} | \`${JSON.stringify(value)}\` | ${description} |`,
  );
  return rows.length === 0
    ? []
    : [`## Parameters\n\n| name | type | default | |\n|---|---|---|---|\n${rows.join('\n')}`];
}

/** The shortest example in full, with what the rule says of it; of the others their first line, which tells the case. */
async function showExamples(rule, folder, names) {
  const texts = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const [shown, ...others] = texts.toSorted(
    (left, right) => left.text.length - right.text.length || (left.name < right.name ? -1 : 1),
  );
  const report = await evaluate([kubernetes({ manifests: join(folder, shown.name) })], {
    only: [rule.id],
  });
  const messages = report.checks[0].findings.map(
    ({ message, location }) =>
      `${location.region.startLine}:${location.region.startColumn} ${message}`,
  );
  const output = messages.length === 0 ? '' : `\n\n\`\`\`text\n${messages.join('\n')}\n\`\`\``;
  const rest = others
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .map(
      ({ name, text }) =>
        `- [\`${name}\`](../../../${folder}/${name}): ${text.split('\n')[0].replace(/^# */, '')}`,
    );
  return `\`\`\`yaml\n${shown.text.trimEnd()}\n\`\`\`${output}${rest.length === 0 ? '' : `\n\nMore cases:\n\n${rest.join('\n')}`}`;
}
