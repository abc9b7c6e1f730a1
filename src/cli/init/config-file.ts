import type { ProposedCode } from '../../evaluate/modules/propose-code.js';
import { yamlScalar } from '../../source/yaml-scalar.js';
import { writeCodeSource, yamlNotation } from './code-source.js';
import { environmentNames, type ManifestPlace } from './find-manifests.js';
import type { PlannedFile } from './planned-file.js';
import type { OperationsPlan, PlannedOperations } from './plan-operations.js';
import type { RenderPlan } from './plan-rendering.js';
import type { Project } from './read-project.js';

/** Where `archfit init` keeps waivers. */
export const waiverFile = 'waivers.yaml';

const operationsComment = 'What the system is run by, known by what the files say.';

/** The configuration: TypeScript where a project is set up for it, else YAML. */
export function planConfig(
  places: readonly ManifestPlace[],
  rendering: readonly RenderPlan[],
  project: Project,
  { code, operations }: PlannedBeside = {},
): PlannedFile {
  const sources = [
    ...groupByEnvironment(places),
    ...rendering,
    ...(operations?.source ? [operations.source] : []),
  ];
  const { catalog } = operations ?? {};
  return project.hasTypeScript && project.canImport
    ? { path: 'archfit.config.ts', text: typescript(sources, code, catalog) }
    : { path: 'archfit.config.yaml', text: yaml(sources, project, { code, catalog }) };
}

/** What is proposed beside manifests. */
interface PlannedBeside {
  readonly code?: ProposedCode | undefined;
  readonly operations?: PlannedOperations | undefined;
}

type PlannedSource = ManifestPlan | RenderPlan | OperationsPlan;

interface ManifestPlan {
  readonly environment?: string;
  readonly manifests: readonly string[];
}

/** What runs together is one source, in the order in which a change goes through the environments; what has no name comes last. */
function groupByEnvironment(places: readonly ManifestPlace[]): readonly ManifestPlan[] {
  const manifestsOf = (name: string | undefined) =>
    places.filter(({ environment }) => environment === name).map(({ path }) => path);
  const rank = (name: string) => environmentNames.indexOf(name.toLowerCase());
  const names = [...new Set(places.flatMap(({ environment }) => environment ?? []))].sort(
    (left, right) => rank(left) - rank(right),
  );
  const unnamed = manifestsOf(undefined);
  return [
    ...names.map((environment) => ({ environment, manifests: manifestsOf(environment) })),
    ...(unnamed.length > 0 ? [{ manifests: unnamed }] : []),
  ];
}

function yaml(
  sources: readonly PlannedSource[],
  { schemas }: Project,
  {
    code,
    catalog,
  }: { readonly code: ProposedCode | undefined; readonly catalog?: string | undefined },
): string {
  const schema =
    schemas === undefined
      ? ''
      : `# yaml-language-server: $schema=${schemas}/config/config.schema.json\n`;
  const items = sources.map((source) => {
    const listOf = (paths: readonly string[]) =>
      paths.map((path) => `      - ${yamlScalar(path)}\n`).join('');
    if ('kind' in source) {
      return source.kind === 'operations'
        ? `  # ${operationsComment}\n  - kind: operations\n    files:\n${listOf(source.files)}`
        : yamlOfRendering(source);
    }
    const { environment, manifests } = source;
    const list = listOf(manifests);
    return environment === undefined
      ? `  - manifests:\n${list}`
      : `  - environment: ${yamlScalar(environment)}\n    manifests:\n${list}`;
  });
  return `${schema}# What archfit judges, and by which rules: archfit rules lists them, archfit explain RULE says more.
sources:
${items.join('')}${code === undefined ? '' : yamlOfCode(code)}${catalog === undefined ? '' : `\n# Teams and services.\ncatalog: ${yamlScalar(catalog)}\n`}
# The lowest severity that closes the gate: critical, high, medium, low, info.
failOn: high

# Findings that somebody answers for until a day.
waivers: ${waiverFile}

# Rules that are meant otherwise here.
# rules:
#   kubernetes/cpu-limit: off
#   kubernetes/memory-limit: medium
#   kubernetes/owner-label: { parameters: { labels: [owner, team] } }
`;
}

function yamlOfRendering({ kind, environments = {}, ...others }: RenderPlan): string {
  const keys = Object.entries(others).map(([key, value]) => `    ${key}: ${flow(value)}\n`);
  const items = Object.entries(environments).map(
    ([name, value]) => `      ${yamlScalar(name)}: ${flow(value)}\n`,
  );
  const list = items.length === 0 ? '' : `    environments:\n${items.join('')}`;
  return `  - kind: ${kind}\n${keys.join('')}${list}`;
}

function yamlOfCode(code: ProposedCode): string {
  const notation = { ...yamlNotation, value: flow };
  const { comments, settings } = writeCodeSource(code, notation, 4);
  const [first = '', ...others] = settings;
  return [
    ...comments.map((line) => `  ${line}`),
    first.replace(/^ {4}/, '  - '),
    ...others,
    '',
  ].join('\n');
}

/** A value on one line. */
function flow(value: unknown): string {
  if (typeof value === 'string') return yamlScalar(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${flow(item)}`)
    .join(', ')} }`;
}

function typescript(
  sources: readonly PlannedSource[],
  code: ProposedCode | undefined,
  catalog: string | undefined,
): string {
  const items = sources.map((source) => {
    if ('kind' in source) {
      return source.kind === 'operations'
        ? `    // ${operationsComment}\n    { kind: 'operations', files: ${literal(source.files)} },\n`
        : typescriptOfRendering(source);
    }
    const { environment, manifests } = source;
    const name = environment === undefined ? '' : `environment: ${quote(environment)}, `;
    return `    { ${name}manifests: [${manifests.map(quote).join(', ')}] },\n`;
  });
  return `import { defineConfig } from 'archfit';

// What archfit judges, and by which rules: archfit rules lists them, archfit explain RULE says more.
export default defineConfig({
  sources: [
${items.join('')}${code === undefined ? '' : typescriptOfCode(code)}  ],
${catalog === undefined ? '' : `  // Teams and services.\n  catalog: ${quote(catalog)},\n`}  // The lowest severity that closes the gate.
  failOn: 'high',
  // Findings that somebody answers for until a day.
  waivers: ${quote(waiverFile)},
  rules: {
    // 'kubernetes/cpu-limit': 'off',
    // 'kubernetes/memory-limit': 'medium',
    // 'kubernetes/owner-label': { parameters: { labels: ['owner', 'team'] } },
  },
});
`;
}

function typescriptOfRendering({ kind, environments = {}, ...others }: RenderPlan): string {
  const keys = Object.entries(others).map(([key, value]) => `      ${key}: ${literal(value)},\n`);
  const items = Object.entries(environments).map(
    ([name, value]) => `        ${quote(name)}: ${literal(value)},\n`,
  );
  const list = items.length === 0 ? '' : `      environments: {\n${items.join('')}      },\n`;
  return `    {\n      kind: ${quote(kind)},\n${keys.join('')}${list}    },\n`;
}

function typescriptOfCode(code: ProposedCode): string {
  const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));
  const notation = { comment: '//', value: literal, key, end: ',', open: '{', close: '}' };
  const { comments, settings } = writeCodeSource(code, notation, 6);
  const lines = [...comments.map((line) => `    ${line}`), '    {', ...settings, '    },', ''];
  return lines.join('\n');
}

function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${literal(item)}`)
    .join(', ')} }`;
}

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
