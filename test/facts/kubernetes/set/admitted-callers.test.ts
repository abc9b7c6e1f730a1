import { describe, expect, test } from '@jest/globals';
import { readAdmittedCallers } from '../../../../src/facts/kubernetes/set/admitted-callers.js';
import { readAuthorizationPolicy } from '../../../../src/facts/kubernetes/set/authorization-policy.js';
import { identify } from '../../../../src/facts/kubernetes/identity.js';
import { manifestObject } from '../manifest-object.js';

const pods = expect.objectContaining({ kind: 'labels', text: 'app=web' });
const podSelector = { matchLabels: { app: 'web' } };
const byName = { matchLabels: { 'kubernetes.io/metadata.name': 'front' } };
const from = (...peers: readonly unknown[]) => ({ ingress: [{ from: peers }] });

describe('whom a NetworkPolicy admits', () => {
  test.each<[string, object, object]>([
    ['pods of its namespace', from({ podSelector }), { peers: [{ namespace: null, pods }] }],
    [
      'pods of every namespace',
      from({ podSelector, namespaceSelector: {} }),
      { peers: [{ namespace: '*', pods }] },
    ],
    [
      'pods of a namespace by its name',
      from({ podSelector, namespaceSelector: byName }),
      { peers: [{ namespace: 'front', pods }] },
    ],
    [
      'pods of namespaces by their names',
      from({
        podSelector,
        namespaceSelector: {
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] },
          ],
        },
      }),
      {
        peers: [
          { namespace: 'a', pods },
          { namespace: 'b', pods },
        ],
      },
    ],
    [
      'namespaces that are not named',
      from({
        namespaceSelector: {
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['a'] },
          ],
        },
      }),
      { others: true },
    ],
    [
      'namespaces by labels without matchLabels',
      from({ namespaceSelector: { team: 'a' } }),
      { others: true },
    ],
    ['a peer that names nothing', from({}), { others: true }],
    ['rules that are no list', { ingress: { from: [] } }, { others: true }],
    [
      'everything in a namespace',
      from({ namespaceSelector: byName }),
      { peers: [{ namespace: 'front', pods: { kind: 'everything' } }] },
    ],
    [
      'namespaces by labels of theirs',
      from({ namespaceSelector: { matchLabels: { team: 'a' } } }),
      { others: true },
    ],
    [
      'namespaces by an expression',
      from({
        namespaceSelector: {
          ...byName,
          matchExpressions: [{ key: 'team', operator: 'Exists' }],
        },
      }),
      { others: true },
    ],
    ['addresses', from({ ipBlock: { cidr: '10.0.0.0/8' } }), { others: true }],
    ['what cannot be read', from({ podSelector: 'web' }), { others: true }],
    ['a list that is none', { ingress: [{ from: 'web' }] }, { others: true }],
    ['everybody, by a rule without from', { ingress: [{}] }, { everybody: true }],
    ['everybody, by an empty from', from(), { everybody: true }],
    ['everybody, by null', { ingress: [{ from: null }] }, { everybody: true }],
    ['nobody, by no rules', { ingress: [] }, {}],
    ['nobody, without rules', {}, {}],
    ['nobody, by null rules', { ingress: null, policyTypes: null }, {}],
    ['nobody, of both kinds', { policyTypes: ['Egress', 'Ingress'] }, {}],
  ])('%s', (_, spec, expected) => {
    const nobody = { everybody: false, others: false, peers: [] };
    expect(readAdmittedCallers(spec)).toEqual({ ...nobody, ...expected });
  });

  test('is not said by one about egress alone', () => {
    expect(readAdmittedCallers({ policyTypes: ['Egress'], egress: [] })).toBeNull();
  });
});

test.each<[string, unknown, object]>([
  ['its selector', { selector: podSelector }, { selector: pods, action: 'ALLOW' }],
  ['everything without one', {}, { selector: { kind: 'everything' }, action: 'ALLOW' }],
  ['everything with an empty one', { selector: {} }, { selector: { kind: 'everything' } }],
  ['what cannot be read', { selector: { matchLabels: 1 } }, { selector: { kind: 'unreadable' } }],
  ['an action', { action: 'DENY' }, { action: 'DENY' }],
  ['no specification', undefined, { selector: { kind: 'everything' }, action: 'ALLOW' }],
])('an AuthorizationPolicy is about %s', (_, spec, expected) => {
  const object = manifestObject({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'web' },
    spec,
  });
  expect(readAuthorizationPolicy(object, identify(object))).toMatchObject(expected);
});
