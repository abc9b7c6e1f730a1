import type { ResolvedConfig } from '../../config/index.js';
import { plural } from '../../report/index.js';
import {
  type ConfiguredRule,
  configureRules,
  gatherRulesFor,
  loadConfigFor,
} from './configured-rules.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal } from '../input-options.js';
import type { RulesOptions } from './rules.js';
import { formatTable } from '../format-table.js';
import { printProblems } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';

/** Lists the rules by domain, with the severity that they have. */
export async function runRules(options: RulesOptions, outside: Terminal): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const config = await loadConfigFor(options, terminal);
  const { all, problems } = await gatherRulesFor(config, options, terminal);
  const rules = configureRules(all, config);
  const text = options.format === 'json' ? toJson(rules) : toText(rules, config);
  await write(terminal.stdout, text);
  if (problems.length === 0) return exitCodes.open;
  await write(terminal.stderr, printProblems(problems));
  return exitCodes.undecided;
}

function toText(rules: readonly ConfiguredRule[], config: ResolvedConfig | undefined): string {
  const domains = [...new Set(rules.map(({ rule }) => rule.domain))];
  const lines = formatTable(
    rules.map(({ rule, isOn, original }) => [
      `  ${rule.id}`,
      describeSeverity(rule.severity, isOn, original.severity),
      rule.scope,
      rule.title,
    ]),
  );
  const sections = domains.map((domain) =>
    [domain, ...lines.filter((_, index) => rules[index]?.rule.domain === domain)].join('\n'),
  );
  const overrides = config?.overrides.length ?? 0;
  const note =
    overrides === 0
      ? ''
      : `${plural(overrides, 'override')} of the configuration ${overrides === 1 ? 'changes' : 'change'} rules for a part of the input.\n`;
  return `${sections.join('\n\n')}\n\n${note}archfit explain RULE says what a rule asks for, why, and by which settings.\n`;
}

function describeSeverity(severity: string, isOn: boolean, original: string): string {
  const effective = isOn ? severity : 'off';
  return effective === original ? effective : `${effective} (default ${original})`;
}

function toJson(rules: readonly ConfiguredRule[]): string {
  const list = rules.map(({ rule, isOn, parameters, original }) => ({
    id: rule.id,
    title: rule.title,
    domain: rule.domain,
    scope: rule.scope,
    requires: rule.requires,
    ...(rule.requiresAny && { requiresAny: rule.requiresAny }),
    isOn,
    severity: rule.severity,
    defaultSeverity: original.severity,
    parameters,
    baseline: rule.baseline,
    waivers: rule.waivers,
    aliases: rule.aliases,
    docs: rule.docs,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}
