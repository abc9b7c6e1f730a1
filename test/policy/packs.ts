import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltPack, buildPack } from '../../src/policy/build/index.js';
import { loadPolicyModule } from '../../src/policy/engine/index.js';
import { PolicyPack } from '../../src/policy/load-pack.js';
import type { Modules, Opa } from '../../src/policy/opa/index.js';

const root = join(__dirname, '..', '..');

/** All Rego files below `policies/`, tests too, or of one folder of it. */
export function readPolicies(folder = 'policies'): Modules {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.rego'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

const allLibraries = readPolicies('policies/lib');

/** The libraries that policies import, those that these import too; every one takes the compiler its time. */
function librariesOf(policies: Modules, found = new Map<string, string>()): Modules {
  for (const text of Object.values(policies)) {
    for (const [, name = ''] of text.matchAll(/^import data\.lib\.archfit\.(\w+)$/gm)) {
      const file = `policies/lib/${name}.rego`;
      const library = allLibraries[file];
      if (library === undefined || found.has(file)) continue;
      found.set(file, library);
      librariesOf({ [file]: library }, found);
    }
  }
  return Object.fromEntries(found);
}

/** What every pack needs: the kinds, and the parameters. */
export const libraries = librariesOf({
  policy: 'import data.lib.archfit.kubernetes\nimport data.lib.archfit.parameters',
});

/** What a policy is written from; everything has a sound default. */
export interface PolicySketch {
  readonly id?: string;
  readonly scope?: 'object' | 'set';
  /** Replaces or adds keys below `custom`; undefined leaves a key out. */
  readonly custom?: Readonly<Record<string, unknown>>;
  readonly package?: string;
  readonly file?: string;
  /** Everything below the package. */
  readonly rego?: string;
}

/** The row on which {@link PolicySketch.rego} begins. */
export const firstRow = 7;

export const soundObjectRules = `applies if is_object(input)

violation contains {"msg": "wrong", "details": {"path": ["spec"]}} if input.wrong`;

export const soundSetRules = `examined contains id if some id, _ in input.workloads

violation contains {"msg": "wrong", "details": {"subject": id}} if {
	some id, workload in input.workloads
	workload.wrong
}`;

/** A policy by its path. */
export function writePolicy(sketch: PolicySketch = {}): Modules {
  const { id = 'kubernetes/sample', scope = 'object', custom = {} } = sketch;
  const [topic = '', check = ''] = id.replaceAll('-', '_').split('/');
  const {
    package: packagePath = `archfit.${topic}.${check}`,
    file = `policies/${topic}/${check}/${check}.rego`,
    rego = scope === 'object' ? soundObjectRules : soundSetRules,
  } = sketch;
  const metadata = {
    id,
    severity: 'high',
    scope,
    applies_to: ['workload'],
    not_applicable: 'nothing to judge',
    rationale: 'because',
    remediation: 'do it',
    ...custom,
  };
  const text = `# METADATA
# title: A sample
# description: Samples are sound.
# custom: ${JSON.stringify(metadata)}
package ${packagePath}

${rego}
`;
  return { [file]: text };
}

/** Builds policies together with the libraries that they import. */
export function build(opa: Opa, ...policies: readonly Modules[]): Promise<BuiltPack> {
  const own = Object.fromEntries(policies.flatMap(Object.entries<string>));
  const sources = { ...libraries, ...librariesOf(own), ...own };
  return buildPack(opa, 'test', sources, 'policies.wasm');
}

export function loadPack({ wasm, manifest }: BuiltPack): PolicyPack {
  return new PolicyPack(manifest, loadPolicyModule(wasm));
}
