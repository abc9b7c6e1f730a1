import type { ExportedFile, ExportedRule } from '../../policy/export/index.js';

/** What somebody has to know who finds the folder. */
export function conftestReadme(rules: readonly ExportedRule[]): ExportedFile {
  const rows = rules.map(({ rule, enforcement }) => {
    const name = rule.id.replaceAll(/[/-]/g, '_');
    return `| \`${enforcement === 'deny' ? 'deny' : 'warn'}_${name}\` | ${rule.severity} | ${rule.title} |`;
  });
  return {
    path: 'README.md',
    text: `# Policies for conftest

\`\`\`sh
conftest test --policy <this folder> --suppress-exceptions <manifests>
\`\`\`

The package \`main\` asks every rule. A rule that has nothing to judge in a document is an exception, and not passed; without \`--suppress-exceptions\` each of them has a line of its own. Leave
\`--all-namespaces\` and \`--combine\` out: the first would tell everything twice, the second hands over no single object.

Parameters stand in \`settings.rego\`, where the configuration gives some.

| rule | severity | |
|---|---|---|
${rows.join('\n')}
`,
  };
}
