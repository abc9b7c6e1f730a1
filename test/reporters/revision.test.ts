import { expect, test } from '@jest/globals';
import { type Format, loadReporter, wholeText } from '../../src/reporters/index.js';
import { sampleCheck, sampleFinding, sampleReport } from './sample-report.js';

const region = { startLine: 8, startColumn: 3, endLine: 8, endColumn: 6 };
const older = { uri: 'git:main:api/orders.yaml', region };

async function report(format: Format, ofHead: boolean): Promise<string> {
  const finding = sampleFinding({
    location: ofHead ? { uri: 'api/orders.yaml', region } : older,
    related: ofHead ? [older] : [],
  });
  const render = await loadReporter(format);
  const report = sampleReport({ checks: [sampleCheck({ findings: [finding] })] });
  return wholeText(render(report, { color: false }));
}

test('GitHub is never sent to a file of a revision', async () => {
  expect(await report('github', true)).toMatch(/^::\w+ file=api\/orders\.yaml,line=8,/m);
  const text = await report('github', false);
  expect(text).not.toContain('file=');
  expect(text).toMatch(/\(git:main:api\/orders\.yaml:8:3\)/);
});

test.each([true, false])(
  'SARIF has a file of a revision below no root (related: %s)',
  async (is) => {
    const text = await report('sarif', is);
    const places = [...text.matchAll(/"artifactLocation": (\{[^{}]*(?:\{[^{}]*\}[^{}]*)?\})/g)].map(
      // The text is what the reporter has just written.
      ([, place = '']) =>
        JSON.parse(place) as { readonly uri: string; readonly uriBaseId?: string },
    );
    const ofRevision = places.filter(({ uri }) => uri.includes('main'));
    expect(ofRevision).toEqual([
      {
        uri: 'git%3Amain%3Aapi/orders.yaml',
        description: { text: 'a file as a revision of git has it' },
      },
    ]);
  },
);
