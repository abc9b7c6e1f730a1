import type { CanRead, SchemaDifference } from '../../facts/events/compare/schema-difference.js';
import type { EventSchema } from '../../facts/events/model/index.js';
import type { DifferenceVerdict } from './class-of-difference.js';
import { type CompatibilityMode, compatibilityModes } from './events-source.js';

/** The mode that an event is held to. */
export interface DeclaredMode {
  readonly name: CompatibilityMode;
  readonly from: 'mark' | 'source' | 'default';
  /** What the older version says, where it is no mode. */
  readonly unreadable?: string;
  /** It holds against all former versions, and none is named beside the last one. */
  readonly lacksHistory?: boolean;
}

const modeMarks: readonly string[] = ['x-compatibility', 'x-compatibility-mode', 'compatibility'];

/**
 * The older version says what was promised; what the newer one says of itself counts from the next time on, so that nobody takes a
 * promise back with the change that breaks it.
 */
export function declaredMode(
  { marks }: Pick<EventSchema, 'marks'>,
  ofSource: CompatibilityMode | undefined,
): DeclaredMode {
  const mark = marks.find(({ key }) => modeMarks.includes(key));
  const word = typeof mark?.value === 'string' ? mark.value.trim().toUpperCase() : undefined;
  const named = compatibilityModes.find((mode) => mode === word?.replace(/[\s-]/g, '_'));
  if (named !== undefined) return { name: named, from: 'mark' };
  const unreadable = mark && { unreadable: `${mark.key}: ${word ?? typeof mark.value}` };
  return ofSource === undefined
    ? { name: 'FORWARD', from: 'default', ...unreadable }
    : { name: ofSource, from: 'source', ...unreadable };
}

/** Whether a mode holds against all former versions, and not the last one alone. */
export function isTransitive(mode: CompatibilityMode): boolean {
  return mode.endsWith('_TRANSITIVE');
}

/** What a difference means where this mode is declared. */
export function verdictIn(
  mode: CompatibilityMode,
  { backward, forward, misread }: Pick<SchemaDifference, 'backward' | 'forward' | 'misread'>,
): DifferenceVerdict {
  // Nobody notices a wrong amount or time: it is no better than what cannot be read.
  if (misread === true && mode !== 'NONE') return 'breaking';
  const asked: readonly CanRead[] = mode.startsWith('FULL')
    ? [backward, forward]
    : mode.startsWith('FORWARD')
      ? [forward]
      : mode.startsWith('BACKWARD')
        ? [backward]
        : [];
  if (asked.includes(false)) return 'breaking';
  return asked.includes('undecided') ? 'possible' : 'compatible';
}
