import { expect, test } from '@jest/globals';
import { type Format, loadReporter, wholeText } from '../../src/reporters/index.js';
import { sampleCheck, sampleFinding, sampleReport } from './sample-report.js';

const path = 'charts/orders/templates/web.yaml';

/** A finding at line 4 of what Helm rendered from a template of the repository. */
const finding = sampleFinding({
  environment: 'prod',
  location: {
    uri: `${path} (helm, prod)`,
    pointer: '/metadata/labels',
    region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
    snippet: { startLine: 3, lines: ['metadata:', '  labels:', '    app: web'] },
    template: 'orders/templates/web.yaml',
    rendered: { path, file: path },
  },
});

/** The part of SARIF that is looked into here. */
interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly locations: readonly { readonly physicalLocation: object }[];
    }[];
    readonly artifacts: readonly { readonly location: object }[];
  }[];
}

async function report(format: Format): Promise<string> {
  const render = await loadReporter(format);
  const inputs = [
    {
      uri: `${path} (helm, prod)`,
      digest: 'sha256:0',
      kind: 'kubernetes',
      units: 1,
      rendered: { path, file: path },
    },
  ] as const;
  const checks = [sampleCheck({ findings: [finding] })];
  return wholeText(render({ ...sampleReport({ checks }), inputs }, { color: false }));
}

test('GitHub is led to the template without a line, and told the line of what was rendered', async () => {
  const [line] = (await report('github')).split('\n');
  expect(line).toMatch(new RegExp(`^::error file=${path},title=[^:]*::`));
  expect(line).toContain(`(${path} (helm, prod):4:3)`);
});

test.each(['sarif', 'sarif-github'] as const)(
  '%s names the template as the file, without a region of it',
  async (format) => {
    const { runs } = JSON.parse(await report(format)) as Sarif;
    const location = runs[0]?.results[0]?.locations[0];
    expect(location).toMatchObject({
      physicalLocation: { artifactLocation: { uri: path, uriBaseId: '%SRCROOT%' } },
      properties: { rendered: `${path} (helm, prod):4:3` },
    });
    expect(location?.physicalLocation).not.toHaveProperty('region');
    expect(location?.physicalLocation).not.toHaveProperty('contextRegion');
  },
);

test('SARIF does not take what was rendered for a file of the repository', async () => {
  const { runs } = JSON.parse(await report('sarif')) as Sarif;
  expect(runs[0]?.artifacts[0]?.location).toEqual({
    uri: 'charts/orders/templates/web.yaml%20(helm%2C%20prod)',
    description: { text: `rendered from ${path}` },
  });
});

test('JUnit names the template', async () => {
  expect(await report('junit')).toContain(` file="${path}"`);
});

test.each(['text', 'markdown'] as const)('%s shows what was rendered, once', async (format) => {
  const text = await report(format);
  expect(text).toContain(`${path} (helm, prod):4:3`);
  expect(text).toContain('labels:');
  expect(text).not.toContain('from orders/templates/web.yaml');
});
