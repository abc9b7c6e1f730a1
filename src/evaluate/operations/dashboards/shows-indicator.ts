import { mayBothMatch } from './compatible-matchers.js';
import { keepsLabel, type Read } from './reads-of.js';

/** A selector of an indicator, with the labels by which the indicator tells it from its others. */
export interface AskedRead {
  readonly asked: Read;
  readonly telling: readonly string[];
}

/** What a panel has to show of an indicator. */
export function askedOf(indicator: readonly Read[]): readonly AskedRead[] {
  return indicator.map((asked) => ({ asked, telling: tellingLabels(asked, indicator) }));
}

/**
 * Whether a panel shows what an indicator asks: for each of its selectors it reads the same metric with matchers that do not contradict. A label by which
 * the indicator tells its selectors apart (the status of those that failed) has to be matched by the panel too, or to be left in what it
 * shows.
 */
export function showsIndicator(panel: readonly Read[], indicator: readonly AskedRead[]): boolean {
  return (
    indicator.length > 0 && indicator.every((each) => panel.some((read) => covers(read, each)))
  );
}

function covers(read: Read, { asked, telling }: AskedRead): boolean {
  if (asked.metric === undefined || read.metric === undefined) return false;
  if (familyOf(read.metric) !== familyOf(asked.metric)) return false;
  const isHeld = telling.every(
    (label) =>
      read.isOpen ||
      read.matchers.some((matcher) => matcher.label === label) ||
      keepsLabel(read, label),
  );
  return (
    isHeld &&
    asked.matchers.every((own) =>
      read.matchers.every((other) => other.label !== own.label || mayBothMatch(other, own)),
    )
  );
}

/** Labels that a selector matches, and another one of the same metric does not, or otherwise. */
function tellingLabels(asked: Read, indicator: readonly Read[]): readonly string[] {
  const { metric } = asked;
  if (metric === undefined) return [];
  const others = indicator.filter(
    (other) =>
      other !== asked && other.metric !== undefined && familyOf(other.metric) === familyOf(metric),
  );
  return asked.matchers
    .filter((own) =>
      others.some(
        ({ matchers }) =>
          !matchers.some(
            ({ label, operator, value }) =>
              label === own.label && operator === own.operator && value === own.value,
          ),
      ),
    )
    .map(({ label }) => label);
}

/** A histogram has three names. */
export function familyOf(metric: string): string {
  return metric.replace(/_(?:bucket|count|sum)$/, '');
}
