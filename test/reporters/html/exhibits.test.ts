import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../../src/index.js';
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

test('a page without exhibits has no place for them', () => {
  expect(renderExhibits({ ...report, exhibits: {} })).toEqual([]);
});
