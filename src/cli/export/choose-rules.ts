import type { ResolvedConfig } from '../../config/index.js';
import { applySettings, environmentsOf, isCodeRule } from '../../evaluate/index.js';
import type { Enforcement, ExportedRule } from '../../policy/export/index.js';
import type { PackRule, RequiredInput } from '../../policy/index.js';
import { ArchfitError, compareSeverity, type FailOn, type RuleId } from '../../report/index.js';
import {
  findRule,
  isExceptionRule,
  type RuleInfo,
  suggestEnvironment,
  suggestRule,
} from '../../verdict/index.js';
import type { ExportOptions } from './export.js';

/** Hosts that rules are exported for. */
export type ExportHost = 'Gatekeeper' | 'conftest' | 'OPA';

/** A rule that is not exported, and what it is that keeps it: `about source code`. */
export interface LeftRule {
  readonly rule: RuleId;
  readonly reason: string;
}

export interface ChosenRules {
  readonly exported: readonly ExportedRule[];
  readonly left: readonly LeftRule[];
}

/** What rules are taken from, and how they are set. */
export interface RuleChoice extends Pick<ExportOptions, 'only' | 'except' | 'environment'> {
  readonly config: ResolvedConfig | undefined;
  readonly known: readonly RuleInfo[];
  /** Those of them of which the sources are there. */
  readonly policies: readonly PackRule[];
  readonly host: ExportHost;
  readonly enforcementOf: (rule: RuleInfo) => Enforcement;
}

/**
 * Picks the rules that another host can judge by, as the configuration sets them.
 *
 * @throws {@link ArchfitError} `usage` for a rule or an environment that does not exist; `export-refused` for a rule that is asked
 * for by its name and cannot be exported
 */
export function chooseRules(choice: RuleChoice): ChosenRules {
  const { known } = choice;
  const only = choice.only && new Set(choice.only.map((name) => requireRule(known, name)));
  const except = new Set((choice.except ?? []).map((name) => requireRule(known, name)));
  refuseUnknownEnvironment(choice);
  const exported: ExportedRule[] = [];
  const left: LeftRule[] = [];
  for (const original of known) {
    if (except.has(original) || only?.has(original) === false) continue;
    // Who asks for a rule by its name means it, also where it is off by default.
    const asked = only === undefined ? original : { ...original, default: 'on' as const };
    const { rule, isOn, parameters } = applySettings(asked, settingsFor(original.id, choice));
    const policy = choice.policies.find(({ id }) => id === rule.id);
    const reason = reasonAgainst(rule, choice.host) ?? (isOn ? undefined : 'switched off');
    if (reason !== undefined || policy === undefined) {
      left.push({ rule: rule.id, reason: reason ?? 'written for another host, or compiled' });
      continue;
    }
    exported.push({
      rule: { ...policy, severity: rule.severity },
      parameters,
      enforcement: choice.enforcementOf(rule),
    });
  }
  if (only !== undefined) refuseLeft(left, choice.host);
  return { exported, left };
}

/** What a finding is worth to another host: where it closes the gate it is refused, else it is told. */
export function enforceBy(failOn: FailOn): (rule: Pick<RuleInfo, 'severity'>) => Enforcement {
  return ({ severity }) =>
    failOn !== 'never' && compareSeverity(severity, failOn) <= 0 ? 'deny' : 'warn';
}

/** Why a host cannot judge by a rule, whatever its settings are. */
function reasonAgainst(rule: RuleInfo, host: ExportHost): string | undefined {
  if (isExceptionRule(rule)) return 'about waivers and baselines';
  if (isCodeRule(rule)) return 'written in TypeScript';
  if (rule.scope === 'object') {
    return rule.requires.includes('documents') && host === 'Gatekeeper'
      ? 'about documents that are no objects of a cluster'
      : undefined;
  }
  const needs = [...rule.requires, ...(rule.requiresAny ?? [])];
  const artefact = needs.map((input) => artefacts[input]).find(Boolean);
  return `about ${artefact ?? 'what runs together as a whole'}`;
}

const artefacts: Readonly<Partial<Record<RequiredInput, string>>> = {
  contracts: 'API descriptions',
  events: 'event schemas',
  modules: 'source code',
  joined: 'artefacts of several domains',
  operations: 'what systems are run by',
  documents: 'all documents together',
};

function settingsFor(rule: RuleId, { config, environment }: RuleChoice) {
  const layers = [
    config?.rules,
    ...(config?.overrides ?? [])
      .filter(({ paths, environments }) => {
        const isForAll = environments === undefined;
        const isMeant = environment !== undefined && [environments].flat().includes(environment);
        return paths === undefined && (isForAll || isMeant);
      })
      .map(({ rules }) => rules),
  ];
  return layers.flatMap((rules) => rules?.[rule] ?? []);
}

function refuseUnknownEnvironment({ config, environment }: RuleChoice): void {
  if (environment === undefined) return;
  const named = [
    ...(config?.sources ?? []).flatMap(environmentsOf),
    ...(config?.overrides ?? []).flatMap(({ environments = [] }) => environments),
  ];
  const known = [...new Set(named)];
  if (known.includes(environment)) return;
  throw new ArchfitError(
    'usage',
    `there is no environment ${environment}`,
    suggestEnvironment(known, environment),
  );
}

function requireRule(rules: readonly RuleInfo[], name: RuleId): RuleInfo {
  const rule = findRule(rules, name);
  if (rule) return rule;
  throw new ArchfitError('usage', `there is no rule ${name}`, suggestRule(rules, name));
}

function refuseLeft(left: readonly LeftRule[], host: ExportHost): void {
  if (left.length === 0) return;
  const list = left.map(({ rule, reason }) => `${rule} (${reason})`);
  throw new ArchfitError(
    'export-refused',
    `what was asked for cannot be exported for ${host}: ${list.join(', ')}`,
    `${host} is given one object at a time, and has nothing of what archfit reads beside it. Leave these rules out of --only.`,
  );
}
