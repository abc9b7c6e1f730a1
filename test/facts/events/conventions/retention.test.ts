import { describe, expect, test } from '@jest/globals';
import {
  findRetention,
  readRetention,
} from '../../../../src/facts/events/conventions/retention.js';
import type { EventChannel, EventDocument } from '../../../../src/facts/events/model/index.js';

describe('a time for which something is kept', () => {
  test.each<[unknown, string | undefined, number]>([
    ['P30D', undefined, 30],
    ['P1Y6M', undefined, 545],
    ['PT12H', undefined, 0.5],
    ['30 days', undefined, 30],
    ['7d', undefined, 7],
    ['2 years', undefined, 730],
    [90, undefined, 90],
    ['604800000', 'ms', 7],
    [86_400, 'seconds', 1],
    [{ duration: 'P1W' }, undefined, 7],
    [{ value: 3, unit: 'months' }, undefined, 90],
    [{ days: 5 }, 'ms', 5],
  ])('%j (%s) is finite', (value, unit, days) => {
    expect(readRetention(value, unit)).toMatchObject({ kind: 'finite', days });
  });

  test.each([[-1], ['-1'], ['forever'], ['Infinite'], [{ period: 'unlimited' }]])(
    '%j has no end',
    (value) => {
      expect(readRetention(value).kind).toBe('endless');
    },
  );

  test.each([['as long as needed'], ['P'], ['12 parsecs'], [true], [null], [{}], [[]]])(
    '%j says nothing',
    (value) => {
      expect(readRetention(value).kind).toBe('unreadable');
    },
  );
});

const document: EventDocument = { uri: 'orders.yaml', locate: () => ({ uri: 'orders.yaml' }) };

function channel(bindings: Readonly<Record<string, unknown>>): EventChannel {
  return { name: 'orders', document, pointer: '/channels/orders', bindings, marks: [] };
}

describe('the retention of a message', () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly object[]]>([
    [
      'of a topic of Kafka',
      { kafka: { topicConfiguration: { 'retention.ms': 604_800_000 } } },
      [{ from: 'kafka retention.ms', kind: 'finite', days: 7 }],
    ],
    [
      'of a compacted topic',
      { kafka: { topicConfiguration: { 'cleanup.policy': ['compact'], 'retention.ms': 1000 } } },
      [{ from: 'kafka cleanup.policy', kind: 'endless' }],
    ],
    [
      'of a topic that is compacted and cut',
      { kafka: { topicConfiguration: { 'cleanup.policy': 'compact,delete', 'retention.ms': -1 } } },
      [{ from: 'kafka retention.ms', kind: 'endless' }],
    ],
    ['of Pulsar', { pulsar: { retention: { time: 1440 } } }, [{ kind: 'finite', days: 1 }]],
    ['that nobody gives', { kafka: { partitions: 3 } }, []],
  ])('%s', (_, bindings, expected) => {
    expect(findRetention({ marks: [], channels: [channel(bindings)] })).toMatchObject(expected);
  });

  test.each(['x-retention', 'retention_days', '(acme).retention_days', 'x-data-retention', 'ttl'])(
    'that %s gives',
    (key) => {
      const marks = [{ key, value: 30, document, pointer: `/${key}` }];
      expect(findRetention({ marks, channels: [] })).toMatchObject([{ kind: 'finite', days: 30 }]);
    },
  );
});
