import { isRecord } from '../../../../source/is-record.js';
import type { Weakness } from '../pipeline.js';
import type { Configuration } from './configuration.js';

type Mapping = Readonly<Record<string, unknown>>;

/** When a job is in a pipeline, and how it is started there. */
export interface Presence {
  /** Conditions that add it, as texts; one that is empty adds it to every pipeline. */
  readonly adding: readonly string[];
  /** Conditions that keep it out, before those. */
  readonly refusing: readonly string[];
  /** `only` and `except`, or the rules that came from elsewhere and cannot be read; compared as they are. */
  readonly other?: string;
  /** How it is started: `on_success`, `manual`, `always`, … */
  readonly whens: ReadonlySet<string>;
  /** Why a failure of it does not stop the pipeline. */
  readonly weakness?: Weakness;
  readonly isNever: boolean;
}

/** Reads `rules`, `only`, `except`, `when` and `allow_failure` of a job: https://docs.gitlab.com/ci/jobs/job_rules/ */
export function readPresence(job: Mapping, configuration: Configuration): Presence {
  const when = typeof job['when'] === 'string' ? job['when'] : 'on_success';
  const rules = configuration.resolve(job['rules']);
  if (!Array.isArray(rules)) {
    const { only, except } = job;
    const isLimited = only !== undefined || except !== undefined || 'rules' in job;
    const weakness = weaknessOf(job['allow_failure'], when === 'manual');
    return {
      adding: isLimited ? [] : [''],
      refusing: [],
      ...(isLimited && { other: JSON.stringify({ only, except, rules: job['rules'] }) }),
      whens: new Set([when]),
      ...(weakness && { weakness }),
      isNever: when === 'never',
    };
  }
  const entries = configuration.entriesOf(rules);
  const read = entries.filter(isRecord);
  // What a reference into another repository says is compared as it is written.
  const isLost = entries.includes(undefined);
  const isOut = (rule: Mapping) => (rule['when'] ?? when) === 'never';
  const adding = read.filter((rule) => !isOut(rule));
  const whens = adding.map((rule) => (typeof rule['when'] === 'string' ? rule['when'] : when));
  return {
    adding: adding.map(conditionOf),
    refusing: read
      .filter(isOut)
      .map(conditionOf)
      .filter((condition) => condition !== ''),
    ...(isLost && { other: JSON.stringify({ rules: job['rules'] }) }),
    whens: new Set(whens.length === 0 && isLost ? [when] : whens),
    ...ofRules(job, adding, isLost),
    isNever: !isLost && read.length > 0 && adding.length === 0,
  };
}

/** Rules say it one by one, where they say it. With `when: manual` a rule blocks, as a job without rules does not. */
function ofRules(
  job: Mapping,
  adding: readonly Mapping[],
  isLost: boolean,
): { readonly weakness?: Weakness } {
  const found = adding.map((rule) =>
    weaknessOf(rule['allow_failure'] ?? job['allow_failure'], false),
  );
  const [first] = found.filter((weakness) => weakness !== undefined);
  if (!first) {
    const text = 'some of its rules are in a file that is not here';
    return isLost ? { weakness: { isCertain: false, text } } : {};
  }
  const isAll = !isLost && found.every((weakness) => weakness !== undefined);
  return { weakness: { isCertain: isAll && first.isCertain, text: first.text } };
}

function weaknessOf(allowFailure: unknown, isManual: boolean): Weakness | undefined {
  if (allowFailure === true) return { isCertain: true, text: 'it has allow_failure: true' };
  if (isRecord(allowFailure)) {
    return { isCertain: false, text: 'it has allow_failure with exit codes' };
  }
  if (allowFailure === undefined && isManual) {
    return {
      isCertain: true,
      text: 'it has when: manual, which lets the pipeline go on without it unless allow_failure: false stands there',
    };
  }
  return undefined;
}

function conditionOf(rule: Mapping): string {
  const { if: condition, changes, exists } = rule;
  if (condition === undefined && changes === undefined && exists === undefined) return '';
  const text = typeof condition === 'string' ? condition.replaceAll(/\s+/g, ' ').trim() : condition;
  return changes === undefined && exists === undefined
    ? String(text)
    : JSON.stringify({ if: text, changes, exists });
}

/** Whether one job is in every pipeline that another one is in, as far as their conditions are the same texts. */
export function isThereWith(one: Presence, other: Presence): boolean {
  if (one.other !== undefined) return one.other === other.other;
  if (one.refusing.some((condition) => !other.refusing.includes(condition))) return false;
  if (one.adding.includes('')) return true;
  return (
    other.other === undefined &&
    other.adding.length > 0 &&
    other.adding.every((condition) => one.adding.includes(condition))
  );
}
