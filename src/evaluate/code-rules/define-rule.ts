// From its own file, as importing the package loads nothing that a run needs.
import { readRuleMetadata } from '../../policy/rule-metadata.js';
import { ArchfitError } from '../../report/archfit-error.js';
import { isRecord } from '../../source/is-record.js';
import type { RuleDefinition, RuleInput, RuleParameterInputs } from './rule-definition.js';
import { type FactsKind, kindsOfFacts } from './rule-facts.js';

/** Marks what {@link defineRule} made, also where a configuration brings a package of its own. */
const brand = Symbol.for('archfit.rule');

/**
 * Defines a rule in TypeScript, which is selected, set, waived and reported as every other one. Name it under `policies`.
 *
 * `check` is a function of its facts: it is asked in no order, gets frozen copies and cannot be `async`. What it throws fails this rule
 * alone.
 *
 * @throws {@link ArchfitError} `policy-contract` naming everything that is missing, unknown or of a wrong value
 * @example
 * defineRule({
 *   id: 'team/ingress-tls',
 *   title: 'Ingresses are encrypted',
 *   severity: 'high',
 *   facts: 'object',
 *   applies: ({ object }) => object.kind === 'Ingress',
 *   check: ({ object: { spec } }) =>
 *     isRecord(spec) && 'tls' in spec ? [] : [{ message: 'it has no tls', path: ['spec'] }],
 * });
 */
export function defineRule<
  Kind extends FactsKind,
  const Parameters extends RuleParameterInputs = Readonly<Record<string, never>>,
>(rule: RuleInput<Kind, Parameters>): RuleDefinition {
  // In JavaScript nobody else checks it.
  const given: unknown = rule;
  if (!isRecord(given)) throw refuse('a rule', ['it is no object']);
  const faults = findFaults(given);
  const kind = Object.hasOwn(kindsOfFacts, rule.facts) ? kindsOfFacts[rule.facts] : undefined;
  const { metadata, faults: found } = readRuleMetadata({
    title: rule.title,
    description: rule.description ?? rule.title,
    relatedResources: (rule.relatedResources ?? []).map((ref) => ({ ref })),
    custom: {
      id: rule.id,
      severity: rule.severity,
      domain: kind?.domain ?? 'kubernetes',
      scope: kind?.scope ?? 'object',
      applies_to: [rule.unit ?? kind?.unit ?? 'object'],
      not_applicable: rule.notApplicable ?? 'nothing of what it judges is in the input',
      rationale: rule.rationale ?? rule.description ?? rule.title,
      remediation: rule.remediation ?? 'Correct what the message names.',
      parameters: rule.parameters ?? {},
      requires: [...(kind?.requires ?? []), ...(rule.requires ?? [])],
      default: rule.default ?? 'on',
      baseline: rule.baseline ?? 'allowed',
      waivers: rule.waivers ?? 'allowed',
      aliases: rule.aliases ?? [],
    },
  });
  const all = [...faults, ...found.map((fault) => fault.replaceAll('custom.', ''))];
  if (all.length > 0) throw refuse(`the rule ${String(given['id'])}`, all);
  // The run gives each rule the facts of its kind, and the parameters that it has.
  const { applies, check } = rule as unknown as Pick<RuleDefinition['ask'], 'applies' | 'check'>;
  const source = `${String(applies)}\n${String(check)}`;
  return Object.freeze({
    ...metadata,
    [brand]: true,
    facts: rule.facts,
    docs: rule.docs ?? '',
    ask: { check, source, ...(rule.applies && { applies }) },
  } satisfies RuleDefinition & { readonly [brand]: true });
}

/** Whether a value is what {@link defineRule} gives. */
export function isRuleDefinition(value: unknown): value is RuleDefinition {
  return isRecord(value) && brand in value;
}

const keys: readonly (keyof RuleInput<FactsKind, RuleParameterInputs>)[] = [
  'id',
  'title',
  'severity',
  'facts',
  'description',
  'rationale',
  'remediation',
  'unit',
  'notApplicable',
  'parameters',
  'requires',
  'relatedResources',
  'docs',
  'default',
  'baseline',
  'waivers',
  'aliases',
  'applies',
  'check',
];

function findFaults(rule: Readonly<Record<string, unknown>>): readonly string[] {
  const { facts, applies, check, docs } = rule;
  const kind = Object.entries(kindsOfFacts).find(([name]) => name === facts)?.[1];
  const faults = Object.keys(rule)
    .filter((key) => keys.every((known) => known !== key))
    .map((key) => `${key} is no known key`);
  if (kind === undefined) {
    faults.push(`facts must be one of ${Object.keys(kindsOfFacts).join(', ')}`);
  }
  if (typeof check !== 'function') faults.push('check must be a function');
  if (applies !== undefined && typeof applies !== 'function') {
    faults.push('applies must be a function');
  }
  if (applies !== undefined && kind?.scope === 'set') {
    faults.push(
      `applies is for facts one by one: of ${String(facts)}, check says what it examined`,
    );
  }
  for (const [name, code] of Object.entries({ applies, check })) {
    if (typeof code === 'function' && code.constructor.name.startsWith('Async')) {
      faults.push(`${name} must not be async: everything that it may know is in its facts`);
    }
  }
  if (docs !== undefined && typeof docs !== 'string') faults.push('docs must be a text');
  return faults;
}

function refuse(what: string, faults: readonly string[]): ArchfitError {
  return new ArchfitError(
    'policy-contract',
    `${what} cannot be used: ${faults.join('; ')}`,
    `Keys of a rule: ${keys.join(', ')}.`,
  );
}
