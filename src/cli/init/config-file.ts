import { yamlScalar } from '../yaml-scalar.js';
import { environmentNames, type ManifestPlace } from './find-manifests.js';
import type { PlannedFile } from './planned-file.js';
import type { Project } from './read-project.js';

/** Where `archfit init` keeps waivers. */
export const waiverFile = 'waivers.yaml';

/** The configuration: TypeScript where a project is set up for it, else YAML. */
export function planConfig(places: readonly ManifestPlace[], project: Project): PlannedFile {
  const sources = groupByEnvironment(places);
  return project.hasTypeScript && project.canImport
    ? { path: 'archfit.config.ts', text: typescript(sources) }
    : { path: 'archfit.config.yaml', text: yaml(sources, project) };
}

interface PlannedSource {
  readonly environment?: string;
  readonly manifests: readonly string[];
}

/** What runs together is one source, in the order in which a change goes through the environments; what has no name comes last. */
function groupByEnvironment(places: readonly ManifestPlace[]): readonly PlannedSource[] {
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

function yaml(sources: readonly PlannedSource[], { schemas }: Project): string {
  const schema =
    schemas === undefined
      ? ''
      : `# yaml-language-server: $schema=${schemas}/config/config.schema.json\n`;
  const items = sources.map(({ environment, manifests }) => {
    const list = manifests.map((path) => `      - ${yamlScalar(path)}\n`).join('');
    return environment === undefined
      ? `  - manifests:\n${list}`
      : `  - environment: ${yamlScalar(environment)}\n    manifests:\n${list}`;
  });
  return `${schema}# What archfit judges, and by which rules: archfit rules lists them, archfit explain RULE says more.
sources:
${items.join('')}
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

function typescript(sources: readonly PlannedSource[]): string {
  const items = sources.map(({ environment, manifests }) => {
    const name = environment === undefined ? '' : `environment: ${quote(environment)}, `;
    return `    { ${name}manifests: [${manifests.map(quote).join(', ')}] },\n`;
  });
  return `import { defineConfig } from 'archfit';

// What archfit judges, and by which rules: archfit rules lists them, archfit explain RULE says more.
export default defineConfig({
  sources: [
${items.join('')}  ],
  // The lowest severity that closes the gate.
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

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
