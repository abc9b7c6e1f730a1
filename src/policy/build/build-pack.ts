import { createHash } from 'node:crypto';
import { ArchfitError } from '../../report/index.js';
import { loadPolicyModule } from '../engine/index.js';
import type { Annotation, InspectResult, ModuleView, Modules, Opa } from '../opa/index.js';
import { entrypoints, type PackManifest, type PackRule } from '../pack-manifest.js';
import { parseRuleMetadata } from '../rule-metadata.js';
import { type AggregatedRule, writeAggregate } from './aggregate.js';
import { checkLibrary, checkPolicy } from './policy-contract.js';

/** A pack as it is written to disk. */
export interface BuiltPack {
  readonly wasm: Uint8Array;
  readonly manifest: PackManifest;
}

/**
 * Compiles policies into a pack. Equal sources give equal bytes.
 *
 * @param sources - texts of the policies and libraries by path, tests among them left out
 * @throws {@link ArchfitError} `policy-contract` or `policy-compile`, with file, row and column
 */
export async function buildPack(
  opa: Opa,
  name: string,
  sources: Modules,
  moduleFile: string,
): Promise<BuiltPack> {
  const modules = Object.fromEntries(
    Object.entries(sources).filter(([path]) => !path.endsWith('_test.rego')),
  );
  const rules = readRules(await opa.inspect(modules));
  const aggregate = writeAggregate(rules);
  const { opa: opaVersion } = await opa.version();
  const revision = digestOf(
    JSON.stringify([opaVersion, aggregate, Object.entries(modules).sort()]),
  );
  const { wasm } = await opa.compile({
    modules: { ...modules, 'aggregate.rego': aggregate },
    entrypoints: Object.values(entrypoints).toSorted(),
    revision,
  });
  return {
    wasm,
    manifest: {
      schemaVersion: 1,
      name,
      revision,
      opa: opaVersion,
      module: { file: moduleFile, bytes: wasm.byteLength, digest: `sha256:${digestOf(wasm)}` },
      entrypoints: Object.values(entrypoints).toSorted(),
      builtins: loadPolicyModule(wasm).builtins.toSorted(),
      rules: rules.map(({ rule }) => rule),
    },
  };
}

function readRules({ modules, annotations }: InspectResult): readonly AggregatedRule[] {
  const rules: AggregatedRule[] = [];
  for (const module of modules) {
    if (module.package[0] !== 'archfit') {
      checkLibrary(module);
      continue;
    }
    const rule = readRule(module, annotations);
    checkPolicy(module, rule);
    rules.push({
      rule,
      packagePath: module.package.join('.'),
      hasUndecided: module.rules.some((definition) => definition.name === 'undecided'),
    });
  }
  refuseTwins(rules);
  return rules.toSorted((left, right) => (left.rule.id < right.rule.id ? -1 : 1));
}

function readRule(module: ModuleView, annotations: readonly Annotation[]): PackRule {
  const path = module.package.join('.');
  const annotation = annotations.find(
    (candidate) => candidate.scope === 'package' && candidate.path.join('.') === path,
  );
  if (!annotation) {
    throw new ArchfitError(
      'policy-contract',
      `${module.path}: the package has no METADATA block`,
      'Describe the rule above its package: title, description and custom.id at least.',
    );
  }
  const metadata = parseRuleMetadata(annotation, module.path);
  return { ...metadata, file: module.path, docs: `docs/rules/${metadata.id}.md` };
}

function refuseTwins(rules: readonly AggregatedRule[]): void {
  const files = new Map<string, string>();
  for (const { rule } of rules) {
    for (const id of [rule.id, ...rule.aliases]) {
      const other = files.get(id);
      if (other !== undefined) {
        throw new ArchfitError(
          'policy-contract',
          `${rule.file}: the id ${id} is taken by ${other}`,
          'Rule ids are unique and are never used again.',
        );
      }
      files.set(id, rule.file);
    }
  }
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
