import { describe, expect, test } from '@jest/globals';
import {
  describeForbiddenCalls,
  type ForbiddenCallFacts,
} from '../../../src/evaluate/modules/describe-forbidden-calls.js';
import { layered } from '../../../src/facts/modules/architecture/layered.js';
import { edgesOf, type Files } from '../../facts/modules/calls/traced.js';
import { baseOf, nameSubjects } from './base-of.js';

const files: Files = {
  'src/domain/order.ts': 'export class Order { place() { return Date.now(); } at = Date.now(); }',
  'src/domain/order.test.ts': 'Date.now();',
  'src/web/page.ts': 'Date.now();',
};

async function describeFiles(calls: readonly unknown[]) {
  const base = await baseOf(
    edgesOf(files),
    { layers: [layered({ web: 'src/web', domain: 'src/domain' })] },
    { texts: files, parametersOf: () => ({ calls }) },
  );
  const part = await describeForbiddenCalls(base);
  const facts = part.facts['forbiddenCalls'] as ForbiddenCallFacts;
  return { ...part, facts, places: base.membership.places };
}

test('what is forbidden in a layer is found there, once a file', async () => {
  const { facts, subjects, places } = await describeFiles([
    { global: 'Date.now', from: ['domain'] },
  ]);
  expect(facts.calls).toEqual([
    {
      id: 'forbidden-call:0',
      entry: 0,
      file: 'src/domain/order.ts',
      from: expect.any(Number),
      name: 'Date.now',
      callee: 'Date.now',
    },
  ]);
  expect(facts.entries[0]?.from.map((id) => places[id]?.layers[0]?.name)).toEqual(['domain']);
  expect(nameSubjects({ facts: {}, subjects })).toEqual({
    'calls[0]': 'calls[0]',
    'forbidden-call:0': 'src/domain/order.ts -> Date.now',
  });
  const subject = subjects.get('forbidden-call:0');
  expect(subject?.subject.name).toBe('Order.place');
  expect(subject?.related?.()).toHaveLength(1);
});

test('everywhere but where it is allowed', async () => {
  const { facts } = await describeFiles([{ global: 'Date.now', except: ['web'] }]);
  expect(facts.calls.map(({ file }) => file)).toEqual(['src/domain/order.ts']);
});

describe('an entry that could find nothing is told', () => {
  test.each<[unknown, string]>([
    [
      { global: 'Date.now', from: ['domian'] },
      'no file is of a layer, context or stereotype domian',
    ],
    [{ to: ['domian'] }, 'no file is of a layer, context or stereotype domian'],
    [{ class: 'Ordre', method: 'delete' }, 'no file declares a class or interface Ordre'],
    [{ function: 'sendMial' }, 'no file has a function sendMial'],
    [{ from: ['domain'] }, 'it has to name one of global, package, class, function, to'],
    [
      { global: 'Date', class: 'Order' },
      'it has to name one of global, package, class, function, to',
    ],
  ])('%j', async (entry, fault) => {
    const { facts } = await describeFiles([entry]);
    expect(facts.entries.map((each) => each.fault)).toEqual([fault]);
    expect(facts.calls).toEqual([]);
  });
});

test('a rule that is off looks at nothing', async () => {
  const base = await baseOf([], {}, { texts: files, isOn: () => false });
  expect((await describeForbiddenCalls(base)).facts).toEqual({
    forbiddenCalls: { entries: [], calls: [] },
  });
});
