import { describe, expect, test } from '@jest/globals';
import { classOfDifference } from '../../../src/evaluate/events/class-of-difference.js';
import type { DifferenceKind } from '../../../src/facts/events/compare/schema-difference.js';

/** What undoes each kind of change; or why nothing that can be told does. The compiler asks for an answer for every kind. */
const mirrors: Readonly<Record<DifferenceKind, { kind: DifferenceKind } | { none: string }>> = {
  'field-added': { kind: 'field-removed' },
  'field-removed': { kind: 'field-added' },
  'field-became-optional': { kind: 'field-became-required' },
  'field-became-required': { kind: 'field-became-optional' },
  'enum-value-added': { kind: 'enum-value-removed' },
  'enum-value-removed': { kind: 'enum-value-added' },
  'variant-added': { kind: 'variant-removed' },
  'variant-removed': { kind: 'variant-added' },
  // Of these each direction is a change of the same kind, and its verdicts say which: backward and forward.
  'field-renamed': { kind: 'field-renamed' },
  'type-changed': { kind: 'type-changed' },
  'constraint-changed': { kind: 'constraint-changed' },
  'default-changed': { kind: 'default-changed' },
  'openness-changed': { kind: 'openness-changed' },
  'name-changed': { kind: 'name-changed' },
  'schema-changed': { kind: 'schema-changed' },
  'number-reused': { none: 'a number that was free may be given to a field: that is field-added' },
  'reservation-removed': { none: 'a reservation that is added changes nothing that travels' },
  undecided: { none: 'what nobody can tell has no direction' },
};

const kinds = Object.keys(mirrors) as readonly DifferenceKind[];

function ruleOf(kind: DifferenceKind): string {
  return classOfDifference({
    kind,
    path: '',
    message: '',
    backward: true,
    forward: true,
    reason: '',
  });
}

describe('the changes of events', () => {
  test.each(kinds)('%s has a mirror that leads back, or a reason', (kind) => {
    const mirror = mirrors[kind];
    if ('none' in mirror) expect(mirror.none).not.toBe('');
    else expect(mirrors[mirror.kind]).toEqual({ kind });
  });

  test.each(kinds)('%s has a rule', (kind) => {
    expect(ruleOf(kind)).toMatch(/^(?:events-diff|proto)\/[a-z-]+$/);
  });

  test('what is taken away has a rule of its own; what is added is told by the rule about the mode', () => {
    expect(ruleOf('field-removed')).toBe('events-diff/optional-field-removed');
    expect(ruleOf('field-became-optional')).toBe('events-diff/required-became-optional');
    expect(ruleOf('field-added')).toBe('events-diff/compatibility-mode');
    expect(ruleOf('field-became-required')).toBe('events-diff/compatibility-mode');
    // Consumers decide by words that come as by words that go.
    expect(ruleOf('enum-value-added')).toBe(ruleOf('enum-value-removed'));
    expect(ruleOf('variant-added')).toBe(ruleOf('variant-removed'));
  });
});
