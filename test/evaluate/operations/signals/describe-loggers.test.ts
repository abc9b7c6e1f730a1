import { expect, test } from '@jest/globals';
import type { Describing } from '../../../../src/evaluate/operations/describer.js';
import { describeLoggers } from '../../../../src/evaluate/operations/signals/describe-loggers.js';
import type { OperationsSubject } from '../../../../src/evaluate/operations/operations-subject.js';
import { noArtefacts } from '../../../../src/facts/operations/index.js';
import type { Logger } from '../../../../src/facts/operations/logging/logger.js';

const document = {
  id: 'orders.yaml',
  uri: 'orders.yaml',
  value: {},
  locate: () => ({ uri: 'orders.yaml' }),
};

const orders: Logger = {
  ...{ name: 'orders', library: 'pino', output: 'text', why: 'prettyPrint is on' },
  place: { document, path: ['logger'] },
};

test('each logger is a subject, and two of one name are told apart', () => {
  const noted: OperationsSubject[] = [];
  const note: Describing['note'] = (subject) => {
    noted.push(subject);
    return subject.id;
  };
  const artefacts = { ...noArtefacts(), loggers: [orders, { ...orders, library: 'winston' }] };
  const described = describeLoggers(artefacts, { note } as Describing);
  const facts = { name: 'orders', output: 'text', why: 'prettyPrint is on' };
  const [first, second] = ['logger orders.yaml orders', 'logger orders.yaml orders 2'];
  expect(described).toEqual({
    loggers: {
      [first]: { id: first, library: 'pino', ...facts },
      [second]: { id: second, library: 'winston', ...facts },
    },
  });
  expect(noted.map(({ kind, id, place }) => [kind, id, place])).toEqual([
    ['logger', first, orders.place],
    ['logger', second, orders.place],
  ]);
});

test('without loggers the map is empty', () => {
  expect(describeLoggers(noArtefacts(), {} as Describing)).toEqual({ loggers: {} });
});
