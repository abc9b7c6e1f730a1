import { describe, expect, test } from '@jest/globals';
import { kindOf } from '../../../../src/facts/events/conventions/kind-of.js';
import type { EventDocument } from '../../../../src/facts/events/model/index.js';

function kind(uri: string, name: string, marks: Readonly<Record<string, unknown>> = {}): string {
  const document: EventDocument = { uri, locate: () => ({ uri }) };
  const written = Object.entries(marks).map(([key, value]) => {
    return { key, value, document, pointer: `/${key}` };
  });
  return kindOf({ document, name, marks: written });
}

describe('what a schema describes', () => {
  test.each([
    ['events/order.json', 'OrderCreated', 'event'],
    ['audit/access.json', 'AccessGranted', 'audit'],
    ['events/audit-access.json', 'AccessGranted', 'audit'],
    ['events/access.json', 'AuditRecord', 'audit'],
    ['schemas/logs/line.json', 'line', 'log'],
    ['schemas/access-log.json', 'access', 'log'],
    ['schemas/line.json', 'LogEntry', 'log'],
    ['schemas/catalog.json', 'CatalogChanged', 'event'],
    ['schemas/user.json', 'user.login', 'event'],
    ['schemas/log-created.json', 'LogCreated', 'event'],
    ['schemas/auditor.json', 'AuditorAssigned', 'event'],
  ])('%s, %s: %s', (uri, name, expected) => {
    expect(kind(uri, name)).toBe(expected);
  });

  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ 'x-event-kind': 'log' }, 'log'],
    [{ 'x-audit': true }, 'audit'],
    [{ '(acme).event_kind': 'audit' }, 'audit'],
    [{ 'x-event-kind': 'other' }, 'event'],
    [{ 'x-log': false }, 'event'],
  ])('what it says itself counts: %j', (marks, expected) => {
    expect(kind('events/order.json', 'OrderCreated', marks)).toBe(expected);
  });

  test('what it says itself counts against its folder', () => {
    expect(kind('audit/order.json', 'OrderCreated', { 'x-event-kind': 'event' })).toBe('event');
  });
});
