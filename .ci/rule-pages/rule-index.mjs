// docs/rules/README.md: every rule in a line, by domain.
import { judgedOf } from './all-rules.mjs';

/** Domains in the order in which the README of the package names them, with what their rules judge. */
const domains = {
  kubernetes: 'Manifests, and what Helm and Kustomize render',
  openapi: 'API descriptions, in two versions',
  events: 'Schemas of events, audit records and log lines',
  modules: 'TypeScript and JavaScript',
  operations:
    'Alert rules, dashboards, objectives, metrics, logs, traces, pipelines, contract tests',
  gate: 'Waivers and the baseline',
};

/** @param pages - every rule with its judged examples */
export function writeIndex(pages, titlesOf) {
  const unknown = pages.filter(({ rule }) => !Object.hasOwn(domains, rule.domain));
  if (unknown.length > 0) throw new Error(`the index has no table for ${unknown[0].rule.domain}`);
  const tables = Object.entries(domains).map(([domain, says]) => {
    const members = pages.filter(({ rule }) => rule.domain === domain);
    const rows = members.map((page) => row(page, titlesOf(page)));
    return `## ${domain}\n\n${says}: ${members.length} rules.\n\n| rule | asks that | severity | judged | needs | change | by default |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}`;
  });
  return `<!-- Written by npm run build:docs from the rules and their examples. -->

# Rules

${pages.length} rules. Each has a page with the reason, an example that fails and one that passes with what archfit prints, its options and what
to do. \`archfit explain RULE\` shows a rule in the terminal with the settings of your configuration, \`archfit rules\` lists those that are on.
[Changes between two versions of an API](openapi-diff-grid.md) lists every change that the rules of \`openapi-diff/\` tell apart.

- **severity**: unless the configuration says otherwise. The gate closes on \`high\` and above unless \`failOn\` says otherwise.
- **judged**: \`object\`, each object by itself, here and in conftest, OPA and Gatekeeper; \`set\`, everything that runs together; \`code\`, each object, in
  archfit alone; \`gate\`, what was accepted in a run.
- **needs**: what a run has to be given beside the artefacts. Without it the rule does not run, and the report says so.
- **change**: \`yes\` where the report holds the change that ends a finding, as a patch and as an edit of the file. Each was applied to the examples:
  the finding goes, and no other comes.

${tables.join('\n\n')}
`;
}

function row({ rule }, titles) {
  const cells = [
    `[${rule.id}](${rule.docs.slice('docs/rules/'.length)})`,
    rule.title,
    rule.severity,
    judgedOf(rule).word,
    needsOf(rule),
    titles.length > 0 ? 'yes' : '',
    rule.default,
  ];
  return `| ${cells.join(' | ')} |`;
}

function needsOf({ needs, requires, requiresAny }) {
  const any = requiresAny === undefined ? [] : [requiresAny.join(' or ')];
  return [...(needs === undefined ? [] : [needs]), ...requires, ...any].join(', ');
}
