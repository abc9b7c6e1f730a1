import { describe, expect, test } from '@jest/globals';
import type { Fix, Location } from '../../src/report/index.js';
import { type Format, loadReporter, wholeText } from '../../src/reporters/index.js';
import { sampleCheck, sampleFinding, sampleReport } from './sample-report.js';

const location: Location = {
  uri: 'web.yaml',
  pointer: '/metadata/labels/owner',
  ancestor: true,
  nearest: '/metadata/labels',
  region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
};

const fix: Fix = {
  title: 'set owner to team-web',
  patch: [{ op: 'add', path: '/metadata/labels/owner', value: 'team-web' }],
  preview: [
    { oldStart: 5, newStart: 5, lines: ['     app: web', '+    owner: team-web', ' spec:'] },
  ],
};

async function show(format: Format, at: Location = location, fixes: readonly Fix[] = [fix]) {
  const findings = [sampleFinding({ location: at, fixes })];
  const render = await loadReporter(format);
  const report = sampleReport({ checks: [sampleCheck({ findings })] });
  return wholeText(render(report, { color: false }));
}

const diff = ['@@ -5,2 +5,3 @@', '     app: web', '+    owner: team-web', ' spec:'];

describe('a fix is a unified diff', () => {
  test.each<[Format, string]>([
    ['text', '    change set owner to team-web\n'],
    ['text', diff.map((line) => `      ${line}\n`).join('')],
    [
      'junit',
      diff
        .map((line) => `    ${line}\n`)
        .join('')
        .trimEnd(),
    ],
    ['markdown', `set owner to team-web:\n\n\`\`\`diff\n${diff.join('\n')}\n\`\`\``],
    ['github', `%0Aset owner to team-web:%0A${diff.join('%0A')}`],
  ])('in %s: %j', async (format, expected) => {
    expect(await show(format)).toContain(expected);
  });

  test('with colours where they are asked for', async () => {
    const findings = [sampleFinding({ fixes: [fix] })];
    const render = await loadReporter('text');
    const shown = render(sampleReport({ checks: [sampleCheck({ findings })] }), { color: true });
    expect(wholeText(shown)).toContain('\u001b[32m+    owner: team-web\u001b[39m');
  });

  test('of what a template renders, where it was rendered', async () => {
    const template = { ...location, template: 'web/templates/web.yaml' };
    expect(await show('text', template)).toContain(
      'change set owner to team-web in what web/templates/web.yaml renders\n',
    );
    const rendered = { path: 'charts/web/templates/web.yaml', file: 'charts/web/Chart.yaml' };
    expect(await show('markdown', { ...location, rendered })).toContain(
      'set owner to team-web in what charts/web/templates/web.yaml renders:',
    );
  });
});

test('a fix without a preview is its patch', async () => {
  const { preview, ...patch } = fix;
  expect(preview).toBeDefined();
  expect(await show('text', location, [patch])).toContain(
    '      add /metadata/labels/owner "team-web"\n',
  );
  const removal: Fix = { title: 'remove it', patch: [{ op: 'remove', path: '/spec/replicas' }] };
  expect(await show('markdown', location, [removal])).toContain('```\nremove /spec/replicas\n```');
});

test('what a fix says is text in every format', async () => {
  const evil: Fix = {
    title: 'a\u001b[31m\n::error::b',
    patch: fix.patch,
    preview: [{ oldStart: 1, newStart: 1, lines: ['+\u001b[31m```\u202e'] }],
  };
  for (const format of ['text', 'markdown', 'github', 'junit'] as const) {
    const shown = await show(format, location, [evil]);
    expect(shown).not.toMatch(/[\u001b\u202e]/);
    expect(shown).not.toMatch(/^::error::b/m);
  }
});

describe('a place that is near what is absent says so', () => {
  test.each<[Format, string]>([
    ['text', 'web.yaml:4:3 (nearest: metadata.labels)'],
    ['junit', 'web.yaml:4:3 (nearest: metadata.labels)'],
    ['markdown', '<code>web.yaml:4:3</code> (nearest: <code>metadata.labels</code>)'],
    ['github', '(nearest: metadata.labels)'],
  ])('in %s', async (format, expected) => {
    expect(await show(format)).toContain(expected);
  });

  test.each([
    ['', 'the document'],
    ['/items/2/spec', 'items[2].spec'],
    ['/metadata/annotations/a.b~1c', 'metadata.annotations["a.b/c"]'],
    ['/a/\u001b[31mb', 'a["\\u001b[31mb"]'],
  ])('%j as %s', async (nearest, expected) => {
    expect(await show('text', { ...location, nearest })).toContain(`(nearest: ${expected})`);
  });

  test('and one that is there does not', async () => {
    const { ancestor, nearest, ...there } = location;
    expect([ancestor, nearest]).toEqual([true, '/metadata/labels']);
    expect(await show('text', there)).not.toContain('nearest');
  });
});

test.each<[Format, string]>([
  ['text', 'web.yaml:4:3 (nearest: metadata.labels) from web/templates/web.yaml'],
  ['junit', 'web.yaml:4:3 (nearest: metadata.labels) from web/templates/web.yaml'],
  ['github', '(nearest: metadata.labels, from web/templates/web.yaml)'],
])('%s names the template as a second place', async (format, expected) => {
  const template = 'web/templates/web.yaml';
  expect(await show(format, { ...location, template })).toContain(expected);
});
