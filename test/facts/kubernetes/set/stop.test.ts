import { describe, expect, test } from '@jest/globals';
import { readPreStop } from '../../../../src/facts/kubernetes/set/pre-stop.js';
import { readWorkload } from '../../../../src/facts/kubernetes/workload.js';
import { manifestObject } from '../manifest-object.js';

test.each<[string, unknown, unknown]>([
  ['a sleep', { sleep: { seconds: 5 } }, { kind: 'sleep', seconds: 5 }],
  ['a sleep of no time', { sleep: { seconds: 0 } }, null],
  [
    'a command',
    { exec: { command: ['sh', '-c', 'sleep 5'] } },
    { kind: 'exec', command: ['sh', '-c', 'sleep 5'] },
  ],
  ['a command of other things', { exec: { command: [1, 'a'] } }, { kind: 'exec', command: ['a'] }],
  ['no command', { exec: { command: [] } }, null],
  ['a request', { httpGet: { port: 80 } }, { kind: 'http' }],
  ['a socket, which the cluster does not open', { tcpSocket: { port: 80 } }, null],
  ['an empty handler', {}, null],
  ['null', null, null],
  ['a text', 'sleep', null],
])('a preStop hook with %s', (_, preStop, expected) => {
  expect(readPreStop({ preStop })).toEqual(expected);
});

test('no lifecycle is no hook', () => {
  expect(readPreStop(undefined)).toBeNull();
  expect(readPreStop(null)).toBeNull();
});

function workload(metadata: object, podMetadata: object | undefined, podSpec: object) {
  return readWorkload(
    manifestObject({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', ...metadata },
      spec: { template: { metadata: podMetadata, spec: podSpec } },
    }),
  );
}

describe('the time to stop', () => {
  const path = ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'];

  test.each([
    [{}, { value: 30, source: 'default' }],
    [{ terminationGracePeriodSeconds: null }, { value: 30, source: 'default' }],
    [{ terminationGracePeriodSeconds: 0 }, { value: 0, source: 'declared' }],
    [{ terminationGracePeriodSeconds: 60 }, { value: 60, source: 'declared' }],
    [{ terminationGracePeriodSeconds: '60' }, { value: null, source: 'unreadable' }],
  ])('of %j', (spec, expected) => {
    const grace = workload({}, undefined, spec)?.pods?.grace;
    expect(grace).toEqual({ ...expected, field: 'terminationGracePeriodSeconds', path });
  });

  test('that is needed is what the pods say before what the workload says', () => {
    const says = (seconds: string) => ({ annotations: { 'archfit/drain-seconds': seconds } });
    expect(workload(says('20'), says('10'), {})?.drain).toBe('10');
    expect(workload(says('20'), undefined, {})?.drain).toBe('20');
    expect(workload({}, {}, {})?.drain).toBeNull();
  });
});
