// Draws findings of a folder of manifests by a seed, to be read one by one: are they true? Every rule of the pack runs, those that are
// off unless switched on too; what is drawn of a rule does not depend on the other rules. Of findings that say the same, one can be
// drawn. Secrets are masked, as in every report.
//   node .ci/sample-findings.mjs FOLDER [--seed N] [--draw N] [--rule ID] [--list]
// With --list it writes what docs/measurements/rendered-findings.md holds, without the verdicts.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { listRules } from '../dist/evaluate/index.js';
import { evaluate, kubernetes } from '../dist/index.js';

/** Nothing in the corpora says how critical it is: what belongs to these systems counts as critical. */
const critical = {
  label: 'app.kubernetes.io/part-of',
  values: ['argocd', 'kube-prometheus', 'Linkerd', 'opentelemetry-collector'],
};

/** Folders whose files run together; every other file is a set of its own, since variants of one installation stand side by side. */
const sets = [
  /^.*\/examples\/[^/]+\/rendered(?=\/)/,
  /^kube-prometheus\/manifests(?=\/)/,
  /^bank-of-anthos\/(?:kubernetes-manifests|extras\/[^/]+)(?=\/)/,
  /^argo-cd\/manifests\/base(?=\/)/,
];

/** What the rules that read a catalog hold these sets against. Nothing of it is known of the projects: it is made up, to be disagreed with. */
const cataloged = ['bank-of-anthos/kubernetes-manifests', 'kube-prometheus/manifests'];
const [bank, monitoring] = cataloged.map((environment) => ({ environments: [environment] }));
const catalog = {
  teams: { accounts: null, ledger: null },
  services: {
    frontend: {
      ...{ ...bank, team: 'accounts', criticality: 'critical', consumers: [] },
      ...{ stateless: true, userFacing: true, drainTimeout: '20s' },
    },
    userservice: { ...bank, team: 'accounts', consumers: ['frontend'], criticality: 'critical' },
    contacts: { ...bank, team: 'accounts', consumers: ['frontend'], stateless: true },
    balancereader: { ...bank, team: 'ledger', stateless: true, userFacing: true },
    ledgerwriter: { ...bank, team: 'ledger', drainTimeout: '3s' },
    transactionhistory: { ...bank, team: 'ledger', drainTimeout: '90s' },
    'accounts-db': { ...bank, team: 'accounts', namespace: 'bank' },
    'ledger-db': { ...bank, team: 'ledger', namespace: 'bank' },
    statements: { ...bank, team: 'ledger' },
    'blackbox-exporter': { ...monitoring, namespace: 'probes' },
    grafana: { ...monitoring, namespace: 'dashboards', consumers: [] },
    'kube-state-metrics': { ...monitoring, namespace: 'monitoring' },
    'node-exporter': { ...monitoring, namespace: 'monitoring' },
    'prometheus-adapter': { ...monitoring, namespace: 'monitoring', consumers: ['grafana'] },
    'prometheus-operator': { ...monitoring, namespace: 'monitoring' },
  },
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    draw: { type: 'string', default: '2' },
    rule: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
const count = Number(options.draw);
if (folder === undefined || !Number.isInteger(count) || count < 1) {
  process.stderr.write(
    'usage: sample-findings.mjs FOLDER [--seed N] [--draw N] [--rule ID] [--list]\n',
  );
  process.exit(2);
}

const rules = Object.fromEntries(listRules().flatMap(settingOf));
const general = await evaluate(sourcesOf(folder), {
  cwd: folder,
  // No database has a limit but those that the manifests themselves give.
  budgets: { databases: {} },
  rules,
});
const isJudged = new Set(general.checks.map(({ rule }) => rule));
const special = await evaluate(
  cataloged.map((environment) => kubernetes({ manifests: environment, environment })),
  {
    cwd: folder,
    catalog,
    except: [...isJudged],
    rules: { ...rules, 'kubernetes/owner-known': { parameters: { labels: ['team'] } } },
  },
);
for (const { message, location } of [...general.problems, ...special.problems]) {
  process.stderr.write(`${location?.uri ?? ''}: ${message}\n`);
  process.exitCode = 1;
}
const asked = [...general.checks, ...special.checks]
  .filter(({ rule }) => options.rule === undefined || options.rule === rule)
  .toSorted((left, right) => (left.rule < right.rule ? -1 : 1));
for (const { rule, findings, evidence, outcome } of asked) {
  const drawn = draw(findings);
  const counts = `${evidence.examined} examined, ${findings.length} findings`;
  const title = options.list ? rule : `${rule}: ${outcome}, ${counts}`;
  if (drawn.length > 0 || !options.list) process.stdout.write(`## ${title}\n\n`);
  for (const finding of drawn) process.stdout.write(`${show(finding)}\n`);
  if (drawn.length > 0) process.stdout.write('\n');
}

function sourcesOf(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
  const alone = files.filter((file) => setOf(file) === undefined);
  const environments = new Set(files.map(setOf).filter((set) => set !== undefined));
  return [
    ...(alone.length > 0 ? [kubernetes({ manifests: alone, each: 'file' })] : []),
    ...[...environments].map((environment) => kubernetes({ manifests: environment, environment })),
  ];
}

function setOf(file) {
  return sets.map((set) => set.exec(file)?.[0]).find((found) => found !== undefined);
}

/** What makes a rule judge more than it does by default; nothing where it needs no setting. */
function settingOf({ id, severity, default: isOn, parameters }) {
  const judgesCritical =
    'label' in parameters && 'values' in parameters && !id.startsWith('kubernetes/criticality-');
  const setting = {
    ...(isOn === 'off' && { severity }),
    ...(judgesCritical && { parameters: critical }),
  };
  return Object.keys(setting).length === 0 ? [] : [[id, setting]];
}

function draw(findings) {
  const messages = new Set();
  return findings
    .map((finding) => ({ finding, order: orderOf(finding) }))
    .toSorted((left, right) => (left.order < right.order ? -1 : 1))
    .map(({ finding }) => finding)
    .filter(({ message }) => !messages.has(message) && messages.add(message))
    .slice(0, count);
}

function orderOf({ rule, location, subject, message }) {
  const parts = [options.seed, rule, location?.uri, location?.pointer, subject.id, message];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function show({ location, subject, message }) {
  // A service that no manifest stands for has no place but the catalog above.
  if (location === undefined) return `- \`the catalog\`\n  \`${message}\``;
  const { region, snippet, uri } = location;
  const place = `${uri}:${region.startLine}`;
  if (options.list) return `- \`${place}\`\n  \`${message}\``;
  const lines = snippet.lines.map((line, index) => {
    const number = snippet.startLine + index;
    return `  ${number === region.startLine ? '>' : ' '} ${number} ${line}`;
  });
  return [place, `  ${subject.id}`, `  ${message}`, ...lines].join('\n');
}
