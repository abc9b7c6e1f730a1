import { type Severity } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import type { PackRule } from '../../pack-manifest.js';
import type { NodePath } from '../../violation.js';
import { SourceFault } from '../source-fault.js';
import { checkParameters } from './check-parameters.js';
import type { GatekeeperConstraint } from './constraint.js';
import { readMatch } from './constraint-match.js';
import { type GatekeeperObject, placeOf, valueAt } from './read-gatekeeper.js';
import type { Template } from './read-template.js';

/** A Constraint as a rule, with what it is judged by. */
export interface ReadConstraint extends GatekeeperConstraint {
  readonly described: PackRule;
}

/** Keys of `spec` as Gatekeeper makes the schema of Constraints. */
const keys = ['match', 'parameters', 'enforcementAction', 'scopedEnforcementActions'];

/** From what stops a change to what only counts it. */
const severities: readonly (readonly [action: string, severity: Severity])[] = [
  ['deny', 'high'],
  ['warn', 'medium'],
  ['dryrun', 'low'],
];

/** @throws {@link SourceFault} */
export function readConstraint(
  object: GatekeeperObject,
  template: Template,
  file: string,
): ReadConstraint {
  const { name } = object;
  const refuse = (path: NodePath, message: string, hint: string) =>
    new SourceFault(`${object.kind} ${name}: ${message}`, placeOf(object, path), hint);
  if (name === '') throw refuse(['metadata'], 'it has no name', 'Give metadata.name.');
  const { spec = {} } = object.value;
  if (!isRecord(spec)) throw refuse(['spec'], 'spec is no mapping', 'Correct it.');
  const unknown = Object.keys(spec).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    const message = `${unknown} is no key of a Constraint`;
    throw refuse(['spec', unknown], message, `Keys of spec are ${keys.join(', ')}.`);
  }
  const read = readMatch(spec['match']);
  if ('fault' in read) {
    const hint = 'See https://open-policy-agent.github.io/gatekeeper/website/docs/howto/.';
    const at = ['match', ...read.fault];
    throw refuse(['spec', ...at], `${at.join('.')} is nothing that matches objects`, hint);
  }
  const checked = checkParameters(template.schema, spec['parameters'] ?? {}, template.isStrict);
  const [fault] = checked.faults;
  if (fault !== undefined) {
    const at = ['parameters', ...fault.path];
    const hint = `The schema is that of ConstraintTemplate ${template.name}.`;
    throw refuse(['spec', ...at], `${at.join('.')} ${fault.message}`, hint);
  }
  const id = `${template.name}/${name}`;
  return {
    rule: id,
    match: read.match,
    parameters: checked.value,
    described: { ...describe(id, object, template), severity: severityOf(spec, refuse), file },
  };
}

function severityOf(
  {
    enforcementAction = 'deny',
    scopedEnforcementActions: scoped,
  }: Readonly<Record<string, unknown>>,
  refuse: (path: NodePath, message: string, hint: string) => SourceFault,
): Severity {
  // What is denied somewhere is denied: before a deployment nobody asks where.
  const actions =
    enforcementAction !== 'scoped'
      ? [enforcementAction]
      : (Array.isArray(scoped) ? scoped : []).map((each) => (isRecord(each) ? each['action'] : ''));
  const wrong = actions.find((action) => !severities.some(([known]) => known === action));
  const found = severities.find(([action]) => actions.includes(action));
  if (wrong === undefined && found !== undefined) return found[1];
  const key = enforcementAction === 'scoped' ? 'scopedEnforcementActions' : 'enforcementAction';
  const message = `${key} is not deny, warn or dryrun`;
  throw refuse(['spec', key], message, 'Say what a violation leads to.');
}

function describe(
  id: string,
  { kind, name, uri }: GatekeeperObject,
  template: Template,
): Omit<PackRule, 'severity' | 'file'> {
  const annotations = valueAt(template.object, ['metadata', 'annotations']);
  const told = isRecord(annotations) ? annotations : {};
  const title = told['metadata.gatekeeper.sh/title'];
  const { description } = told;
  const about =
    typeof description === 'string' ? description.trim() : `The Constraint ${name} of ${kind}.`;
  return {
    id,
    title: typeof title === 'string' ? `${title} (${name})` : `${kind} ${name}`,
    description: about,
    domain: 'kubernetes',
    scope: 'object',
    appliesTo: ['object'],
    notApplicable: 'the Constraint matches no object',
    rationale: about,
    remediation: `The Constraint says what it asks for: ${uri}`,
    parameters: {},
    requires: [],
    relatedResources: [],
    default: 'on',
    baseline: 'allowed',
    waivers: 'allowed',
    aliases: [],
    docs: uri,
  };
}
