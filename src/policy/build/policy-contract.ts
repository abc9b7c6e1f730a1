import { ArchfitError } from '../../report/index.js';
import type { ModuleView, OpaLocation, Reference, RuleView } from '../opa/index.js';
import type { PackRule } from '../pack-manifest.js';
import type { RuleMetadata, RuleScope } from '../rule-metadata.js';

/** A policy: the rule that it describes and what is written in it. */
export interface Policy {
  readonly rule: PackRule;
  readonly module: ModuleView;
}

/** What the pack reads of a policy, and of which kind it is; every other rule of a policy is a helper. */
const publicRules: Readonly<Record<RuleScope, ReadonlyMap<string, RuleView['kind']>>> = {
  object: new Map([
    ['applies', 'complete'],
    ['violation', 'partial-set'],
  ]),
  set: new Map([
    ['examined', 'partial-set'],
    ['violation', 'partial-set'],
    ['undecided', 'partial-set'],
  ]),
};
const optionalRules = ['undecided'];

/** A sentence with its place. */
export interface Breach {
  readonly location: OpaLocation;
  readonly reason: string;
}

/**
 * Checks a policy against the contract: what it must define, and, for object scope, what conftest and Gatekeeper would refuse.
 *
 * @throws {@link ArchfitError} `policy-contract` with every breach and its place
 */
export function checkPolicy({ module, rule }: Policy): void {
  refuse([
    ...checkPackage(module, rule),
    ...checkDefinitions(module, rule),
    ...(rule.scope === 'object' ? checkPortability(module) : []),
    ...module.replacements.map(({ location, text }) => ({
      location,
      reason: `a policy replaces nothing (with ${text}): an undefined value would silently switch it off`,
    })),
  ]);
}

/**
 * Checks a library: it is handed to Gatekeeper with the policies that import it.
 *
 * @throws {@link ArchfitError} `policy-contract` with every breach and its place
 */
export function checkLibrary(module: ModuleView): void {
  const location = module.packageLocation;
  refuse([
    ...(module.package[0] === 'lib' && module.package.length > 1
      ? []
      : [{ location, reason: 'the package of a library starts with lib. and does not end there' }]),
    ...checkPortability(module),
    ...module.builtins
      .filter(({ name }) => name.startsWith('rego.metadata.'))
      .map((call) => ({
        location: call.location,
        reason: `${call.name} in a library sees the library's own metadata: the policy has to call it`,
      })),
  ]);
}

function checkPackage(module: ModuleView, rule: RuleMetadata): readonly Breach[] {
  const expected = `archfit.${rule.id.replaceAll('-', '_').replace('/', '.')}`;
  const [, topic = '', name = ''] = expected.split('.');
  const file = `${topic}/${name}/${name}.rego`;
  const location = module.packageLocation;
  return [
    ...(module.package.join('.') === expected
      ? []
      : [{ location, reason: `the package of ${rule.id} is ${expected}` }]),
    ...(`/${module.path}`.endsWith(`/${file}`)
      ? []
      : [{ location, reason: `the policy of ${rule.id} stands in ${file}` }]),
  ];
}

function checkDefinitions(module: ModuleView, { scope }: RuleMetadata): readonly Breach[] {
  const missing = [...publicRules[scope]].filter(
    ([name]) =>
      !optionalRules.includes(name) && !module.rules.some((definition) => definition.name === name),
  );
  return [
    ...missing.map(([name, kind]) => ({
      location: module.packageLocation,
      reason: `a policy of scope ${scope} defines ${name} (${kind})`,
    })),
    ...module.rules.flatMap((definition) => checkDefinition(definition, scope)),
  ];
}

function checkDefinition({ name, kind, location }: RuleView, scope: RuleScope): readonly Breach[] {
  const expected = publicRules[scope].get(name);
  if (expected !== undefined) {
    return kind === expected ? [] : [{ location, reason: `${name} is ${expected}, not ${kind}` }];
  }
  if (Object.values(publicRules).some((names) => names.has(name))) {
    return [{ location, reason: `nothing would read ${name} of a policy of scope ${scope}` }];
  }
  return name.startsWith('_')
    ? []
    : [{ location, reason: `the name of the helper ${name} starts with an underscore` }];
}

/** What gator refuses, found by trying it. */
function checkPortability(module: ModuleView): readonly Breach[] {
  return [
    ...module.imports.flatMap(({ path, location }) => {
      const [root] = path;
      if (root === 'rego') return [{ location, reason: 'Gatekeeper refuses import rego.v1' }];
      if (root === 'input') return [{ location, reason: 'Gatekeeper refuses imports of input' }];
      return path[1] === 'lib' && path.length > 2
        ? []
        : [
            {
              location,
              reason: `Gatekeeper refuses ${path.join('.')}: only data.lib.<name> may be read`,
            },
          ];
    }),
    ...module.references.filter(readsForeignData).map(({ text, location }) => ({
      location,
      reason: `Gatekeeper refuses ${text}: only data.lib.<name> may be read`,
    })),
  ];
}

function readsForeignData({ path }: Reference): boolean {
  return path[0] === 'data' && (path[1] !== 'lib' || path.length < 3);
}

/** @throws {@link ArchfitError} `policy-contract` with every breach and its place, if there is one */
export function refuse(breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  throw new ArchfitError(
    'policy-contract',
    breaches.map(({ location, reason }) => `${formatPlace(location)}: ${reason}`).join('\n'),
    'docs/guides/policies.md describes how a policy is written so that it runs in four hosts.',
  );
}

export function formatPlace({ file, row, col }: OpaLocation): string {
  return `${file}:${row}:${col}`;
}
