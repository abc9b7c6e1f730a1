import { expect, test } from '@jest/globals';
import { describeSchemaChange } from '../../../../src/facts/openapi/diff/describe-schema-change.js';
import type { SchemaChange } from '../../../../src/facts/schema/index.js';

const place = {
  uri: 'api.yaml',
  pointer: '/components/schemas/Order/properties/state',
};

test.each<[string, Partial<SchemaChange>]>([
  ['takes further values (disputed)', { change: 'value-added', to: ['disputed'] }],
  ['no longer takes some values (a, b)', { change: 'value-removed', from: ['a', 'b'] }],
  [
    'takes only listed values now (1, 2, 3, 4, 5 and 2 more)',
    { change: 'added', to: [1, 2, 3, 4, 5, 6, 7] },
  ],
  ['has a further variant (Card)', { aspect: 'variant', change: 'added', name: 'Card' }],
  ['has lost a variant', { aspect: 'variant', change: 'removed' }],
])('what a change is about stands apart from what it means: %s', (said, change) => {
  const { message } = describeSchemaChange({
    aspect: 'enum',
    change: 'changed',
    direction: 'response',
    path: [],
    verdict: 'breaking',
    reason: 'why',
    old: place,
    new: place,
    ...change,
  });
  expect(message).toBe(`Order.state ${said}: why`);
});
