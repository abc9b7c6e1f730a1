import { loadConfig, type ResolvedConfig } from '../../config/index.js';
import {
  applySettings,
  type EffectiveRule,
  listRules,
  type RunRules,
} from '../../evaluate/index.js';
import type { RuleInfo } from '../../verdict/index.js';
import { announceConfig } from '../announce-config.js';
import { type ConfigOptions, toRuleSources } from '../input-options.js';
import type { Terminal } from '../terminal.js';

/** A rule with its defaults, and as the configuration sets it. */
export interface ConfiguredRule extends EffectiveRule<RuleInfo> {
  /** With its own severity and parameters. */
  readonly original: RuleInfo;
}

/** The configuration that the flags ask for. */
export async function loadConfigFor(
  options: ConfigOptions,
  terminal: Terminal,
): Promise<ResolvedConfig | undefined> {
  const { config: file } = options;
  const { cwd, env } = terminal;
  if (file === false) return undefined;
  announceConfig(options, terminal);
  return loadConfig({
    ...{ cwd, env },
    ...toRuleSources(options),
    ...(file !== undefined && { file }),
  });
}

/** The rules that there are: the built-in ones, but for what the flags and the configuration say. */
export async function gatherRulesFor(
  config: ResolvedConfig | undefined,
  options: ConfigOptions,
  { cwd }: Terminal,
): Promise<Pick<RunRules, 'all' | 'problems' | 'notes' | 'userPacks'>> {
  if (config?.gathered) return config.gathered;
  const sources = toRuleSources(options);
  // Nothing is compiled to list what comes with the package.
  if (config !== undefined || Object.keys(sources).length === 0) {
    return { all: listRules(), problems: [], notes: [], userPacks: [] };
  }
  const { gatherRules } = await import('../../evaluate/gather-rules.js');
  return gatherRules({ cwd, ...sources });
}

/**
 * Every rule, in the order in which a run judges by them. What overrides change for parts of the input is left out, but for what
 * they forbid: a run forbids it for the whole rule.
 */
export function configureRules(
  known: readonly RuleInfo[],
  config: ResolvedConfig | undefined,
): readonly ConfiguredRule[] {
  return known.map((original) => {
    // A configuration has its rules by their present ids.
    const setting = config?.rules[original.id];
    const effective = applySettings(original, setting === undefined ? [] : [setting]);
    return { ...effective, rule: { ...effective.rule, ...forbid(original, config) }, original };
  });
}

function forbid(
  { id }: RuleInfo,
  config: ResolvedConfig | undefined,
): Partial<Pick<RuleInfo, 'baseline' | 'waivers'>> {
  const details = (config?.overrides ?? [])
    .map(({ rules }) => rules[id])
    .filter((setting) => typeof setting === 'object');
  return {
    ...(details.some(({ baseline }) => baseline === 'never') && { baseline: 'never' }),
    ...(details.some(({ waivers }) => waivers === 'never') && { waivers: 'never' }),
  };
}
