import type { RuleId, Severity } from '../../../report/index.js';
import { severities } from '../../../report/index.js';
import type { Annotation, ModuleView, OpaLocation, RuleView } from '../../opa/index.js';
import type { PackRule } from '../../pack-manifest.js';

/** A rule as conftest asks it: everything of one name in a package. */
export interface ConftestRule {
  /** Without `data`. */
  readonly packagePath: readonly string[];
  readonly name: string;
  /** Where it is defined, in the order of files and lines. */
  readonly definitions: readonly OpaLocation[];
  /** Name in sets of exceptions: what follows the underscore, empty where nothing does. */
  readonly suffix: string;
  /** The package names exceptions. */
  readonly hasExceptions: boolean;
}

/** Of conftest's engine: `warningRegex` and `failureRegex`. */
export const ruleName = /^(?:deny|violation|warn)(?:_[a-zA-Z0-9]+)*$/;

function isConftestRule({ name, kind }: RuleView): boolean {
  return kind !== 'function' && ruleName.test(name);
}

/** Finds the rules that conftest would ask. */
export function findConftestRules(modules: readonly ModuleView[]): readonly ConftestRule[] {
  const found = new Map<string, ConftestRule>();
  for (const module of modules) {
    for (const rule of module.rules.filter(isConftestRule)) {
      const key = JSON.stringify([module.package, rule.name]);
      const known = found.get(key);
      found.set(key, {
        packagePath: module.package,
        name: rule.name,
        definitions: [...(known?.definitions ?? []), rule.location],
        suffix: rule.name.replace(/^[a-z]+_?/, ''),
        hasExceptions: modules.some(
          (other) =>
            other.package.join('.') === module.package.join('.') &&
            other.rules.some(({ name }) => name === 'exception'),
        ),
      });
    }
  }
  return [...found.values()];
}

/** Describes a rule by the METADATA of the rule, or of its package, as far as there are some. */
export function describeConftestRule(
  rule: ConftestRule,
  annotations: readonly Annotation[],
  combine: boolean,
): PackRule {
  const { packagePath, name, definitions } = rule;
  const own = annotationOf(rule, annotations);
  const file = definitions[0]?.file ?? '';
  const dotted = packagePath.join('.');
  const title = own?.title ?? `${dotted}: ${name}`;
  const description = own?.description?.trim() ?? `The rule ${name} of the package ${dotted}.`;
  return {
    id: idOf(rule),
    title,
    description,
    severity: severityOf(name, own),
    domain: 'documents',
    scope: combine ? 'set' : 'object',
    appliesTo: ['document'],
    notApplicable: 'there is nothing to judge, or the policy excepts it all',
    rationale: textOf(own, 'rationale') ?? description,
    remediation: textOf(own, 'remediation') ?? `The policy says what it asks for: ${file}`,
    parameters: {},
    requires: combine ? ['documents'] : [],
    relatedResources: own?.relatedResources.map(({ ref }) => ref) ?? [],
    default: 'on',
    baseline: 'allowed',
    waivers: 'allowed',
    aliases: [],
    file,
    docs: own?.relatedResources[0]?.ref ?? file,
    ...(combine ? {} : { judgesAnything: true }),
  };
}

function idOf({ packagePath, name }: ConftestRule): RuleId {
  return `${toKebab(packagePath.join('-'))}/${toKebab(name)}`;
}

function toKebab(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

/** Of several definitions each may have a block; the first says what the rule is called. */
function annotationOf(
  { packagePath, name }: ConftestRule,
  annotations: readonly Annotation[],
): Annotation | undefined {
  const path = [...packagePath, name].join('.');
  const rulePath = annotations.filter((annotation) => annotation.path.join('.') === path);
  const ofPackage = annotations.find(
    (annotation) =>
      annotation.scope === 'package' && annotation.path.join('.') === packagePath.join('.'),
  );
  return rulePath.find(({ scope }) => scope === 'document') ?? rulePath[0] ?? ofPackage;
}

function severityOf(name: string, annotation: Annotation | undefined): Severity {
  const given = textOf(annotation, 'severity')?.toLowerCase();
  return (
    severities.find((severity) => severity === given) ??
    (name.startsWith('warn') ? 'medium' : 'high')
  );
}

function textOf(annotation: Annotation | undefined, key: string): string | undefined {
  const value = annotation?.custom[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
