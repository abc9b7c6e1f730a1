/** @jest-environment ./test/policy/opa-environment.mjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RuleJudge } from '../../../src/policy/index.js';
import { readMatch } from '../../../src/policy/user/gatekeeper/constraint-match.js';
import { matchObject } from '../../../src/policy/user/gatekeeper/constraint-match.js';
import { checkParameters } from '../../../src/policy/user/gatekeeper/check-parameters.js';
import type { LoadedPolicies } from '../../../src/policy/user/index.js';
import { readManifestText } from '../../../src/source/index.js';
import { fixtures, judgeOf, load, loadFiles, placesOf, says } from './policies.js';

describe('templates and Constraints of Gatekeeper', () => {
  const cwd = join(fixtures, 'gatekeeper');
  let loaded: LoadedPolicies;
  let judge: RuleJudge;

  beforeAll(async () => {
    loaded = await load(cwd, { policies: ['templates', 'constraints'], name: 'cluster' });
    judge = judgeOf(loaded.packs[0]);
  });

  test('are a rule a Constraint, with the severity of its action', () => {
    expect(loaded.problems).toEqual([]);
    const rules = loaded.packs[0]?.rules ?? [];
    expect(rules.map(({ id, severity, title }) => [id, severity, title])).toEqual([
      ['k8sforbiddentags/no-latest', 'low', 'K8sForbiddenTags no-latest'],
      [
        'k8srequiredlabels/namespaces-have-tiers',
        'medium',
        'Required labels (namespaces-have-tiers)',
      ],
      ['k8srequiredlabels/services-have-owners', 'high', 'Required labels (services-have-owners)'],
    ]);
    expect(loaded.notes.map(({ message }) => message)).toEqual([
      'Constraints of Gatekeeper: k8sforbiddentags/no-latest',
      'Constraints of Gatekeeper: k8srequiredlabels/namespaces-have-tiers, k8srequiredlabels/services-have-owners',
    ]);
  });

  test('judge the objects that they match, with their parameters and the defaults', () => {
    const bytes = readFileSync(join(cwd, 'manifests/objects.yaml'));
    const objects = readManifestText('objects.yaml', bytes).documents.map(({ value }) => value);
    expect(objects.map((object) => says(judge, object))).toEqual([
      ['k8srequiredlabels/namespaces-have-tiers: Namespace must carry: {"tier"}'],
      [],
      [
        'k8sforbiddentags/no-latest: api of orders runs the tag latest',
        'k8srequiredlabels/services-have-owners: Deployment lacks: {"owner"}',
      ],
      [],
      [],
      [],
    ]);
    const examined = objects.map((object) => [...judge.judgeObject(object, '').violations.keys()]);
    expect(examined.map((rules) => rules.length)).toEqual([1, 0, 2, 1, 0, 2]);
  });

  test('are asked about no kind that none of them matches', () => {
    const only = judgeOf(loaded.packs[0], 'k8srequiredlabels/services-have-owners');
    expect(only.judgesKind('apps/v1', 'DaemonSet')).toBe(true);
    expect(only.judgesKind('v1', 'Service')).toBe(true);
    expect(only.judgesKind('v1', 'Secret')).toBe(false);
  });
});

const object = {
  group: 'apps',
  kind: 'Deployment',
  name: 'orders-api',
  generateName: '',
  namespace: 'shop',
  labels: { app: 'orders' },
};
const namespace = { ...object, group: '', kind: 'Namespace', name: 'shop', namespace: '' };
const cluster = { ...object, group: 'rbac', kind: 'ClusterRole', namespace: '' };

describe('a Constraint matches as in Gatekeeper', () => {
  test.each<readonly [object, typeof object, boolean | 'unknown']>([
    [{}, object, true],
    [{ kinds: [] }, object, true],
    [{ kinds: [{ apiGroups: ['apps'], kinds: ['Deployment'] }] }, object, true],
    [{ kinds: [{ apiGroups: ['*'], kinds: ['*'] }] }, object, true],
    [{ kinds: [{ kinds: ['Pod'] }, { apiGroups: ['apps'] }] }, object, true],
    [{ kinds: [{ apiGroups: [''], kinds: ['Deployment'] }] }, object, false],
    [{ namespaces: ['shop'] }, object, true],
    [{ namespaces: ['sh*'] }, object, true],
    [{ namespaces: ['*op'] }, object, true],
    [{ namespaces: ['*ho*'] }, object, true],
    [{ namespaces: ['sh'] }, object, false],
    [{ namespaces: ['shop'] }, namespace, true],
    [{ namespaces: ['other'] }, cluster, true],
    [{ excludedNamespaces: ['sh*'] }, object, false],
    [{ excludedNamespaces: ['sh*'] }, namespace, false],
    [{ excludedNamespaces: ['sh*'] }, cluster, true],
    [{ scope: 'Namespaced' }, object, true],
    [{ scope: 'Namespaced' }, namespace, false],
    [{ scope: 'Cluster' }, namespace, true],
    [{ scope: 'Cluster' }, object, false],
    [{ scope: '*' }, object, true],
    [{ name: 'orders-*' }, object, true],
    [{ name: 'orders' }, object, false],
    [{ name: 'orders-*' }, { ...object, name: '', generateName: 'orders-' }, true],
    [{ name: '*-api' }, { ...object, name: '', generateName: 'x-api' }, false],
    [{ labelSelector: { matchLabels: { app: 'orders' } } }, object, true],
    [{ labelSelector: { matchLabels: { app: 'other' } } }, object, false],
    [labelled('In', ['orders', 'x']), object, true],
    [labelled('NotIn', ['orders']), object, false],
    [labelled('NotIn', ['orders']), { ...object, labels: {} } as never, true],
    [labelled('Exists'), object, true],
    [labelled('DoesNotExist'), object, false],
    [{ namespaceSelector: { matchLabels: { app: 'orders' } } }, object, 'unknown'],
    [{ namespaceSelector: { matchLabels: { app: 'orders' } } }, namespace, true],
    [{ namespaceSelector: { matchLabels: { app: 'x' } } }, cluster, true],
    [{ namespaceSelector: {}, kinds: [{ kinds: ['Pod'] }] }, object, false],
    [{ source: 'Original' }, object, true],
    [{ source: 'Generated' }, object, false],
  ])('%j', (match, about, expected) => {
    const read = readMatch(match);
    if ('fault' in read) throw new Error(`no match: ${read.fault.join('.')}`);
    expect(matchObject(read.match, about)).toBe(expected);
  });

  test.each([
    [{ kinds: ['Pod'] }, ['kinds']],
    [{ kind: [] }, ['kind']],
    [{ namespaces: 'shop' }, ['namespaces']],
    [{ scope: 'cluster' }, ['scope']],
    [labelled('Is', ['x']), ['labelSelector']],
    [labelled('In'), ['labelSelector']],
    [[], []],
  ])('and %j is no match', (match, fault) => {
    expect(readMatch(match)).toEqual({ fault });
  });
});

function labelled(operator: string, values?: readonly string[]) {
  return {
    labelSelector: { matchExpressions: [{ key: 'app', operator, ...(values && { values }) }] },
  };
}

describe('parameters', () => {
  const schema = {
    type: 'object',
    required: ['labels'],
    properties: {
      labels: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[a-z]+$' } },
      most: { type: 'integer', default: 3, maximum: 10 },
      mode: { type: 'string', enum: ['a', 'b'] },
      inner: { type: 'object', properties: { on: { type: 'boolean', default: true } } },
      port: { 'x-kubernetes-int-or-string': true },
      open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      map: { type: 'object', additionalProperties: { type: 'number' } },
      either: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    },
  };

  test('have the defaults of the schema', () => {
    const given = {
      labels: ['a'],
      inner: {},
      port: '80',
      open: { x: 1 },
      map: { a: 1.5 },
      either: 1,
    };
    expect(checkParameters(schema, given, true)).toEqual({
      value: { ...given, inner: { on: true }, most: 3 },
      faults: [],
    });
  });

  test.each<readonly [unknown, string]>([
    [{}, ': lacks labels, which the template requires'],
    [{ labels: 'a' }, 'labels: is string, and not array'],
    [{ labels: [] }, 'labels: is below its minItems 1'],
    [{ labels: ['A'] }, 'labels.0: does not match ^[a-z]+$'],
    [{ labels: ['a'], most: 11 }, 'most: is above its maximum 10'],
    [{ labels: ['a'], mode: 'c' }, 'mode: is none of "a", "b"'],
    [{ labels: ['a'], other: 1 }, 'other: is no parameter of the template'],
    [{ labels: ['a'], port: true }, 'port: is boolean, and not an integer or a string'],
    [{ labels: ['a'], map: { a: 'x' } }, 'map.a: is string, and not number'],
    [{ labels: ['a'], either: true }, 'either: is nothing that the schema of the template allows'],
    [[], ': is array, and not object'],
  ])('%j are refused', (value, expected) => {
    const { faults } = checkParameters(schema, value, true);
    expect(faults.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([expected]);
  });
});

interface Sketch {
  readonly rego?: string;
  readonly name?: string;
  readonly code?: string;
}

function template({ rego, name = 'k8ssample', code = '' }: Sketch = {}): string {
  const text =
    rego ?? 'package k8ssample\nviolation[{"msg": "wrong"}] { input.review.object.spec.wrong }';
  return `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata:
  name: ${name}
spec:
  crd:
    spec:
      names:
        kind: K8sSample
  targets:
    - target: admission.k8s.gatekeeper.sh
${code === '' ? `      rego: |\n        ${text.replaceAll('\n', '\n        ')}` : code}
`;
}

function constraint(spec = 'match: {}', kind = 'K8sSample'): string {
  return `---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: ${kind}
metadata:
  name: one
spec:
  ${spec}
`;
}

describe('what cannot be judged is a problem at its line', () => {
  test.each<readonly [string, string, readonly unknown[]]>([
    [
      'a template without a Constraint',
      template(),
      [
        expect.stringMatching(
          /^policy\/a\.yaml:1:1: .*there is no Constraint of the kind K8sSample/,
        ),
      ],
    ],
    [
      'a Constraint without a template',
      constraint(),
      ['policy/a.yaml:3:1: K8sSample one: there is no ConstraintTemplate of this kind'],
    ],
    [
      'a template in CEL',
      template({
        code: '      code:\n        - engine: K8sNativeValidation\n          source: {}',
      }) + constraint(),
      [
        expect.stringMatching(
          /^policy\/a\.yaml:12:7: .*K8sNativeValidation: archfit evaluates Rego/,
        ),
      ],
    ],
    [
      'a template of another name than its kind',
      template({ name: 'sample' }) + constraint(),
      [
        expect.stringMatching(/a\.yaml:4:3: .*its name is not its kind in small letters/),
        expect.stringMatching(/there is no ConstraintTemplate of this kind/),
      ],
    ],
    [
      'a template that reads the cluster',
      template({
        rego: 'package k8ssample\nviolation[{"msg": "x"}] {\n  data.inventory.cluster[_]\n}',
      }) + constraint(),
      [
        'policy/a.yaml:15:11: data.inventory.cluster[_] reads the other objects of the cluster, which are not known here',
      ],
    ],
    [
      'a template that asks a provider',
      template({
        rego: 'package k8ssample\nviolation[{"msg": "x"}] {\n  external_data({"provider": "p", "keys": []})\n}',
      }) + constraint(),
      [expect.stringMatching(/^policy\/a\.yaml:15:11: .*undefined function external_data/)],
    ],
    [
      'a template whose Rego is none',
      template({ rego: 'package k8ssample\nviolation[{"msg": msg}] {\n  msg := \n}' }) +
        constraint(),
      [expect.stringMatching(/^policy\/a\.yaml:1[56]:\d+: .*rego_parse_error/)],
    ],
    [
      'a template without violation',
      template({ rego: 'package k8ssample\ndeny["x"] { true }' }) + constraint(),
      [expect.stringMatching(/its policy defines no set violation/)],
    ],
    [
      'a match that is none',
      template() + constraint('match: {kind: [Pod]}'),
      [expect.stringMatching(/^policy\/a\.yaml:\d+:11: .*match\.kind is nothing that matches/)],
    ],
    [
      'parameters that the template does not have',
      template().replace(
        'kind: K8sSample',
        'kind: K8sSample\n      validation: {openAPIV3Schema: {type: object}}',
      ) + constraint('parameters: {labels: [a]}'),
      [expect.stringMatching(/parameters\.labels is no parameter of the template/)],
    ],
    [
      'an action that there is not',
      template() + constraint('enforcementAction: block'),
      [expect.stringMatching(/:\d+:3: .*enforcementAction is not deny, warn or dryrun/)],
    ],
    [
      'a key that there is not',
      template() + constraint('matches: {}'),
      [expect.stringMatching(/matches is no key of a Constraint/)],
    ],
  ])('%s', async (_, text, expected) => {
    const loaded = await loadFiles({ 'policy/a.yaml': text });
    expect(placesOf(loaded)).toEqual(expected);
    expect(loaded.packs).toEqual([]);
  });

  test('but not the Rego that a library of templates keeps beside them', async () => {
    const rego =
      'package k8ssample\nviolation[{"msg": "wrong"}] { input.review.object.spec.wrong }';
    const loaded = await loadFiles({
      'policy/a.yaml': template({ rego }) + constraint(),
      'policy/src.rego': rego,
    });
    expect(loaded.problems).toEqual([]);
    expect(loaded.packs[0]?.rules.map(({ id }) => id)).toEqual(['k8ssample/one']);
  });

  test('and a sound template beside it is loaded', async () => {
    const other = template({ rego: 'package other\nviolation[{"msg": msg}] { true }' })
      .replace('k8ssample', 'k8sother')
      .replace('K8sSample', 'K8sOther');
    const loaded = await loadFiles({
      'policy/a.yaml': template() + constraint(),
      'policy/b.yaml': other + constraint('match: {}', 'K8sOther'),
    });
    expect(placesOf(loaded)).toEqual([
      expect.stringMatching(/^policy\/b\.yaml:\d+:\d+: var msg is unsafe/),
    ]);
    expect(loaded.packs.flatMap(({ rules }) => rules.map(({ id }) => id))).toEqual([
      'k8ssample/one',
    ]);
  });

  test.each([
    [
      'namespaceSelector: {matchLabels: {a: b}}',
      'shop',
      /labels of the Namespace shop.*cannot be told/,
    ],
    ['scope: "*"', 'shop', undefined],
  ])('a Constraint with %s fails where it cannot tell', async (match, inNamespace, expected) => {
    const loaded = await loadFiles({
      'policy/a.yaml': template() + constraint(`match: {${match}}`),
    });
    const said = says(judgeOf(loaded.packs[0]), {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', namespace: inNamespace },
      spec: {},
    });
    expect(said).toEqual(expected ? [expect.stringMatching(expected)] : []);
  });

  test.each([
    ['violation["text"] { true }', /an element of violation is no object with msg/],
    ['violation[{"message": "x"}] { true }', /an element has no msg/],
    ['violation[{"msg": x}] { x := 1 }', /an element has no msg/],
  ])('a violation that Gatekeeper would drop fails: %s', async (rule, expected) => {
    const text = template({ rego: `package k8ssample\n${rule}` }) + constraint();
    const loaded = await loadFiles({ 'policy/a.yaml': text });
    expect(says(judgeOf(loaded.packs[0]), { apiVersion: 'v1', kind: 'Pod' })).toEqual([
      expect.stringMatching(expected),
    ]);
  });
});
