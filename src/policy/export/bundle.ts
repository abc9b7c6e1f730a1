import { createHash } from 'node:crypto';
import type { Opa } from '../opa/index.js';
import type { ExportedFile, ExportedPack, ExportedRule } from './exported-rule.js';
import { modulesOf } from './module-paths.js';
import { packageOf, settingsOf } from './rego-text.js';
import { type ArchiveEntry, writeArchive } from './write-archive.js';

export interface BundleOptions {
  /** Compiles the policies into the bundle too, for hosts that run WebAssembly. */
  readonly opa?: Opa;
  /** Of archfit, for who looks into the bundle. */
  readonly version: string;
}

/** Where OPA looks for it; in a bundle, paths begin with a slash. */
const wasmFile = '/policy.wasm';

/** What the bundle answers, below `archfit`. */
const answers = ['findings', 'examined', 'gate'] as const;

/**
 * An OPA bundle: the policies, their settings as data, and a package `archfit` that asks all rules at once. Equal policies and settings give
 * equal bytes.
 */
export async function exportBundle(
  pack: ExportedPack,
  rules: readonly ExportedRule[],
  { opa, version }: BundleOptions,
): Promise<Buffer> {
  const modules = writeModules(pack, rules);
  const data = { lib: { archfit: { settings: settingsOf(rules) } } };
  const revision = createHash('sha256')
    .update(JSON.stringify([modules, data, rules.map(({ rule }) => rule.severity)]))
    .digest('hex');
  const entrypoints = answers.map((answer) => `archfit/${answer}`).toSorted();
  const compiled = await opa?.compile({
    modules: Object.fromEntries(modules.map(({ path, text }) => [path, text])),
    entrypoints,
    revision,
  });
  const manifest = {
    revision,
    roots: rootsOf(modules),
    rego_version: 1,
    ...(compiled && {
      wasm: entrypoints.map((entrypoint) => ({ entrypoint, module: wasmFile })),
    }),
    metadata: {
      archfit: {
        version,
        pack: pack.manifest.name,
        rules: rules.map(({ rule: { id, title, severity, docs } }) => ({
          id,
          title,
          severity,
          docs,
        })),
      },
    },
  };
  const entries: readonly ArchiveEntry[] = [
    { path: '/.manifest', content: json(manifest) },
    { path: '/data.json', content: json(data) },
    ...modules.map(({ path, text }) => ({ path: `/${path}`, content: Buffer.from(text) })),
    ...(compiled ? [{ path: wasmFile, content: compiled.wasm }] : []),
  ];
  return writeArchive(entries);
}

/** What else a server holds stays what it is: of libraries, only those of the same house are part of the bundle. */
function rootsOf(modules: readonly ExportedFile[]): readonly string[] {
  const roots = modules.map(({ path }) => {
    const [root = '', house = ''] = path.replace(/\.rego$/, '').split('/');
    return root === 'lib' ? `lib/${house}` : root;
  });
  // The settings stand there.
  return [...new Set([...roots, 'lib/archfit'])].sort();
}

function writeModules(pack: ExportedPack, rules: readonly ExportedRule[]): readonly ExportedFile[] {
  return [{ path: 'archfit/archfit.rego', text: writeAnswers(rules) }, ...modulesOf(pack, rules)];
}

function writeAnswers(rules: readonly ExportedRule[]): string {
  const gate = rules.some(({ enforcement }) => enforcement === 'deny');
  return [
    `# METADATA
# description: All rules of archfit at once. The input is an object of Kubernetes, or the review of one.
package archfit
`,
    ...rules.map(writeRule),
    `default gate := "open"
`,
    ...(gate
      ? [
          `gate := "closed" if {
	some finding in findings
	finding.enforcement == "deny"
}
`,
        ]
      : []),
  ].join('\n');
}

function writeRule({ rule, enforcement }: ExportedRule): string {
  const path = `data.${packageOf(rule.id)}`;
  return `# ${rule.title}.
findings contains finding if {
	${path}.applies
	some violation in ${path}.violation
	finding := {
		"rule": ${JSON.stringify(rule.id)},
		"severity": ${JSON.stringify(rule.severity)},
		"enforcement": ${JSON.stringify(enforcement)},
		"msg": violation.msg,
		"details": violation.details,
	}
}

examined contains ${JSON.stringify(rule.id)} if ${path}.applies
`;
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
