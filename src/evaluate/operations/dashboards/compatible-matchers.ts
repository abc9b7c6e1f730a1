import type { LabelMatcher } from '../../../facts/operations/promql/index.js';

/** Whether a time series may satisfy both of two matchers of a label; what cannot be told may. */
export function mayBothMatch(first: LabelMatcher, second: LabelMatcher): boolean {
  if (first.variables.length > 0 || second.variables.length > 0) return true;
  if (first.operator === '=') return matches(second, first.value) ?? true;
  if (second.operator === '=') return matches(first, second.value) ?? true;
  if (first.operator !== '=~' || second.operator !== '=~') return true;
  const values = alternativesOf(first.value);
  return values === undefined || values.some((value) => matches(second, value) ?? true);
}

/** @returns undefined where it cannot be told */
function matches({ operator, value }: LabelMatcher, given: string): boolean | undefined {
  switch (operator) {
    case '=':
      return value === given;
    case '!=':
      return value !== given;
    case '=~':
      return matchesPattern(value, given);
    case '!~': {
      const isMatch = matchesPattern(value, given);
      return isMatch === undefined ? undefined : !isMatch;
    }
  }
}

/** What JavaScript reads as Prometheus does, and tries in no time: a repetition stands for one character and of a few alone. */
const plainPattern =
  /^(?:[\w\s/:,%@#&=~<>-]|\\[.\-/+*?()|[\]{}$^d w]|\.|\[\^?[\w.-]+\]|[()|]|[*+?](?![*+?]))*$/;

function matchesPattern(pattern: string, given: string): boolean | undefined {
  const repetitions = pattern.match(/[*+]/g)?.length ?? 0;
  const isGroupRepeated = /\)[*+?]/.test(pattern);
  if (!plainPattern.test(pattern) || repetitions > 3 || isGroupRepeated) return undefined;
  if (given.length > 200 || pattern.length > 500) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test(given);
  } catch {
    return undefined;
  }
}

function alternativesOf(pattern: string): readonly string[] | undefined {
  const alternatives = pattern.split('|');
  return alternatives.every((each) => /^[\w/:-]*$/.test(each)) ? alternatives : undefined;
}
