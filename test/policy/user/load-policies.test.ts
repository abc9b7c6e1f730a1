/** @jest-environment ./test/policy/opa-environment.mjs */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { RuleJudge } from '../../../src/policy/index.js';
import { Opa } from '../../../src/policy/opa/index.js';
import {
  definePack,
  loadPolicies,
  type LoadedPolicies,
  type PolicySource,
  receivePack,
} from '../../../src/policy/user/index.js';
import { readManifestText } from '../../../src/source/index.js';
import {
  fixtures,
  folder,
  judgeOf,
  load,
  loadFiles,
  opa,
  placesOf,
  says,
  write,
} from './policies.js';

describe('a folder of conftest', () => {
  let loaded: LoadedPolicies;
  const cwd = join(fixtures, 'conftest');
  const cache = join(folder, 'cache');
  const source = definePack({ policies: 'policy', data: 'data' });

  beforeAll(async () => {
    loaded = await load(cwd, source, { cache });
  });

  test('has a rule for every deny, violation and warn of a package, with what METADATA say', () => {
    expect(loaded.problems).toEqual([]);
    const rules = loaded.packs.flatMap((pack) => pack.rules);
    expect(rules.map(({ id, severity, title, docs }) => [id, severity, title, docs])).toEqual([
      ['main/deny', 'high', 'main: deny', 'policy/deployment.rego'],
      ['main/deny-run-as-root', 'high', 'main: deny_run_as_root', 'policy/deployment.rego'],
      [
        'services/violation',
        'critical',
        'Services are reached inside the cluster',
        'https://kubernetes.io/docs/concepts/services-networking/service/',
      ],
      ['services/warn', 'medium', 'services: warn', 'policy/services.rego'],
    ]);
    expect(loaded.notes.map(({ message }) => message)).toEqual([
      'rules as conftest reads them, of main: deny (2 definitions), deny_run_as_root; services: violation, warn',
    ]);
  });

  test('judges objects by texts, metadata, data and exceptions', () => {
    const judge = judgeOf(loaded.packs[0]);
    const judged = readdirSync(join(cwd, 'manifests')).flatMap((file) => {
      const bytes = readFileSync(join(cwd, 'manifests', file));
      return readManifestText(file, bytes).documents.map(({ value }) => {
        const { violations, failures } = judge.judgeObject(value, file);
        return [...violations, ...failures.map(({ message }) => message)];
      });
    });
    const none = { related: [], path: [] };
    expect(judged.map((each) => Object.fromEntries(each as [string, unknown][]))).toEqual([
      {
        'main/deny': [
          { message: 'Deployment ledger must select by the label app', ...none, details: {} },
        ],
        'main/deny-run-as-root': [
          {
            message: 'Containers must not run as root in Deployment ledger',
            ...none,
            details: {},
            exception: 'an exception of the policy lets it pass',
          },
        ],
        'services/violation': [],
        'services/warn': [],
      },
      {
        'main/deny': [],
        'main/deny-run-as-root': [],
        'services/violation': [],
        'services/warn': [],
      },
      {
        'main/deny': [
          { message: 'Container api of orders runs the image latest', ...none, details: {} },
        ],
        'main/deny-run-as-root': [
          { message: 'Containers must not run as root in Deployment orders', ...none, details: {} },
        ],
        'services/violation': [],
        'services/warn': [],
      },
      {
        'main/deny': [],
        'main/deny-run-as-root': [],
        'services/violation': [
          {
            message: 'Service orders is of the type LoadBalancer',
            related: [],
            path: ['spec', 'type'],
            details: { type: 'LoadBalancer' },
          },
        ],
        'services/warn': [
          { message: 'Service orders has ports below 1024', ...none, details: { ports: [80] } },
        ],
      },
    ]);
  });

  test('is the same pack in another thread, without a compiler', () => {
    const [pack] = loaded.packs;
    if (pack === undefined) throw new Error('there is no pack');
    const received = receivePack(structuredClone(pack.transfer()));
    expect(received.refs).toEqual(pack.refs);
    const object = { kind: 'Service', metadata: { name: 'a' }, spec: { type: 'LoadBalancer' } };
    expect(says(judgeOf(received), object)).toEqual([
      'services/violation: Service a is of the type LoadBalancer',
    ]);
  });

  test('comes from the cache the second time, and is compiled anew where that is damaged', async () => {
    const start = jest.spyOn(Opa.prototype, 'compile');
    const file = join(cache, 'policies', readdirSync(join(cache, 'policies'))[0] ?? '');
    const again = await load(cwd, source, { cache });
    expect(start).not.toHaveBeenCalled();
    expect(again.packs[0]?.rules).toEqual(loaded.packs[0]?.rules);
    expect(again.notes).toEqual(loaded.notes);
    const moved = join(folder, 'moved');
    cpSync(cwd, moved, { recursive: true });
    const there = await load(moved, source, { cache });
    expect(start).not.toHaveBeenCalled();
    expect(there.packs[0]?.transfer().cwd).toBe(moved);
    const sound = readFileSync(file);
    writeFileSync(
      file,
      Buffer.concat([sound.subarray(0, 5000), Buffer.from('x'), sound.subarray(5001)]),
    );
    const third = await load(cwd, source, { cache });
    expect(start).toHaveBeenCalledTimes(1);
    expect(third.packs[0]?.refs).toEqual(loaded.packs[0]?.refs);
    expect(readFileSync(file).equals(sound)).toBe(true);
    expect(readdirSync(join(cache, 'policies'))).toHaveLength(1);
    start.mockRestore();
  });
});

const samples = `package sample.checks

deny contains "text" if input.text
deny_object contains {"msg": "object", "_loc": {"file": "a", "line": 3}, "more": 1} if input.object
deny_list := ["one", "two"] if input.list
deny_empty contains "" if input.empty
deny_number contains 3 if input.number
deny_boolean if input.boolean
deny_without contains {"message": "?"} if input.without
deny_conflict := ["a"] if input.conflict
deny_conflict := ["b"] if input.conflict
warn_file contains msg if {
	input.file
	msg := concat(" ", [data.conftest.file.name, data.conftest.file.dir])
}
warn_function(x) := x
denied contains "never"
`;

describe('a rule of conftest', () => {
  let judge: RuleJudge;
  let loaded: LoadedPolicies;

  beforeAll(async () => {
    loaded = await loadFiles({ 'policy/samples.rego': samples });
    judge = judgeOf(loaded.packs[0]);
  });

  test('is one that conftest would ask', () => {
    expect(loaded.problems).toEqual([]);
    expect(loaded.packs[0]?.rules.map(({ id }) => id)).toEqual([
      'sample-checks/deny',
      'sample-checks/deny-boolean',
      'sample-checks/deny-conflict',
      'sample-checks/deny-empty',
      'sample-checks/deny-list',
      'sample-checks/deny-number',
      'sample-checks/deny-object',
      'sample-checks/deny-without',
      'sample-checks/warn-file',
    ]);
  });

  test.each([
    ['a text', { text: true }, ['deny: text']],
    ['an object with metadata', { object: true }, ['deny-object: object']],
    ['a list', { list: true }, ['deny-list: one', 'deny-list: two']],
    ['nothing', {}, []],
    [
      'an empty text, which conftest counts as a pass',
      { empty: true },
      [
        'deny-empty failed: the policy breaks its convention: an element is an empty text, and neither a text nor an object',
      ],
    ],
    [
      'a number, which conftest passes over',
      { number: true },
      [
        'deny-number failed: the policy breaks its convention: an element is a number, and neither a text nor an object',
      ],
    ],
    [
      'true, which conftest passes over',
      { boolean: true },
      [
        'deny-boolean failed: the policy breaks its convention: the rule is true, and no set of messages: write deny contains msg if { … }',
      ],
    ],
    [
      'no msg',
      { without: true },
      ['deny-without failed: the policy breaks its convention: an element has no msg'],
    ],
  ])('may find %s', (_, input, expected) => {
    expect(says(judge, input)).toEqual(expected.map((line) => `sample-checks/${line}`));
  });

  test('that contradicts itself fails alone', () => {
    const said = says(judge, { conflict: true, text: true });
    expect(said).toEqual([
      expect.stringMatching(/^sample-checks\/deny-conflict failed: .*samples\.rego:11:1/),
      'sample-checks/deny: text',
    ]);
  });

  test('sees the file that it judges', () => {
    expect(judge.asksForFile).toBe(true);
    const [message = ''] = says(judge, { file: true }, 'deep/app.yaml');
    expect(message).toMatch(/^sample-checks\/warn-file: app\.yaml .*deep$/);
    expect(says(judge, { file: true }, 'b.yaml')[0]).toMatch(/warn-file: b\.yaml/);
  });

  test('judges the elements of a list one by one', () => {
    const { violations } = judge.judgeObject([{}, { text: true }], 'a.json');
    expect(violations.get('sample-checks/deny')).toEqual([
      { message: 'text', path: [1], related: [], details: {} },
    ]);
  });
});

test('all documents are judged at once where that is asked for', async () => {
  const loaded = await loadFiles(
    {
      'policy/combined.rego': `package main
deny contains msg if {
	services := {doc.contents.name | some doc in input}
	count(services) < count(input)
	msg := concat(" ", ["twice in", input[0].path, input[1].path])
}`,
    },
    { policies: 'policy', combine: true },
  );
  expect(loaded.packs[0]?.rules).toMatchObject([{ scope: 'set', requires: ['documents'] }]);
  const document = (uri: string, index: number) => ({
    uri,
    index,
    names: [],
    value: { name: 'a' },
  });
  const documents = { b: document('b.yaml', 0), 'a#1': document('a.yaml', 1) };
  const { rules, failures } = judgeOf(loaded.packs[0]).judgeSet({ documents });
  expect(failures).toEqual([]);
  expect(rules.get('main/deny')).toEqual({
    violations: [{ message: 'twice in a.yaml b.yaml', path: [], related: [], details: {} }],
    undecided: [],
    examined: ['a#1', 'b'],
  });
});

const sound = 'package main\ndeny contains "x" if input.x\n';

describe('what cannot be loaded is a problem at its place', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, PolicySource, readonly string[]]>([
    ['a path that is not there', {}, 'policy', ['policy: the file or folder does not exist']],
    [
      'a folder without policies',
      { 'policy/a.txt': '' },
      'policy',
      ['policy: the folder holds no file of that kind'],
    ],
    [
      'a policy without a rule',
      { 'policy/a.rego': 'package a\nx := 1' },
      'policy',
      ['policy: no rule was found'],
    ],
    [
      'every syntax error',
      { 'policy/a.rego': 'package a\n\ndeny contains if', 'policy/b.rego': 'package b\ndeny[' },
      'policy',
      [
        ...[
          'a.rego:3:15: unexpected if keyword',
          'a.rego:3:15: unexpected if keyword: expected rule key term (e.g., deny contains <VALUE> { ... })',
          'a.rego:3:16: unexpected eof token',
          'b.rego:2:5: unexpected eof token',
          'b.rego:2:5: unexpected eof token: expected rule head name',
        ].map(
          (line) =>
            `policy/${line} (rego_parse_error); read as Rego v1; as Rego v0 it cannot be read either`,
        ),
      ],
    ],
    [
      'an unsafe variable',
      { 'policy/a.rego': 'package a\ndeny contains msg if input.x' },
      'policy',
      ['policy/a.rego:2:15: var msg is unsafe (rego_unsafe_var_error)'],
    ],
    [
      'a type error',
      { 'policy/a.rego': 'package a\ndeny contains "x" if 1 + "a" == 2' },
      'policy',
      [
        expect.stringMatching(/^policy\/a\.rego:2:22: .*invalid argument.*rego_type_error/),
      ] as never,
    ],
    [
      'calls of the network, each of them',
      {
        'policy/a.rego':
          'package a\ndeny contains "x" if http.send({})\nwarn contains "y" if net.lookup_ip_addr("a")',
      },
      'policy',
      [
        'policy/a.rego:2:22: http.send needs the network, which policies do not have here (rego_type_error)',
        'policy/a.rego:3:22: net.lookup_ip_addr needs the network, which policies do not have here (rego_type_error)',
      ],
    ],
    [
      'a policy of Gatekeeper by itself, which finds nothing without a review',
      { 'policy/a.rego': 'package a\nviolation contains {"msg": "x"} if input.review.object.x' },
      'policy',
      [expect.stringMatching(/^policy\/a\.rego:2:1: violation reads input\.review alone/)] as never,
    ],
    [
      'a namespace that there is not',
      { 'policy/a.rego': sound },
      { policies: 'policy', namespaces: ['other', 'ma?n'] },
      ['policy: no package with rules is called other'],
    ],
    [
      'two rules of one id',
      {
        'policy/a.rego':
          'package a\ndeny_A contains "x" if input.x\ndeny_a contains "x" if input.x',
      },
      'policy',
      ['policy/a.rego:3:1: a.deny_a and a.deny_A would both be the rule a/deny-a'],
    ],
    [
      'an object where a set of messages should be',
      { 'policy/a.rego': `${sound}deny_map[x] := 1 if x := input.x` },
      'policy',
      ['policy/a.rego:3:1: deny_map is an object, and no set of messages'],
    ],
    [
      'data that is given twice',
      { 'policy/a.rego': sound, 'data/a.json': '{"a": 1}', 'data/b.yaml': 'a: 2' },
      { policies: 'policy', data: 'data' },
      ['data/b.yaml: data.a is given twice'],
    ],
    [
      'data that is none',
      { 'policy/a.rego': sound, 'data/a.json': '{"a": }' },
      { policies: 'policy', data: 'data' },
      [expect.stringMatching(/^data\/a\.json:1:7: /)] as never,
    ],
  ])('%s', async (_, files, source, expected) => {
    const loaded = await loadFiles(files, source);
    expect(placesOf(loaded)).toEqual(expected);
    expect(loaded.problems.every(({ code }) => code === 'policies-invalid')).toBe(true);
  });

  test.each([
    [
      { policies: 'policy', namespace: ['a'] },
      'a pack: namespace is no setting of a pack',
      'Did you mean namespaces?',
    ],
    [
      { policies: [] },
      'a pack: policies of a pack is a path, or a list of paths',
      'Correct policies.',
    ],
    [
      { policies: 'policy', name: 'ours', timeLimitMs: 0 },
      'ours: timeLimitMs of a pack is a number above 0',
      'Correct timeLimitMs.',
    ],
  ])('settings that there are not: %j', async (definition, message, hint) => {
    const { problems } = await loadFiles({ 'policy/a.rego': sound }, definition);
    expect(problems).toEqual([{ code: 'policies-invalid', message, hint }]);
  });

  test('a rule that archfit has itself', async () => {
    const cwd = write({ 'policy/a.rego': sound });
    const loaded = await load(cwd, 'policy', { builtInIds: ['main/deny'] });
    expect(loaded.packs).toEqual([]);
    expect(placesOf(loaded)).toEqual([
      'policy/a.rego: the rule main/deny is one of archfit itself already',
    ]);
  });

  test('and the other sources are loaded', async () => {
    const cwd = write({ 'policy/a.rego': sound });
    const { packs, problems } = await loadPolicies(['none', 'policy'], {
      cwd,
      cache: false,
      builtInIds: [],
      opa,
    });
    expect(problems).toHaveLength(1);
    expect(packs.map(({ refs }) => refs.map(({ name }) => name))).toEqual([['policy']]);
  });
});

test('a file of Rego v0 is judged as it is, and named', async () => {
  const loaded = await load(join(fixtures, 'v0'), 'runtime.rego');
  expect(loaded.problems).toEqual([]);
  expect(loaded.packs[0]?.rules.map(({ id }) => id)).toEqual(['microservices-runtime/deny']);
  expect(loaded.notes.map(({ message }) => message)).toEqual([
    'rules as conftest reads them, of microservices.runtime: deny (3 definitions)',
    'Rego v0: runtime.rego. It is judged as it is; opa fmt --v0-v1 --write makes Rego v1 of it',
  ]);
  const deployment = {
    kind: 'Deployment',
    metadata: { name: 'orders', labels: { criticality: 'critical' } },
    spec: { replicas: 1, template: { spec: { containers: [{ name: 'api' }] } } },
  };
  expect(says(judgeOf(loaded.packs[0]), deployment)).toEqual([
    'microservices-runtime/deny: container api must define cpu request',
    'microservices-runtime/deny: critical deployment orders must have at least 2 replicas',
    'microservices-runtime/deny: deployment orders must have owner label',
  ]);
});
