import { ArchfitError } from '../../report/index.js';
import type { ModuleView, OpaLocation, Reference } from '../opa/index.js';
import type { RuleMetadata } from '../rule-metadata.js';

/** Rules that other packages read; every other rule of a policy is a helper. */
const publicRules = ['applies', 'violation', 'examined', 'undecided'];

/** A sentence with its place. */
interface Breach {
  readonly location: OpaLocation;
  readonly reason: string;
}

/**
 * Checks a policy against the contract: what it must define, and, for object scope, what conftest and Gatekeeper would refuse.
 *
 * @throws {@link ArchfitError} `policy-contract` with every breach and its place
 */
export function checkPolicy(module: ModuleView, rule: RuleMetadata): void {
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
    ...(module.path.endsWith(`/${file}`)
      ? []
      : [{ location, reason: `the policy of ${rule.id} stands in ${file}` }]),
  ];
}

function checkDefinitions(module: ModuleView, rule: RuleMetadata): readonly Breach[] {
  const required =
    rule.scope === 'object'
      ? { applies: 'complete', violation: 'partial-set' }
      : { examined: 'partial-set', violation: 'partial-set' };
  const location = module.packageLocation;
  return [
    ...Object.entries(required).flatMap(([name, kind]) =>
      module.rules.some((definition) => definition.name === name && definition.kind === kind)
        ? []
        : [{ location, reason: `a policy of scope ${rule.scope} defines ${name} (${kind})` }],
    ),
    ...module.rules
      .filter(({ name }) => !publicRules.includes(name) && !name.startsWith('_'))
      .map((definition) => ({
        location: definition.location,
        reason: `the name of the helper ${definition.name} starts with an underscore`,
      })),
  ];
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

function refuse(breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  throw new ArchfitError(
    'policy-contract',
    breaches
      .map(({ location, reason }) => `${location.file}:${location.row}:${location.col}: ${reason}`)
      .join('\n'),
    'docs/guides/policies.md describes how a policy is written so that it runs in four hosts.',
  );
}
