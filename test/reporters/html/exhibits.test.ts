import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../../src/index.js';
import type { Operability, OperabilityState, OperabilityWord } from '../../../src/report/index.js';
import { renderExhibits } from '../../../src/reporters/html/exhibits/render-exhibits.js';
import { judgeShop } from './shop-report.js';

let report: FitnessReport;

beforeAll(async () => {
  report = await judgeShop();
}, 30_000);

describe('the page shows what was judged in the shop', () => {
  test.each<readonly [string, readonly string[]]>([
    ['budgets', ['✕ too small', '184 of 153 connections, 31 too many', 'maxReplicas of', '<rect']],
    [
      'contracts',
      ['✕ breaking', 'open, paid, shipped, disputed', 'nothing covers it', 'not there'],
    ],
    ['modules', ['forbidden', '<svg', 'role="img"', '<th scope="col">Forbidden</th>']],
    [
      'operability',
      [
        '✕ no</span>',
        '– not judged</span>',
        'aria-label="not judged">–</span>',
        '<th scope="col">RED metrics</th>',
        'measures no request',
        'gateway/src/main.ts',
        'the run is limited to other rules',
      ],
    ],
    ['fields', ['✕ payload.accessToken', 'government_id', 'a guess, high']],
  ])('%s', (id, expected) => {
    const html = renderExhibits(report).find((section) => section.id === id)?.html ?? '';
    for (const text of expected) expect(html).toContain(text);
  });

  test('with text that stays text, and no more than a browser can show', () => {
    const nodes = Array.from({ length: 100 }, (_, index) => ({
      name: `<b>${String(index)}\u202e`,
      files: 1,
    }));
    const edges = nodes.slice(1).map((_, index) => {
      return { from: index, to: index + 1, imports: 1, forbidden: index === 90 ? 1 : 0 };
    });
    const [section] = renderExhibits({
      ...report,
      exhibits: { modules: [{ source: '<i>', by: 'folders', nodes, edges, hidden: 2 }] },
    });
    expect(section?.html).not.toMatch(/<[bi]>|\u202e/);
    expect(section?.html).toContain('70 more boxes not drawn');
    expect(section?.html).toContain('1, 1 forbidden');
  });
});

test('the operability of services tells every state by a word, and whatever is of no service', () => {
  const word = (state: OperabilityState, more: Partial<OperabilityWord> = {}): OperabilityWord => ({
    ...{ rule: 'alerts/error-rate', state, why: `why ${state}`, count: 1, places: [], ...more },
  });
  const answerOf = (name: string, by: OperabilityWord) => {
    const { state, accepted } = by;
    const answer = { question: 'alerts', state, ...(accepted && { accepted }), rules: [by] };
    return { name, namedBy: ['alerts'], answers: [answer] };
  };
  const location = { uri: '<u>.yaml' };
  const places = [{ name: '<i>\u202e', environment: 'prod', state: 'waived' as const, location }];
  const operability: Operability = {
    questions: [
      { id: 'alerts', label: 'Alerts', title: 'Alerts tell', rules: ['alerts/error-rate'] },
    ],
    services: [
      answerOf('<b>', word('no', { accepted: true, places })),
      answerOf('catalog', word('unknown')),
      answerOf('quiet', word('nothing')),
    ],
    unmatched: [word('yes', { why: 'DiskFull' })],
  };
  const [section] = renderExhibits({ ...report, exhibits: { operability } });
  expect(section?.html).not.toMatch(/<[biu]>|\u202e/);
  for (const text of [
    ...['2 services: 1 no, accepted; 1 unknown.', '○ no, accepted</span>', '? unknown</span>'],
    ...['in prod, waived', 'Nothing was judged of quiet (named by alerts).', 'DiskFull'],
    'What was judged and is of no service that is known',
  ]) {
    expect(section?.html).toContain(text);
  }
});

test('a page without exhibits has no place for them', () => {
  expect(renderExhibits({ ...report, exhibits: {} })).toEqual([]);
});
