import type { ContractChange } from '../../facts/openapi/diff/index.js';
import type { Contract } from '../../facts/openapi/model/index.js';
import type { RuleId } from '../../report/index.js';

/** The topic of the rules about two versions of a contract. */
export const diffTopic = 'openapi-diff';

/**
 * The first pattern that a change matches names the rule that carries its finding. Patterns are of the grid,
 * `direction.place.aspect.change`, `*` for anything.
 */
const patterns: readonly (readonly [pattern: string, rule: string])[] = [
  ['*.contract.existence.*', 'contract-removed'],
  ['*.operation.existence.*', 'operation-removed'],
  ['*.server.*.*', 'path-removed'],
  ['*.operation.*.*', 'name-changed'],
  ['*.media-type.order.*', 'name-changed'],
  ['none.*.*.*', 'name-changed'],
  ['*.parameter.name.*', 'name-changed'],
  ['*.*.default.*', 'default-changed'],
  ['request.parameter.existence.added-required', 'parameter-required'],
  ['request.parameter.required.*', 'parameter-required'],
  ['*.parameter.existence.*', 'parameter-removed'],
  ['*.parameter.location.*', 'parameter-removed'],
  ['request.body.existence.added-required', 'request-body-required'],
  ['request.body.required.*', 'request-body-required'],
  ['request.property.required.*', 'request-property-required'],
  ['request.property.existence.added', 'request-property-required'],
  ['response.property.existence.*', 'response-property-removed'],
  ['response.property.required.*', 'response-property-optional'],
  ['response.*.nullable.*', 'response-property-optional'],
  ['*.status.*.*', 'response-status-removed'],
  ['*.answer.*.*', 'response-status-removed'],
  ['response.media-type.*.*', 'response-status-removed'],
  ['response.header.existence.*', 'response-header-removed'],
  ['response.header.required.*', 'response-header-removed'],
  ['*.security.*.*', 'security-tightened'],
  ['*.security-scheme.*.*', 'security-tightened'],
  ['request.*.*.*', 'request-narrowed'],
  ['response.*.*.*', 'response-widened'],
];

const rules = new Map<string, string>();

/** The rule that carries the finding about a change. */
export function classOfChange(
  change: ContractChange,
  old: Contract,
  newer: Contract,
  isOn: (rule: RuleId) => boolean,
): RuleId {
  const early = `${diffTopic}/removed-before-sunset`;
  if (isEarlyRemoval(change) && isOn(early)) return early;
  const rule = findClass(change.rule);
  return rule === 'operation-removed' && isPathGone(change, old, newer)
    ? `${diffTopic}/path-removed`
    : `${diffTopic}/${rule}`;
}

/** By the id of the grid alone. */
export function findClass(gridRule: string): string {
  const known = rules.get(gridRule);
  if (known !== undefined) return known;
  const steps = gridRule.split('.');
  const [, rule = 'name-changed'] =
    patterns.find(([pattern]) =>
      pattern.split('.').every((step, index) => step === '*' || step === steps[index]),
    ) ?? [];
  rules.set(gridRule, rule);
  return rule;
}

/** What was announced to end, and ended otherwise than announced: after its day it would not be breaking. */
function isEarlyRemoval({ rule, element }: ContractChange): boolean {
  return (
    /\.existence\.(?:removed|success-removed)/.test(rule) &&
    element.lifecycle?.old?.deprecated === true
  );
}

function isPathGone(
  { identity, direction, old: place, element }: ContractChange,
  old: Contract,
  newer: Contract,
) {
  if (element.kind === 'path') return true;
  if (direction !== 'request' || place === undefined) return false;
  const operation = [...old.operations.values()].find(
    (each) => each.place.pointer === place.pointer && each.place.uri === place.uri,
  );
  if (operation === undefined) return identity.length === 0;
  return ![...newer.operations.values()].some(({ template }) => template === operation.template);
}
