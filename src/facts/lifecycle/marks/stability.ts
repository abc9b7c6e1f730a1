import type { Element, ElementMarks } from '../break.js';
import type { Answer } from '../cover.js';
import type { LifecyclePolicy } from '../lifecycle-policy.js';
import { printValue } from '../print-value.js';

/** The level of an element: what it says, else what is said around it, else the most stable one. */
export type Level =
  | { readonly kind: 'level'; readonly level: string; readonly rank: number; readonly by: Element }
  | { readonly kind: 'unknown'; readonly value: unknown; readonly by: Element };

type Side = 'base' | 'head';

/** The level that one version gives an element. The most stable of several that use a component counts. */
export function levelOf(element: Element, side: Side, { stability }: LifecyclePolicy): Level {
  const { levels } = stability;
  const known = new Map<Element, Level | undefined>();
  const visit = (each: Element): Level | undefined => {
    if (known.has(each)) return known.get(each);
    known.set(each, undefined);
    const level = ownLevel(each, each[side], levels) ?? mostStable(each.within.map(visit), each);
    known.set(each, level);
    return level;
  };
  const mostStable = (around: readonly (Level | undefined)[], by: Element): Level | undefined => {
    if (around.length === 0) return undefined;
    const stated = around.map((level) => level ?? highest(levels, by));
    return (
      stated.find(({ kind }) => kind === 'unknown') ??
      stated.reduce((left, right) => (rankOf(right) > rankOf(left) ? right : left))
    );
  };
  return visit(element) ?? highest(levels, element);
}

function ownLevel(
  by: Element,
  marks: ElementMarks | undefined,
  levels: readonly string[],
): Level | undefined {
  const value = marks?.stability;
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return { kind: 'unknown', value, by };
  const rank = levels.indexOf(value);
  return rank < 0 ? { kind: 'unknown', value, by } : { kind: 'level', level: value, rank, by };
}

function highest(levels: readonly string[], by: Element): Level {
  const rank = levels.length - 1;
  return { kind: 'level', level: levels[rank] ?? 'stable', rank, by };
}

function rankOf(level: Level): number {
  return level.kind === 'level' ? level.rank : Infinity;
}

/** Whether the base keeps a level so low that its consumers had to expect the change. */
export function coverByStability(element: Element, policy: LifecyclePolicy): Answer | undefined {
  const level = levelOf(element, 'base', policy);
  const { levels, from } = policy.stability;
  const location = level.by.base?.location;
  const place = location && { location };
  if (level.kind === 'unknown') {
    return {
      holds: false,
      code: 'stability-unknown',
      message: `${level.by.name} has the level ${printValue(level.value)}, which is not known`,
      hint: `Give it one of ${levels.join(', ')}.`,
      ...place,
    };
  }
  // An element that says nothing is stable, and there is nothing to explain.
  if (level.by.base?.stability === undefined) return undefined;
  if (level.rank < levels.indexOf(from)) {
    return {
      holds: true,
      message: `${level.by.name} is ${level.level}, and consumers are protected from ${from} on`,
      ...place,
    };
  }
  return {
    holds: false,
    code: 'stability-protected',
    message: `${level.by.name} is ${level.level}, and consumers are protected from ${from} on`,
    hint: `Only what is below ${from} may change without notice.`,
    ...place,
  };
}
