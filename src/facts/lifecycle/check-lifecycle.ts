// Loads zod: imported lazily, and only where a policy is set.
import { type CheckedShape, checkShape, type ShapeFault } from '../../source/check-shape.js';
import { nearest } from '../../source/index.js';
import {
  defaultLifecycle,
  type LifecyclePolicy,
  type LifecycleSettings,
  resolveLifecycle,
} from './lifecycle-policy.js';
import { lifecycleSchema } from './lifecycle-schema.js';

/** Checks settings of the life cycle and fills in what they leave out; every fault is told at once. */
export function checkLifecycle(value: unknown): CheckedShape<LifecyclePolicy> {
  const shape = checkShape(lifecycleSchema, value);
  if (shape.kind === 'faults') return shape;
  const settings: LifecycleSettings = shape.value;
  const faults = [...findLevelFaults(settings), ...findLimitFaults(settings)];
  return faults.length > 0
    ? { kind: 'faults', faults }
    : { kind: 'value', value: resolveLifecycle(settings) };
}

function findLevelFaults({ stability }: LifecycleSettings): readonly ShapeFault[] {
  const levels = stability?.levels ?? defaultLifecycle.stability.levels;
  const path = ['stability', 'levels'];
  const repeated = levels.flatMap((level, index) =>
    levels.indexOf(level) === index
      ? []
      : [
          {
            path: [...path, index],
            message: `stability.levels[${index}] is ${level}, which stands there before`,
            hint: 'Name each level once.',
          },
        ],
  );
  if (repeated.length > 0) return repeated;
  if (stability?.from !== undefined) {
    return findUnknownLevel(['stability', 'from'], 'stability.from', stability.from, levels);
  }
  if (levels.includes(defaultLifecycle.stability.from)) return [];
  return [
    {
      path: ['stability', 'from'],
      message: 'stability.from is missing',
      hint: `Name the level from which on breaking changes need another cover: ${levels.join(', ')}.`,
    },
  ];
}

function findLimitFaults({ deprecation, stability }: LifecycleSettings): readonly ShapeFault[] {
  const minimum = deprecation?.minimumDays;
  if (minimum === undefined || typeof minimum === 'number') return [];
  const levels = stability?.levels ?? defaultLifecycle.stability.levels;
  return Object.keys(minimum).flatMap((level) =>
    findUnknownLevel(
      ['deprecation', 'minimumDays', level],
      'deprecation.minimumDays',
      level,
      levels,
    ),
  );
}

function findUnknownLevel(
  path: readonly string[],
  name: string,
  level: string,
  levels: readonly string[],
): readonly ShapeFault[] {
  if (levels.includes(level)) return [];
  const guess = nearest(level, levels);
  const hint = `Known: ${levels.join(', ')}.`;
  return [
    {
      path,
      message: `${name} names ${level}, which is no level of stability`,
      hint: guess === undefined ? hint : `Did you mean ${guess}? ${hint}`,
    },
  ];
}
