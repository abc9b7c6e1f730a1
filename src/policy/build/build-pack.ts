import { createHash } from 'node:crypto';
import { ArchfitError } from '../../report/index.js';
import type { Annotation, InspectResult, ModuleView, Modules, Opa } from '../opa/index.js';
import { entrypoints, type PackManifest, type PackRule } from '../pack-manifest.js';
import { parseRuleMetadata } from '../rule-metadata.js';
import { type AggregatedRule, writeAggregate } from './aggregate.js';
import { checkFindingTypes } from './finding-types.js';
import { askKinds, listLibraries } from './portable-parts.js';
import { checkLibrary, checkPolicy, formatPlace, type Policy, refuse } from './policy-contract.js';
import { readBuiltins } from './read-builtins.js';

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
  const inspected = await opa.inspect(modules);
  const policies = readPolicies(inspected);
  await refuseUnknownKinds(opa, modules, policies);
  const kinds = policies.some(judgesObjects) ? await askKinds(opa, modules) : undefined;
  await checkFindingTypes(opa, modules, policies);
  const aggregate = writeAggregate(policies.map(toAggregatedRule));
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
      builtins: readBuiltins(wasm, inspected.modules),
      ...(kinds && { kinds }),
      rules: policies.map(({ rule }) => rule),
    },
  };
}

function readPolicies({ modules, annotations }: InspectResult): readonly Policy[] {
  const policies: Policy[] = [];
  for (const module of modules) {
    if (module.package[0] !== 'archfit') {
      checkLibrary(module);
      continue;
    }
    const rule = readRule(module, annotations);
    const libraries = rule.scope === 'object' && { libraries: listLibraries(module, modules) };
    const policy = { module, rule: { ...rule, ...libraries } };
    checkPolicy(policy);
    policies.push(policy);
  }
  refuseTwins(policies);
  refuseWithoutKinds(policies, modules);
  return policies.toSorted((left, right) => (left.rule.id < right.rule.id ? -1 : 1));
}

export function readRule(module: ModuleView, annotations: readonly Annotation[]): PackRule {
  const path = module.package.join('.');
  const annotation = annotations.find(
    (candidate) => candidate.scope === 'package' && candidate.path.join('.') === path,
  );
  if (!annotation) {
    throw new ArchfitError(
      'policy-contract',
      `${formatPlace(module.packageLocation)}: the package has no METADATA block`,
      'Describe the rule above its package: title, description and custom.id at least.',
    );
  }
  const metadata = parseRuleMetadata(annotation, formatPlace(annotation.location));
  return { ...metadata, file: module.path, docs: `docs/rules/${metadata.id}.md` };
}

function refuseTwins(policies: readonly Policy[]): void {
  const files = new Map<string, string>();
  for (const { rule, module } of policies) {
    for (const id of [rule.id, ...rule.aliases]) {
      const other = files.get(id);
      if (other !== undefined) {
        throw new ArchfitError(
          'policy-contract',
          `${formatPlace(module.packageLocation)}: the id ${id} is taken by ${other}`,
          'Rule ids are unique and are never used again.',
        );
      }
      files.set(id, rule.file);
    }
  }
}

/** Whether a policy judges objects of Kubernetes one by one; documents of other kinds have none. */
function judgesObjects({ rule }: Policy): boolean {
  return rule.scope === 'object' && !rule.requires.includes('documents');
}

/** Objects of no kind would be judged, and every rule would be not applicable. */
function refuseWithoutKinds(policies: readonly Policy[], modules: readonly ModuleView[]): void {
  const hasKinds = modules.some(
    (module) =>
      module.package.join('.') === 'lib.archfit.kubernetes' &&
      module.rules.some(({ name }) => name === 'kinds'),
  );
  const objectPolicies = policies.filter(judgesObjects);
  if (hasKinds) return;
  refuse(
    objectPolicies.map(({ module }) => ({
      location: module.packageLocation,
      reason:
        'lib.archfit.kubernetes, whose kinds say what a policy of scope object judges, is missing',
    })),
  );
}

/** A misspelt kind is met by no object, and its rule would never be asked. */
async function refuseUnknownKinds(
  opa: Opa,
  modules: Modules,
  policies: readonly Policy[],
): Promise<void> {
  const objectPolicies = policies.filter(judgesObjects);
  if (objectPolicies.length === 0) return;
  const query = 'data.lib.archfit.kubernetes.known_kinds';
  const { resultSet } = await opa.evaluate({ modules, query });
  const known = resultSet[0]?.expressions[0]?.value;
  const isKnown = (kind: string) => Array.isArray(known) && known.includes(kind);
  refuse(
    objectPolicies.flatMap(({ module, rule }) =>
      rule.appliesTo
        .filter((kind) => !isKnown(kind))
        .map((kind) => ({
          location: module.packageLocation,
          reason: `applies_to names ${kind}, which is none of the known_kinds of lib.archfit.kubernetes`,
        })),
    ),
  );
}

function toAggregatedRule({ rule, module }: Policy): AggregatedRule {
  return {
    rule,
    packagePath: module.package.join('.'),
    hasUndecided: module.rules.some((definition) => definition.name === 'undecided'),
  };
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
