import { describe, expect, test } from '@jest/globals';
import { describeAudit } from '../../../src/evaluate/events/describe-audit.js';
import { describeLog } from '../../../src/evaluate/events/describe-log.js';
import type { FieldClassification } from '../../../src/facts/classification/field-classification.js';
import type { EventField, EventSchema } from '../../../src/facts/events/model/index.js';
import { classifyBy, declaredAs, detectedAs, eventOf, markOf, verdictOf } from './event-builder.js';

const note = ({ path }: EventField) => `#${path}`;
const email = verdictOf('confidential', 'contact.email');

function classes(event: EventSchema, known: Readonly<Record<string, FieldClassification>> = {}) {
  return classifyBy(known)(event);
}

describe('a record of the audit trail', () => {
  const record = eventOf('AccessGranted', [
    { path: 'actor', types: ['object'] },
    { path: 'actor.id' },
    { path: 'occurredAt', presence: 'optional' },
  ]);

  test('says which parts it has, and which of them always', () => {
    expect(describeAudit(record, classes(record), note).parts).toEqual({
      actor: { path: 'actor', isRequired: true },
      time: { path: 'occurredAt', isRequired: false },
    });
  });

  test.each<[string, unknown, string | undefined]>([
    ['AccessGranted', undefined, 'its name has access'],
    ['OrderShipped', undefined, undefined],
    ['AccessGranted', false, undefined],
    ['OrderShipped', true, 'x-policy-decision: true'],
    ['LoanApproved', undefined, 'its name has approv'],
  ])('%s (marked %s) is a decision: %s', (name, mark, expected) => {
    const marks = mark === undefined ? [] : [markOf('x-policy-decision', mark)];
    const event = eventOf(name, [], { marks });
    expect(describeAudit(event, classes(event), note).isDecision).toBe(expected);
  });

  test.each<[string, Partial<EventField>, FieldClassification | undefined, string | undefined]>([
    ['an e-mail', {}, detectedAs(email), 'personal'],
    ['what is declared', {}, declaredAs(email), 'personal'],
    ['a hash', {}, declaredAs({ ...email, handling: 'hashed' }), undefined],
    ['free text', {}, detectedAs({ ...email, confidence: 'low' }), 'free-text'],
    ['an id', {}, detectedAs(verdictOf('internal', 'pseudonymous_id')), undefined],
    ['an image', { name: 'before', types: ['object'], openness: 'open' }, undefined, 'snapshot'],
    [
      'a described image',
      { name: 'before', types: ['object'], openness: 'closed' },
      undefined,
      undefined,
    ],
  ])('%s', (_, field, classification, kind) => {
    const event = eventOf('OrderChanged', [{ path: 'field', ...field }]);
    const known = classification ? { field: classification } : {};
    const { personal } = describeAudit(event, classes(event, known), note);
    expect(personal.map((one) => one.kind)).toEqual(kind === undefined ? [] : [kind]);
  });
});

describe('a line of a log', () => {
  test.each<[string, FieldClassification | undefined, readonly string[]]>([
    ['http.url', undefined, ['carrier']],
    ['http.url', declaredAs(verdictOf('public', 'url')), []],
    ['user.email', detectedAs(email), ['personal']],
    ['user.email', detectedAs({ ...email, handling: 'masked' }), []],
    ['nickname', detectedAs({ ...email, confidence: 'medium' }), ['guessed']],
    ['remark', detectedAs({ ...email, confidence: 'low' }), ['free-text']],
    ['level', undefined, []],
  ])('%s', (path, classification, kinds) => {
    const line = eventOf('LogLine', [{ path }]);
    const known = classification ? { [path]: classification } : {};
    const { fields } = describeLog(line, classes(line, known), note);
    expect(fields.map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each([
    ['closed', false],
    ['undeclared', true],
    ['open', true],
    ['typed', false],
  ] as const)('that is %s', (openness, isOpen) => {
    const line = eventOf('LogLine', [{ path: 'level' }], { openness });
    expect(describeLog(line, classes(line), note).isOpen).toBe(isOpen);
  });
});
