import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  evaluate,
  type EvaluateOptions,
  type FitnessReport,
  helm,
  kubernetes,
  kustomize,
  type Source,
} from '../../src/index.js';
import { critical, deployment } from '../cli/manifests.js';
import { chart, RenderProject } from '../source/rendering/fake-tool.js';

let project: RenderProject;

/** Prints what the fake Helm keeps for a chart and its values files, and fails where it keeps nothing. */
const fakeHelm = `
const fs = require('node:fs');
const values = args.filter((arg) => arg.startsWith('--values=')).map((arg) => arg.slice(9));
const file = args[2] + '/output' + values.map((path) => '-' + require('node:path').basename(path, '.yaml')).join('') + '.yaml';
if (!fs.existsSync(file)) { console.error('Error: ' + file + ' is not there'); process.exit(1); }
process.stdout.write(fs.readFileSync(file));`;

const output = (name: string, template: string, body: string) =>
  `---\n# Source: ${name}/${template}\n${body}`;

const files = {
  ...chart('charts/orders'),
  'charts/orders/templates/web.yaml': '{{ template }}',
  'charts/orders/dev.yaml': '',
  'charts/orders/prod.yaml': '',
  'charts/orders/output-dev.yaml': output('orders', 'templates/web.yaml', deployment()),
  'charts/orders/output-prod.yaml':
    output('orders', 'templates/web.yaml', deployment({ labels: 'app: web' })) +
    output('orders', 'charts/cache/templates/db.yaml', deployment({ name: 'db', labels: 'a: b' })),
};

const environments = {
  dev: { values: 'charts/orders/dev.yaml' },
  prod: { values: '{chart}/prod.yaml' },
};

beforeEach(() => {
  project = new RenderProject(files);
  project.program('helm', fakeHelm);
});

afterEach(() => {
  project.remove();
});

const judge = (source: Source | readonly Source[], options: EvaluateOptions = {}) =>
  evaluate([source].flat(), {
    cwd: project.folder,
    env: project.env,
    only: ['kubernetes/owner-label'],
    ...options,
  });

const findingsOf = (report: FitnessReport) => report.checks.flatMap(({ findings }) => findings);

describe('a chart', () => {
  test('is judged for every environment, template by template', async () => {
    const report = await judge(helm({ chart: 'charts/orders', environments }));
    expect(report.problems).toEqual([]);
    expect(report.inputs.map(({ uri, units }) => `${uri} ${units}`)).toEqual([
      'charts/orders/templates/web.yaml (helm, dev) 2',
      'charts/orders/templates/web.yaml (helm, prod) 2',
      'charts/orders/charts/cache/templates/db.yaml (helm, prod) 2',
    ]);
    expect(report.verdict.gate).toBe('closed');
  });

  test('has findings with the place in what was rendered, and the file that they come from', async () => {
    const report = await judge(helm({ chart: 'charts/orders', environments }));
    expect(findingsOf(report)).toMatchObject([
      {
        environment: 'prod',
        location: {
          uri: 'charts/orders/charts/cache/templates/db.yaml (helm, prod)',
          region: { startLine: 8 },
          rendered: {
            path: 'charts/orders/charts/cache/templates/db.yaml',
            // No such file: the chart in it may be packed.
            file: 'charts/orders/Chart.yaml',
          },
        },
      },
      {
        environment: 'prod',
        location: {
          uri: 'charts/orders/templates/web.yaml (helm, prod)',
          region: { startLine: 8 },
          pointer: '/metadata/labels',
          rendered: {
            path: 'charts/orders/templates/web.yaml',
            file: 'charts/orders/templates/web.yaml',
          },
        },
      },
    ]);
  });

  test('is judged in one environment alone, and the others are not rendered', async () => {
    project.write({ 'charts/orders/broken.yaml': '' });
    const source = helm({
      chart: 'charts/orders',
      environments: { ...environments, broken: { values: 'charts/orders/broken.yaml' } },
    });
    const report = await judge(source, { environments: ['dev'] });
    expect(report.problems).toEqual([]);
    expect(report.verdict.gate).toBe('open');
  });

  test('an environment that no source names is refused', async () => {
    const source = helm({ chart: 'charts/orders', environments });
    await expect(judge(source, { environments: ['pord'] })).rejects.toMatchObject({
      code: 'usage',
      hint: 'Did you mean prod?',
    });
  });

  test('is judged with files of the same environment as one set', async () => {
    project.write({
      'extra/hpa.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  minReplicas: 1
  maxReplicas: 3
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
`,
      'charts/orders/output-prod.yaml': output(
        'orders',
        'templates/web.yaml',
        deployment({ labels: critical }),
      ),
    });
    const report = await judge(
      [
        helm({ chart: 'charts/orders', environments }),
        kubernetes({ manifests: 'extra', environment: 'prod' }),
      ],
      { only: ['kubernetes/critical-hpa-min-replicas'] },
    );
    expect(findingsOf(report)).toMatchObject([{ environment: 'prod' }]);
  });

  test('set rules place their findings in what was rendered', async () => {
    const hpa = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  minReplicas: 1
  maxReplicas: 3
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
`;
    project.write({
      'charts/orders/output-prod.yaml':
        output('orders', 'templates/web.yaml', deployment({ labels: critical })) +
        output('orders', 'templates/hpa.yaml', hpa),
    });
    const report = await judge(helm({ chart: 'charts/orders', environments }), {
      only: ['kubernetes/critical-hpa-min-replicas'],
      environments: ['prod'],
    });
    expect(findingsOf(report)).toMatchObject([
      { location: { rendered: { path: 'charts/orders/templates/hpa.yaml' } } },
    ]);
  });
});

describe('globs over paths match the template', () => {
  const paths = 'charts/orders/charts/**';
  const prod = () => helm({ chart: 'charts/orders', environments: { prod: environments.prod } });
  const uris = (report: FitnessReport) => findingsOf(report).map(({ subject }) => subject.name);

  test('of overrides', async () => {
    const overrides = [{ paths, rules: { 'kubernetes/owner-label': 'off' as const } }];
    expect(uris(await judge(prod(), { overrides }))).toEqual(['web']);
  });

  test('of waivers', async () => {
    const waiver = {
      rule: 'kubernetes/owner-label',
      paths,
      owner: 'me',
      reason: 'it is not ours',
      expires: '2026-06-30',
    };
    project.write({ 'waivers.yaml': JSON.stringify({ waivers: [waiver] }) });
    const report = await judge(prod(), {
      waivers: 'waivers.yaml',
      now: () => new Date('2026-06-01T00:00:00Z'),
    });
    expect(
      findingsOf(report).map(({ subject, state }) => `${subject.name ?? ''} ${state}`),
    ).toEqual(['db waived', 'web new']);
  });
});

describe('what is not rendered is a problem, and the rest is judged', () => {
  const other = () => kubernetes({ manifests: 'extra/web.yaml' });

  beforeEach(() => {
    project.write({ 'extra/web.yaml': deployment() });
  });

  const refused = async (source: Source) => {
    const report = await judge([source, other()]);
    expect(report.checks[0]?.evidence.examined).toBeGreaterThan(0);
    expect(report.verdict.gate).toBe('undecided');
    return report.problems;
  };

  test('a render that fails, with the first words of Helm', async () => {
    const source = helm({ chart: 'charts/orders', environment: 'prod' });
    expect(await refused(source)).toEqual([
      {
        code: 'render-failed',
        message:
          'helm does not render charts/orders for prod: charts/orders/output.yaml is not there',
        location: { uri: 'charts/orders/Chart.yaml' },
        hint: 'Correct the chart or its values. By hand: helm template orders charts/orders',
      },
    ]);
  });

  test('one environment that fails leaves the others', async () => {
    project.write({ 'charts/orders/new.yaml': '' });
    const source = helm({
      chart: 'charts/orders',
      environments: { dev: environments.dev, new: { values: '{chart}/new.yaml' } },
    });
    const report = await judge(source);
    expect(report.problems).toHaveLength(1);
    expect(report.inputs).toHaveLength(1);
  });

  test('a program that is not there is told once, with what to do', async () => {
    const source = helm({ chart: 'charts/orders', environments, binary: 'no-such-helm' });
    const [problem, ...others] = await refused(source);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'renderer-missing',
      message:
        'no-such-helm is not found, so nothing is rendered of charts/orders (helm, dev), charts/orders (helm, prod)',
      hint: expect.stringContaining('https://helm.sh/docs/intro/install/'),
    });
  });

  test('a program that does not end', async () => {
    project.program('slow', 'setInterval(() => {}, 1000)');
    const source = helm({ chart: 'charts/orders', binary: 'slow', timeoutSeconds: 0.3 });
    expect(await refused(source)).toMatchObject([
      { code: 'render-failed', message: expect.stringContaining('slow takes longer than 0.3 s') },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['comments alone', output('orders', 'templates/a.yaml', '# nothing\n')],
    [
      'empty lists',
      output('orders', 'templates/a.yaml', 'apiVersion: v1\nkind: List\nitems: []\n'),
    ],
  ])('a chart that renders %s', async (_, text) => {
    project.write({ 'charts/orders/output.yaml': text });
    expect(await refused(helm({ chart: 'charts/orders' }))).toMatchObject([
      { code: 'source-empty', location: { uri: 'charts/orders (helm)' } },
    ]);
  });

  test.each([
    ['outside of quotes', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ x }}\n'],
    ['in a name', "apiVersion: v1\nkind: Service\nmetadata:\n  name: '{{ x }}'\n"],
  ])('braces that are left %s', async (_, text) => {
    project.write({ 'charts/orders/output.yaml': output('orders', 'templates/web.yaml', text) });
    expect(await refused(helm({ chart: 'charts/orders' }))).toMatchObject([
      {
        code: 'template-unrendered',
        message: 'braces of a template are left in what was rendered',
        location: { rendered: { file: 'charts/orders/templates/web.yaml' } },
      },
    ]);
  });

  test('text that is no YAML, with what it was rendered from', async () => {
    project.write({
      'charts/orders/output.yaml': output('orders', 'templates/web.yaml', 'a: [\n'),
    });
    expect(await refused(helm({ chart: 'charts/orders' }))).toMatchObject([
      {
        code: 'yaml-invalid',
        location: {
          uri: 'charts/orders/templates/web.yaml (helm)',
          rendered: { file: 'charts/orders/templates/web.yaml' },
        },
      },
    ]);
  });

  test('a values file that does not exist; Helm would look for it in the network', async () => {
    const source = helm({
      chart: 'charts/orders',
      environments: { qa: { values: '{chart}/qa.yaml' } },
    });
    expect(await refused(source)).toMatchObject([
      {
        code: 'source-not-found',
        message: 'there is no such values file, so charts/orders for qa is not rendered',
        location: { uri: 'charts/orders/qa.yaml' },
      },
    ]);
  });

  test('a chart that does not exist', async () => {
    expect(await refused(helm({ chart: 'charts/none' }))).toMatchObject([
      { code: 'source-not-found', location: { uri: 'charts/none' } },
    ]);
  });
});

describe('what Helm says of a failure', () => {
  const failWith = async (stderr: string, options: object = {}) => {
    project.program('helm', `process.stderr.write(${JSON.stringify(stderr)}); process.exit(1)`);
    const { problems } = await judge(helm({ chart: 'charts/orders', ...options }));
    return problems[0];
  };

  test('leads to the template and its line', async () => {
    project.write({ 'charts/orders/templates/_help.tpl': '' });
    const text =
      'Error: template: orders/templates/web.yaml:1:6: executing "orders/templates/web.yaml" at <include "h" .>: error calling include: template: orders/templates/_help.tpl:7:10: executing "h": nil pointer\n\nUse --debug flag to render out invalid YAML\n';
    expect(await failWith(text)).toMatchObject({
      message: expect.stringMatching(/: template: orders.*nil pointer$/),
      location: { uri: 'charts/orders/templates/_help.tpl', region: { startLine: 7 } },
    });
  });

  test('leads to no line where it names none, and to no file that is not there', async () => {
    expect(
      (await failWith('Error: YAML parse error on orders/templates/web.yaml: no'))?.location,
    ).toEqual({ uri: 'charts/orders/templates/web.yaml' });
    expect(
      (await failWith('Error: parse error at (orders/templates/gone.yaml:3)'))?.location,
    ).toEqual({ uri: 'charts/orders/Chart.yaml' });
  });

  test.each([
    [
      'dependencies that are not there',
      'Error: found in Chart.yaml, but missing in charts/ directory: cache',
      /^Call helm dependency build charts\/orders before/,
    ],
    ['a library chart', 'Error: library charts are not installable', /^Leave library charts out/],
    ['an old Helm', 'Error: unknown flag: --set-json', /^Use Helm 3.10/],
    [
      'the network',
      'Error: Get "https://x.test": proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused',
      /^Nothing is fetched while rendering/,
    ],
  ])('is explained: %s', async (_, stderr, hint) => {
    expect((await failWith(stderr))?.hint).toMatch(hint);
  });

  test('is kept short', async () => {
    const problem = await failWith(`Error: ${'word '.repeat(100_000)}`);
    expect(problem?.message.length).toBeLessThan(800);
  });

  test('shows no secret of the values, of single values, or of a URL', async () => {
    project.write({
      'charts/orders/values.yaml': 'database: { password: swordfish }\n',
      'v.yaml': 'apiToken: from-a-file\n',
    });
    const text = 'Error: swordfish, from-a-file, opensesame, https://me:hunter22@x.test, fine';
    const problem = await failWith(text, { values: 'v.yaml', set: { 'auth.token': 'opensesame' } });
    expect(problem?.message).toMatch(/: •••, •••, •••, https:\/\/me:•••@x\.test, fine$/);
    expect(JSON.stringify(problem)).not.toMatch(/swordfish|from-a-file|opensesame|hunter22/);
  });
});

describe('one chart in several sources', () => {
  const source = (options: object) =>
    helm({ chart: 'charts/orders', values: '{chart}/dev.yaml', ...options });

  test('is refused as one release', async () => {
    const twice = judge([source({ environment: 'dev' }), source({ environment: 'dev' })]);
    await expect(twice).rejects.toMatchObject({
      code: 'usage',
      message: 'charts/orders (helm, dev) is rendered twice: two sources name it',
    });
  });

  test.each([
    [
      'releases',
      { release: 'one' },
      { release: 'two' },
      ['helm, dev, release one', 'helm, dev, release two'],
    ],
    [
      'namespaces',
      { namespace: 'a' },
      { namespace: 'b' },
      ['helm, dev, namespace a', 'helm, dev, namespace b'],
    ],
  ])('is told apart by %s', async (_, one, two, labels) => {
    const report = await judge([
      source({ environment: 'dev', ...one }),
      source({ environment: 'dev', ...two }),
    ]);
    expect(report.inputs.map(({ uri }) => uri)).toEqual(
      labels.map((label) => `charts/orders/templates/web.yaml (${label})`),
    );
  });
});

test.each<[string, unknown]>([
  ['of no kind', { manifests: ['x'] }],
  ['of an unknown kind', { kind: 'helmfile', chart: ['x'] }],
  ['without a chart', { kind: 'helm' }],
  ['with a chart that is no list', { kind: 'helm', chart: 'x' }],
  ['without a folder', { kind: 'kustomize', environments: {} }],
])('a source %s is misuse, and not judged to be clean', async (_, source) => {
  // JavaScript has no types to tell.
  await expect(judge(source as Source)).rejects.toMatchObject({ code: 'usage' });
});

describe('a kustomization', () => {
  beforeEach(() => {
    project.write({
      'k/prod/kustomization.yaml': 'resources: [web.yaml]\n',
      'k/prod/web.yaml': deployment({ labels: 'app: web' }),
    });
    const script = 'process.stdout.write(require("node:fs").readFileSync(args[1] + "/web.yaml"))';
    project.program('kustomize', script);
  });

  const source = kustomize({ environments: { prod: 'k/prod' } });

  test('is judged as one stream of its environment', async () => {
    const report = await judge(source);
    expect(report.problems).toEqual([]);
    expect(findingsOf(report)).toMatchObject([
      {
        environment: 'prod',
        location: {
          uri: 'k/prod (kustomize, prod)',
          rendered: { path: 'k/prod/kustomization.yaml', file: 'k/prod/kustomization.yaml' },
        },
      },
    ]);
  });

  test.each([
    ['kustomize', 'build'],
    ['kubectl', 'kustomize'],
  ])('%s is called with %s', async (program, command) => {
    project.program(program, 'console.error(args[0]); process.exit(1)');
    const { problems } = await judge(kustomize({ folder: 'k/prod', binary: program }));
    expect(problems[0]?.message).toBe(`kustomize does not render k/prod: ${command}`);
  });

  test('kubectl stands in where there is no kustomize', async () => {
    project.program('kubectl', 'console.error("by kubectl"); process.exit(1)');
    const env = { ...project.env, PATH: project.programs };
    const { rmSync } = await import('node:fs');
    rmSync(`${project.programs}/kustomize`);
    const { problems } = await judge(source, { env });
    expect(problems[0]).toMatchObject({
      message: 'kustomize does not render k/prod for prod: by kubectl',
      hint: 'Correct the kustomization. By hand: kubectl kustomize k/prod',
    });
  });

  test('neither of them being there is told once', async () => {
    const env = { PATH: project.folder };
    const { problems } = await judge(source, { env });
    expect(problems).toMatchObject([
      { code: 'renderer-missing', message: expect.stringMatching(/^kustomize is not found/) },
    ]);
  });
});
