import type { RuleId, Severity } from '../report/index.js';

/** How a rule is run: `off`, `on`, a severity in place of its own, or all of it in detail. */
export type RuleSetting = 'off' | 'on' | Severity | RuleSettingDetail;

/** Whether and how one rule is run. */
export interface RuleSettingDetail {
  /** In place of the rule's own severity; `off` leaves the rule out. */
  readonly severity?: Severity | 'off';
  /** The rule's page lists its parameters. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** `never`: a baseline accepts nothing of what it finds. A rule that forbids it by itself cannot be allowed it. */
  readonly baseline?: 'never';
  /** `never`: nothing of what it finds can be waived. A rule that forbids it by itself cannot be allowed it. */
  readonly waivers?: 'never';
}

/** Settings of rules by rule id; what a setting does not say stays as it is. */
export type RuleSettings = Readonly<Record<RuleId, RuleSetting>>;

/** Settings for a part of the input. Later ones win, and each wins over the settings of the whole run. */
export interface RuleOverride {
  /** Globs over the paths of files, relative to the working directory. Default: all. */
  readonly paths?: string | readonly string[];
  /** Names of environments. Default: all. */
  readonly environments?: string | readonly string[];
  readonly rules: RuleSettings;
  /** It may apply to nothing: it comes from a configuration that several projects share. */
  readonly isShared?: boolean;
}
