import { describe, expect, test } from '@jest/globals';
import { evaluateConfig } from '../../src/config/index.js';
import { createProject, load, refusal } from './project.js';

const yaml = (text: string, more: Readonly<Record<string, string>> = {}) =>
  createProject({ 'archfit.config.yaml': text, ...more });

describe('charts and kustomizations are read in their loose forms', () => {
  test.each([
    [
      'a chart alone',
      'sources: { kind: helm, chart: charts/orders }',
      [{ kind: 'helm', chart: ['charts/orders'] }],
    ],
    [
      'every key of a chart',
      `sources:
  - kind: helm
    chart: [a, 'b/*']
    release: mail
    namespace: shop
    values: base.yaml
    set: { image.tag: '1', replicas: 2, debug: false, cache: null }
    environments:
      dev: {}
      prod: { values: prod.yaml, set: { replicas: 3 }, release: m, namespace: n }
    kubeVersion: '1.31'
    apiVersions: a/v1
    binary: helm4
    timeoutSeconds: 10`,
      [
        {
          kind: 'helm',
          chart: ['a', 'b/*'],
          release: 'mail',
          namespace: 'shop',
          values: ['base.yaml'],
          set: { 'image.tag': '1', replicas: 2, debug: false, cache: null },
          environments: {
            dev: {},
            prod: { values: ['prod.yaml'], set: { replicas: 3 }, release: 'm', namespace: 'n' },
          },
          kubeVersion: '1.31',
          apiVersions: ['a/v1'],
          binary: 'helm4',
          timeoutSeconds: 10,
        },
      ],
    ],
    [
      'event schemas',
      `sources:
  - { kind: events, files: events }
  - kind: events
    files: [a.avsc, 'b/*.proto']
    base: git:main:./a
    history: former/1
    mode: FULL_TRANSITIVE
    openObjects: strict
    audience: partner
    audit: 'b/audit-*'
    logs: 'b/log-*'
    classification: classification.yaml
    importPaths: protos
    renamed: { b.json: a.json }
    plans: plans`,
      [
        { kind: 'events', files: ['events'] },
        {
          kind: 'events',
          files: ['a.avsc', 'b/*.proto'],
          base: 'git:main:./a',
          history: ['former/1'],
          mode: 'FULL_TRANSITIVE',
          openObjects: 'strict',
          audience: 'partner',
          audit: ['b/audit-*'],
          logs: ['b/log-*'],
          classification: 'classification.yaml',
          importPaths: ['protos'],
          renamed: { 'b.json': 'a.json' },
          plans: ['plans'],
        },
      ],
    ],
    [
      'folders of Kustomize',
      'sources: [{ kind: kustomize, folder: k, environment: prod, binary: kubectl, timeoutSeconds: 1 }]',
      [
        {
          kind: 'kustomize',
          folder: ['k'],
          environment: 'prod',
          binary: 'kubectl',
          timeoutSeconds: 1,
        },
      ],
    ],
    [
      'folders of Kustomize by environment',
      'sources: { kind: kustomize, environments: { dev: k/dev, prod: [k/prod, l/prod] } }',
      [{ kind: 'kustomize', environments: { dev: ['k/dev'], prod: ['k/prod', 'l/prod'] } }],
    ],
  ])('%s', async (_, text, sources) => {
    expect((await load(yaml(text))).sources).toEqual(sources);
  });

  test('what helm() and kustomize() give is a source of a configuration too', async () => {
    const cwd = createProject({
      'archfit.config.mjs': `export default { sources: [
        { kind: 'helm', chart: ['a'], environments: { dev: { values: ['v.yaml'] } } },
        { kind: 'kustomize', environments: { dev: ['k'] } },
      ] };`,
    });
    expect((await load(cwd)).sources).toMatchObject([{ chart: ['a'] }, { kind: 'kustomize' }]);
  });
});

test('paths of what is extended start at its folder; {chart} and programs on the PATH stay', async () => {
  const cwd = yaml('extends: ./shared/base.yaml', {
    'shared/base.yaml': `sources:
  - kind: helm
    chart: ../charts/*
    values: [base.yaml, '{chart}/x.yaml', '../a (1)/x.yaml']
    environments: { prod: { values: prod.yaml } }
    binary: ./bin/helm
  - { kind: helm, chart: x, binary: helm }
  - { kind: kustomize, environments: { prod: ../k } }
`,
  });
  expect((await load(cwd)).sources).toEqual([
    {
      kind: 'helm',
      chart: ['charts/*'],
      values: ['shared/base.yaml', '{chart}/x.yaml', 'a (1)/x.yaml'],
      environments: { prod: { values: ['shared/prod.yaml'] } },
      binary: 'shared/bin/helm',
    },
    { kind: 'helm', chart: ['shared/x'], binary: 'helm' },
    { kind: 'kustomize', environments: { prod: ['k'] } },
  ]);
});

test('a program beside the configuration stays a path', async () => {
  const cwd = yaml('extends: ./shared/base.yaml', {
    'shared/base.yaml': 'sources: { kind: helm, chart: x, binary: ../helm }',
  });
  expect((await load(cwd)).sources).toMatchObject([{ binary: './helm' }]);
});

describe('a fault is told with its place', () => {
  test.each([
    [
      'an unknown key of a chart',
      'sources: { kind: helm, chrt: x }',
      ['sources.chart is missing', 'there is no sources.chrt'],
    ],
    ['an unknown kind', 'sources: { kind: helmfile, chart: x }', ['sources.kind is "helmfile"']],
    ['a chart without a chart', 'sources: { kind: helm }', ['sources.chart is missing']],
    [
      'a key of an environment',
      'sources: { kind: helm, chart: x, environments: { prod: { value: y } } }',
      ['there is no sources.environments.prod.value'],
    ],
    [
      'a value that is a mapping',
      'sources: { kind: helm, chart: x, set: { a: { b: 1 } } }',
      ['sources.set.a is {"b":1}'],
    ],
    [
      'two ways to name environments',
      'sources: [{ kind: helm, chart: x, environment: a, environments: { b: {} } }]',
      ['sources[0].environment: both environment and environments are given'],
    ],
    [
      'several names at once',
      'sources: { kind: helm, chart: x, release: A, environments: { b: { namespace: B_ } } }',
      [
        'sources.release: A is no name of a release',
        'sources.environments.b.namespace: B_ is no name of a namespace',
      ],
    ],
    [
      'a kustomization without a folder',
      'sources: [{ kind: kustomize }]',
      ['sources[0]: the source names no folder'],
    ],
  ])('%s', async (_, text, messages) => {
    const { faults } = await refusal(yaml(text));
    expect(faults.map(({ message }) => message).sort()).toEqual([...messages].sort());
    for (const { location } of faults) expect(location.region?.startLine).toBe(1);
  });

  test('an environment that stands twice', async () => {
    const text = `sources:
  kind: helm
  chart: x
  environments:
    prod: {}
    prod: {}
`;
    const { faults } = await refusal(yaml(text));
    expect(faults).toMatchObject([{ location: { region: { startLine: 6 } } }]);
  });

  test('an override for an environment that no chart has', async () => {
    const text = `sources: { kind: helm, chart: x, environments: { staging: {}, prod: {} } }
overrides: [{ environments: pord, rules: {} }]
`;
    const { faults } = await refusal(yaml(text));
    expect(faults).toMatchObject([
      { message: expect.stringContaining('no environment pord'), hint: 'Did you mean prod?' },
    ]);
  });
});

test('an environment of a chart can be asked for, and a misspelt one is refused', async () => {
  const cwd = yaml('sources: { kind: helm, chart: x, environments: { prod: {} } }');
  const request = { cwd, env: {} };
  const { report } = await evaluateConfig({ ...request, environments: ['prod'] });
  expect(report.problems).toMatchObject([{ code: 'source-not-found', location: { uri: 'x' } }]);
  await expect(evaluateConfig({ ...request, environments: ['pord'] })).rejects.toMatchObject({
    code: 'usage',
    hint: 'Did you mean prod?',
  });
});
