import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { evaluate, helm } from '../../../src/index.js';
import { evaluateConfig } from '../../../src/config/index.js';
import { renderSources } from '../../../src/evaluate/render-sources.js';
import { chart, RenderProject } from '../rendering/fake-tool.js';

const shop = join(__dirname, '../../../fixtures/shop');
const isThere = spawnSync('helm', ['version', '--short']).status === 0;
const onlyWithHelm = isThere ? test : test.skip;
const skipped = isThere ? '' : ' (skipped: no helm)';

let project: RenderProject;

beforeEach(() => {
  project = new RenderProject(chart('app'));
});

afterEach(() => {
  project.remove();
});

const judge = (options: Parameters<typeof helm>[0] = { chart: 'app' }) =>
  evaluate([helm(options)], { cwd: project.folder, env: process.env });

/** The documents of a stream, in an order of their own. */
function documentsOf(text: string): readonly string[] {
  return text
    .split(/^---$/m)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .sort();
}

onlyWithHelm(`the configuration of the shop renders what is checked in${skipped}`, async () => {
  const source = helm({
    chart: 'charts/*',
    namespace: 'shop',
    environments: Object.fromEntries(
      ['dev', 'staging', 'prod'].map((name) => [name, { values: `{chart}/values-${name}.yaml` }]),
    ),
  });
  const { inputs, problems } = await renderSources({
    sources: new Map([[0, source]]),
    isWanted: () => true,
    cwd: shop,
    env: process.env,
  });
  expect(problems).toEqual([]);
  for (const environment of ['dev', 'staging', 'prod']) {
    const rendered = inputs
      .filter((input) => input.environment === environment)
      .map(({ bytes }) => Buffer.from(bytes).toString());
    const committed = ['catalog', 'orders', 'payments'].map((service) =>
      readFileSync(join(shop, 'rendered', environment, `${service}.yaml`), 'utf8'),
    );
    expect(documentsOf(rendered.join(''))).toEqual(documentsOf(committed.join('')));
  }
  // Every template is a file that can be opened.
  expect(inputs.filter(({ rendered }) => rendered.path !== rendered.file)).toEqual([]);
});

onlyWithHelm(
  `the shop is judged by its own configuration as its rendered files are${skipped}`,
  async () => {
    const { report, config } = await evaluateConfig({ cwd: shop, env: process.env });
    expect(config?.sources).toMatchObject([{ kind: 'helm', chart: ['charts/*'] }]);
    expect(report.problems).toEqual([]);
    expect(report.verdict.gate).toBe('open');
    expect(report.totals.units).toBe(67);
  },
);

onlyWithHelm(
  `values, single values and what the cluster has reach the chart${skipped}`,
  async () => {
    project.write({
      'app/values.yaml': 'a: 1\nb: 1\nc: "1"\n',
      'over, a "name".yaml': 'b: 2\n',
      'app/templates/x.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
data:
  text: {{ printf "%v %v %v %T" .Values.a .Values.b .Values.c .Values.c | quote }}
  kube: {{ .Capabilities.KubeVersion.Version }}
  api: {{ .Capabilities.APIVersions.Has "example.test/v1" | quote }}
  found: {{ lookup "v1" "Namespace" "" "default" | len | quote }}
`,
    });
    const source = helm({
      chart: 'app',
      release: 'mail',
      namespace: 'shop',
      values: 'over, a "name".yaml',
      set: { c: 'x,y={1}' },
      kubeVersion: '1.29.0',
      apiVersions: 'example.test/v1',
    });
    const { inputs, problems } = await renderSources({
      sources: new Map([[0, source]]),
      isWanted: () => true,
      cwd: project.folder,
      env: { ...process.env, KUBECONFIG: '/does/not/exist', HELM_NAMESPACE: 'other' },
    });
    expect(problems).toEqual([]);
    expect(inputs.map(({ uri }) => uri)).toEqual(['app/templates/x.yaml (helm, release mail)']);
    expect(Buffer.from(inputs[0]?.bytes ?? []).toString()).toBe(`---
# Source: app/templates/x.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: mail, namespace: shop }
data:
  text: "1 2 x,y={1} string"
  kube: v1.29.0
  api: "true"
  found: "0"
`);
  },
);

onlyWithHelm(
  `templates of packed and of unpacked charts within have their places${skipped}`,
  async () => {
    const service = (name: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;
    project.write({
      ...chart('packed'),
      'packed/templates/p.yaml': service('packed'),
      ...chart('app/charts/open'),
      'app/charts/open/templates/o.yaml': service('open'),
      'app/templates/a.yaml': service('own'),
    });
    execFileSync('helm', ['package', 'packed', '--destination', 'app/charts'], {
      cwd: project.folder,
    });
    const { inputs } = await judge();
    expect(inputs.map(({ rendered }) => rendered)).toEqual(
      expect.arrayContaining([
        { path: 'app/templates/a.yaml', file: 'app/templates/a.yaml' },
        { path: 'app/charts/open/templates/o.yaml', file: 'app/charts/open/templates/o.yaml' },
        { path: 'app/charts/packed/templates/p.yaml', file: 'app/Chart.yaml' },
      ]),
    );
  },
);

onlyWithHelm.each<[string, Readonly<Record<string, string>>, object]>([
  [
    'a value that is required',
    { 'app/templates/a.yaml': '\na: {{ required "tag is needed" .Values.tag }}\n' },
    {
      message: expect.stringMatching(/^helm does not render app: .*tag is needed$/),
      location: { uri: 'app/templates/a.yaml', region: { startLine: 2 } },
    },
  ],
  [
    'a function that does not exist',
    { 'app/templates/a.yaml': 'a: {{ nope }}\n' },
    { location: { uri: 'app/templates/a.yaml', region: { startLine: 1 } } },
  ],
  [
    'an error within a helper',
    {
      'app/templates/a.yaml': 'a: {{ include "h" . }}\n',
      'app/templates/_h.tpl': '{{ define "h" }}\n{{ .Values.a.b.c }}{{ end }}',
    },
    { location: { uri: 'app/templates/_h.tpl', region: { startLine: 2 } } },
  ],
  [
    'output that is no YAML',
    { 'app/templates/a.yaml': 'a: b: c\n' },
    { location: { uri: 'app/templates/a.yaml' } },
  ],
  [
    'a dependency that is not there: it is not fetched',
    {
      'app/Chart.yaml':
        'apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies: [{ name: pg, version: 1.0.0, repository: "https://example.test" }]\n',
    },
    { hint: expect.stringContaining('helm dependency build app') },
  ],
  [
    'values that are no YAML',
    { 'app/values.yaml': 'a: [\n' },
    { message: expect.stringContaining('cannot load values.yaml') },
  ],
  [
    'a library chart that is named',
    { 'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\ntype: library\n' },
    { hint: expect.stringContaining('Leave library charts out') },
  ],
])(`Helm refuses %s${skipped}`, async (_, files, expected) => {
  project.write(files);
  const { problems, verdict } = await judge();
  expect(problems).toMatchObject([{ code: 'render-failed', ...expected }]);
  expect(verdict.gate).toBe('undecided');
});

onlyWithHelm(`a chart that renders nothing is no pass${skipped}`, async () => {
  project.write({ 'app/templates/a.yaml': '{{ if false }}a: 1{{ end }}' });
  const { problems, verdict } = await judge();
  expect(problems).toMatchObject([{ code: 'source-empty', location: { uri: 'app (helm)' } }]);
  expect(verdict.gate).toBe('undecided');
});
