import type { RuleId } from '../../report/index.js';
import type { ShapeFault } from '../../source/check-shape.js';
import { daysUntil } from '../../report/calendar-date.js';
import { exceptionRules } from '../exception-rules.js';
import { findRule, suggestRule } from '../find-rule.js';
import type { RunContext } from '../judged-rule.js';
import { suggestEnvironment } from '../suggest-environment.js';
import type { Waiver, WaiverEntry } from './waiver.js';
import type { WaiverOptions } from './waiver-options.js';

/** Finds what keeps a waiver from ever holding, beyond its shape: what it names does not exist, or the gate's owner forbids it. */
export function findWaiverFaults(
  entry: WaiverEntry,
  waiver: Waiver,
  options: WaiverOptions,
  context: RunContext,
): readonly ShapeFault[] {
  return [
    ...findRuleFaults(waiver.rule, context),
    ...findEnvironmentFaults(waiver, context),
    ...(entry.origin === 'annotation' ? findPermissionFaults(waiver, options, context) : []),
    ...findTermFaults(waiver, options, context),
    ...waiver.controls.flatMap((control, index) =>
      findControlFaults(control, waiver, context).map((fault) => ({
        path: ['controls', index],
        ...fault,
      })),
    ),
  ];
}

/** Finds what is wrong with the rule that a waiver names, whatever else is wrong with it. */
export function findRuleFaults(name: RuleId, { knownRules: rules }: RunContext): ShapeFault[] {
  const path = ['rule'];
  const rule = findRule(rules, name);
  if (!rule) {
    return [{ path, message: `there is no rule ${name}`, hint: suggestRule(rules, name) }];
  }
  if (rule.waivers === 'allowed') return [];
  const hint = 'Fix what the rule finds, and remove the waiver.';
  return [{ path, message: `the rule ${rule.id} forbids waivers`, hint }];
}

/** A run over a part of the input does not know all environments. */
function findEnvironmentFaults(
  { covers }: Waiver,
  { environments, isWhole }: RunContext,
): ShapeFault[] {
  const environment = covers.subject?.environment;
  if (environment === undefined || !isWhole || environments.includes(environment)) return [];
  return [
    {
      path: ['subject', 'environment'],
      message: `there is no environment ${environment}`,
      hint: suggestEnvironment(environments, environment),
    },
  ];
}

function findPermissionFaults(
  { rule: name }: Waiver,
  { annotations = false }: WaiverOptions,
  { knownRules: rules }: RunContext,
): ShapeFault[] {
  const rule = findRule(rules, name);
  const isAllowed =
    annotations === true ||
    (annotations !== false &&
      annotations.some((allowed) => findRule(rules, allowed)?.id === rule?.id));
  if (rule === undefined || isAllowed) return [];
  return [
    {
      path: [],
      message: `annotations may not waive ${rule.id}`,
      hint: 'Write it into the file of waivers, or let the owner of the gate allow it (waivers.annotations).',
    },
  ];
}

function findTermFaults(
  { expires }: Waiver,
  { maxDays }: WaiverOptions,
  { now }: RunContext,
): ShapeFault[] {
  const days = daysUntil(expires, now);
  if (maxDays === undefined || days <= maxDays) return [];
  return [
    {
      path: ['expires'],
      message: `it would hold for ${days} days, and ${maxDays} are allowed`,
      hint: 'Choose an earlier day, and renew it when it is due.',
    },
  ];
}

function findControlFaults(
  control: string,
  { rule: waived }: Waiver,
  { knownRules: rules }: RunContext,
): Pick<ShapeFault, 'message' | 'hint'>[] {
  const rule = findRule(rules, control);
  if (!rule) {
    const message = `its control ${control} is no rule`;
    return [{ message, hint: suggestRule(rules, control) }];
  }
  if (rule.id === findRule(rules, waived)?.id) {
    const hint = 'Name rules that make up for it.';
    return [{ message: `its control ${control} is the rule that it waives`, hint }];
  }
  if (exceptionRules.some(({ id }) => id === rule.id)) {
    const hint = 'Name rules that judge the input.';
    return [{ message: `its control ${control} judges the exceptions themselves`, hint }];
  }
  return [];
}
