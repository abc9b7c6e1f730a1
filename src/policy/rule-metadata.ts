import {
  ArchfitError,
  type Domain,
  type RuleId,
  type Severity,
  severities,
} from '../report/index.js';
import { isRecord } from '../source/is-record.js';
import { MetadataReader } from './metadata-reader.js';
import { noteKeys, readNotes, type RuleNotes } from './rule-notes.js';

/** `object`: evaluated once an object, portable to conftest and Gatekeeper; `set`: once a set, over our facts. */
export type RuleScope = 'object' | 'set';

/**
 * What a run may be given beside manifests. A rule that requires one of these is run where it is given, and reads it as `input.<name>`. Rules
 * that require `contracts`, `events`, `modules`, `operations` or `documents` judge these alone, and no manifests. `event_changes`: the events have an older version.
 * `classification`: a file beside the schemas says what their fields hold. `layers`, `contexts`, `context_map`: the architecture of the
 * modules says which there are, and which contexts may import which. `joined`: the run has artefacts of several domains, and the rule holds
 * them against each other.
 */
export type RequiredInput = (typeof requiredInputs)[number];

const requiredInputs = [
  'catalog',
  'budgets',
  'contracts',
  'events',
  'event_changes',
  'classification',
  'modules',
  'operations',
  'documents',
  'layers',
  'contexts',
  'context_map',
  'joined',
] as const;

/** What rules over several domains hold against each other. */
const joinedArtefacts: readonly RequiredInput[] = ['contracts', 'events', 'modules', 'operations'];

/** A rule as its policy's METADATA block describes it. */
export interface RuleMetadata {
  readonly id: RuleId;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly domain: Domain;
  readonly scope: RuleScope;
  /** What the rule judges; the first is the unit that its evidence counts. */
  readonly appliesTo: readonly string[];
  /** Says why a rule had nothing to judge. */
  readonly notApplicable: string;
  readonly rationale: string;
  readonly remediation: string;
  readonly parameters: Readonly<Record<string, RuleParameter>>;
  /** Without one of these it is not run, and the report says so. */
  readonly requires: readonly RequiredInput[];
  /** Artefacts of which one suffices, and that are held against each other where there are more: absent where all that it needs is required. */
  readonly requiresAny?: readonly RequiredInput[];
  readonly relatedResources: readonly string[];
  /** Whether it is run where nobody says so: a rule that many teams do not want has to be switched on. Default `on`. */
  readonly default: 'on' | 'off';
  /** `never`: nothing that it finds is accepted by a baseline. Default `allowed`. */
  readonly baseline: Acceptance;
  /** `never`: nothing that it finds can be waived. Default `allowed`. */
  readonly waivers: Acceptance;
  /** Earlier ids of the rule; ids are never used again for something else. */
  readonly aliases: readonly string[];
  /** What its page tells beside, where the policy says something of it; of built-in rules `readBuiltInNotes` has it. */
  readonly notes?: RuleNotes;
}

export type Acceptance = 'allowed' | 'never';

/** A parameter: JSON Schema with a default, without which it would silently vanish in the policy. */
export interface RuleParameter {
  readonly type: string;
  readonly default: unknown;
  readonly description: string;
  /** Of a text: what it may be. */
  readonly enum?: readonly string[];
  readonly items?: Readonly<Record<string, unknown>>;
}

/** What rules can be about. */
export const domains = [
  'kubernetes',
  'openapi',
  'events',
  'modules',
  'documents',
  'operations',
] as const;
const scopes = ['object', 'set'] as const;
const acceptances = ['allowed', 'never'] as const;
const parameterKeys = ['type', 'default', 'description', 'enum', 'items'];
const customKeys = [
  'id',
  'severity',
  'domain',
  'scope',
  'applies_to',
  'not_applicable',
  'rationale',
  'remediation',
  'parameters',
  'requires',
  'requires_any',
  'default',
  'baseline',
  'waivers',
  'aliases',
  ...noteKeys,
];

/** Keys that OPA reads in any METADATA block, and that say nothing about a rule. */
const foreignKeys = ['entrypoint', 'organizations', 'authors', 'schemas', 'labels'];

/** The parts of a METADATA block that describe a rule. */
export interface RuleAnnotation {
  readonly title?: string;
  readonly description?: string;
  readonly relatedResources: readonly { readonly ref: string }[];
  readonly custom: Readonly<Record<string, unknown>>;
}

/**
 * Reads the annotation of a policy's package.
 *
 * @param place - where it stands, for the error
 * @throws {@link ArchfitError} `policy-contract` naming every key that is missing, unknown or of a wrong value
 */
export function parseRuleMetadata(annotation: RuleAnnotation, place: string): RuleMetadata {
  const { metadata, faults } = readRuleMetadata(annotation);
  if (faults.length === 0) return metadata;
  throw new ArchfitError(
    'policy-contract',
    `${place}: the METADATA block breaks the policy contract: ${faults.join('; ')}`,
    `Keys under custom: ${customKeys.join(', ')}.`,
  );
}

/** What an annotation says of a rule, with every key that is missing, unknown or of a wrong value: only without faults it is one. */
export function readRuleMetadata(annotation: RuleAnnotation): {
  readonly metadata: RuleMetadata;
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const block = new MetadataReader({ ...annotation }, '', faults);
  block.refuseKeys(foreignKeys);
  const custom = new MetadataReader(annotation.custom, 'custom.', faults);
  custom.refuseUnknown(customKeys);
  const id = custom.text('id');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    faults.push('custom.id must be <topic>/<check> in kebab-case');
  }
  const notes = readNotes(custom, faults);
  const requiresAny = custom.someOf('requires_any', requiredInputs);
  const metadata: RuleMetadata = {
    id,
    title: block.text('title'),
    description: block.text('description').trim(),
    severity: custom.oneOf('severity', severities),
    domain: custom.oneOf('domain', domains, id.split('/')[0]),
    scope: custom.oneOf('scope', scopes),
    appliesTo: custom.texts('applies_to'),
    notApplicable: custom.text('not_applicable'),
    rationale: custom.text('rationale'),
    remediation: custom.text('remediation'),
    parameters: readParameters(custom.value('parameters') ?? {}, faults),
    requires: custom.someOf('requires', requiredInputs),
    ...(requiresAny.length > 0 && { requiresAny }),
    relatedResources: annotation.relatedResources.map(({ ref }) => ref),
    default: custom.onOrOff('default'),
    baseline: custom.oneOf('baseline', acceptances, 'allowed'),
    waivers: custom.oneOf('waivers', acceptances, 'allowed'),
    aliases: custom.value('aliases') === undefined ? [] : custom.texts('aliases'),
    ...(notes && { notes }),
  };
  if (metadata.appliesTo.length === 0)
    faults.push('custom.applies_to must name what the rule judges');
  if (metadata.scope === 'object' && metadata.requires.some((input) => input !== 'documents')) {
    faults.push(
      'custom.requires is for scope set, but for [documents]: an object, or a document, alone is all that scope object reads',
    );
  }
  if (requiresAny.some((input) => !joinedArtefacts.includes(input))) {
    faults.push(`custom.requires_any may name ${joinedArtefacts.join(', ')}`);
  }
  if (requiresAny.length > 0 && metadata.scope === 'object') {
    faults.push('custom.requires_any is for scope set');
  }
  return { metadata, faults };
}

function readParameters(value: unknown, faults: string[]): Record<string, RuleParameter> {
  const parameters = new MetadataReader(value, 'custom.parameters.', faults);
  return Object.fromEntries(
    parameters.keys().map((name) => {
      const at = `custom.parameters.${name}.`;
      const schema = new MetadataReader(parameters.value(name), at, faults);
      schema.refuseUnknown(parameterKeys);
      if (schema.value('default') === undefined) {
        faults.push(`${at}default is missing, and a parameter without one vanishes in the policy`);
      }
      const items = schema.value('items');
      if (items !== undefined && !isRecord(items)) faults.push(`${at}items must be a mapping`);
      const choices = schema.value('enum') === undefined ? undefined : schema.texts('enum');
      const preset = schema.value('default');
      if (choices && !choices.some((choice) => choice === preset)) {
        faults.push(`${at}default must be one of ${choices.join(', ')}`);
      }
      return [
        name,
        {
          type: schema.text('type'),
          default: preset,
          description: schema.text('description'),
          ...(choices && { enum: choices }),
          ...(isRecord(items) ? { items } : {}),
        },
      ];
    }),
  );
}
