import type { Readable } from 'node:stream';
import {
  ArchfitError,
  type FailOn,
  type FitnessReport,
  severities,
  type Target,
} from '../report/index.js';
import type { RuleFilter, RuleParameters } from './select-rules.js';
import type { Source } from './source.js';

export interface EvaluateOptions extends RuleFilter {
  /** Lowest severity that closes the gate. Default `high`. */
  readonly failOn?: FailOn;
  /** Parameters of rules, by rule id; each rule's page lists its own. */
  readonly parameters?: RuleParameters;
  /** What relative paths start from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** What `-` reads. Default: the standard input of the process. */
  readonly stdin?: Readable;
  /** The clock. Default: that of the machine. */
  readonly now?: () => Date;
  /** What the run is about, for the report. */
  readonly target?: Target;
}

/**
 * Judges sources by the rules: reads them, computes facts, evaluates policies, decides the gate.
 *
 * Resolves with a report whatever the input holds; what cannot be read is a problem in it.
 *
 * @throws {@link ArchfitError} for misuse (`usage`: no source, an unknown rule or parameter) and broken installs (`pack-load`)
 * @example
 * const report = await evaluate([kubernetes({ manifests: 'rendered/prod/*.yaml' })]);
 */
export async function evaluate(
  sources: readonly Source[],
  options: EvaluateOptions = {},
): Promise<FitnessReport> {
  if (sources.length === 0) {
    throw new ArchfitError('usage', 'no source was given', 'Name one: kubernetes({ manifests }).');
  }
  const { failOn } = options;
  if (failOn !== undefined && failOn !== 'never' && !severities.includes(failOn)) {
    throw new ArchfitError(
      'usage',
      `failOn is ${JSON.stringify(failOn)}, and no severity is at or above that`,
      `One of: ${severities.join(', ')}, never.`,
    );
  }
  // What a run needs is loaded by the first one, so that importing the package costs little.
  const { judgeSources } = await import('./judge-sources.js');
  return judgeSources(sources, options);
}
