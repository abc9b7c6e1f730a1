import { expect, test } from '@jest/globals';
import { trend } from '../../src/scorecard/index.js';
import { sampleCheck, sampleFinding, sampleReport } from '../reporters/sample-report.js';

const at = (date: string, ...findings: readonly ReturnType<typeof sampleFinding>[]) => ({
  ...sampleReport({ checks: [sampleCheck({ findings })] }),
  evaluatedAt: date,
});

test('a trend has the runs in the order of their time, with level and counts', () => {
  const points = trend([
    at('2026-03-01T00:00:00.000Z'),
    at('2026-01-01T00:00:00.000+02:00', sampleFinding(), sampleFinding({ state: 'known' })),
    at('2025-12-31T23:00:00.000Z', sampleFinding({ state: 'waived' })),
  ]);
  expect(
    points.map(({ date, level, rank, gate, findings }) => ({
      date,
      level,
      rank,
      gate,
      findings,
    })),
  ).toEqual([
    {
      date: '2026-01-01T00:00:00.000+02:00',
      level: 'level 2',
      rank: 2,
      gate: 'closed',
      findings: { new: 1, known: 1, waived: 0 },
    },
    {
      date: '2025-12-31T23:00:00.000Z',
      level: 'level 5',
      rank: 5,
      gate: 'open',
      findings: { new: 0, known: 0, waived: 1 },
    },
    {
      date: '2026-03-01T00:00:00.000Z',
      level: 'level 5',
      rank: 5,
      gate: 'open',
      findings: { new: 0, known: 0, waived: 0 },
    },
  ]);
});

test('a trend of nothing is empty', () => {
  expect(trend([])).toEqual([]);
});
