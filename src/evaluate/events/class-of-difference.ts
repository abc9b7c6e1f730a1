import type {
  DifferenceKind,
  SchemaDifference,
} from '../../facts/events/compare/schema-difference.js';
import type { RuleId } from '../../report/index.js';

/** The topic of the rules about two versions of an event. */
export const eventDiffTopic = 'events-diff';

/** What a difference does to who relies on the compatibility that is declared. */
export type DifferenceVerdict = 'breaking' | 'possible' | 'compatible';

const byKind: Readonly<Record<DifferenceKind, RuleId>> = {
  'field-removed': 'events-diff/optional-field-removed',
  'field-renamed': 'events-diff/optional-field-removed',
  'field-became-optional': 'events-diff/required-became-optional',
  'type-changed': 'events-diff/field-type-changed',
  'enum-value-added': 'events-diff/enum-changed',
  'enum-value-removed': 'events-diff/enum-changed',
  'number-reused': 'proto/field-number-reused',
  'reservation-removed': 'proto/field-number-reused',
  'field-added': 'events-diff/compatibility-mode',
  'field-became-required': 'events-diff/compatibility-mode',
  'constraint-changed': 'events-diff/compatibility-mode',
  'variant-added': 'events-diff/compatibility-mode',
  'variant-removed': 'events-diff/compatibility-mode',
  'default-changed': 'events-diff/compatibility-mode',
  'openness-changed': 'events-diff/compatibility-mode',
  'name-changed': 'events-diff/compatibility-mode',
  'schema-changed': 'events-diff/compatibility-mode',
  undecided: 'events-diff/compatibility-mode',
};

/** The rule that carries the finding about a difference. */
export function classOfDifference({ kind, wasRequired }: SchemaDifference): RuleId {
  const isGone = kind === 'field-removed' || kind === 'field-renamed';
  return isGone && wasRequired === true ? 'events-diff/required-field-removed' : byKind[kind];
}
