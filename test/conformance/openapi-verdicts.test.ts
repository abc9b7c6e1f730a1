import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  countScores,
  judgeSuite,
  type JudgedPair,
  score,
  type Suite,
  suites,
} from './openapi-verdicts.js';

/** Share of the pairs that are scored which has to be right, by the corrected verdicts. */
const goals: Readonly<Record<Suite, number>> = { netcracker: 0.99, openapitools: 0.98 };

/** Suites whose goal is missed, and why: calling more of their pairs right would call something wrong that is right. */
const missed: Partial<Readonly<Record<Suite, string>>> = {
  openapitools:
    'two of its pairs call explode of single values breaking, which changes nothing that travels',
};

/** Every pair on which the comparison and the corrected verdict of its suite disagree, and why that stays. */
const disagreements: readonly (readonly [
  suite: Suite,
  id: string,
  says: string,
  found: string,
  why: string,
])[] = [
  [
    'netcracker',
    'parameters-schema/mark-schema-value-as-non-nullable',
    'breaking',
    'none',
    'null has no spelling in a query parameter: nothing that could be sent is refused',
  ],
  [
    'openapitools',
    'bc_oneof_base--bc_oneof_changed_but_compatible',
    'safe',
    'breaking',
    'the variant that is added to oneOf is open and requires nothing: what matched one variant matches two now, and is refused',
  ],
  [
    'openapitools',
    'bc_request_param_base--bc_request_param_explode_changed',
    'breaking',
    'none',
    'explode of a text: by the specification it has no effect on single values, and the other suite says so, too',
  ],
  [
    'openapitools',
    'bc_response_header_base--bc_response_header_explode_changed',
    'breaking',
    'none',
    'explode of whole numbers in headers: by the specification it has no effect on single values',
  ],
  [
    'openapitools',
    'schemaDiff.schema-uniqueItems-diff-1--schemaDiff.schema-uniqueItems-diff-2',
    'breaking',
    'none',
    'uniqueItems of whole numbers: no number is a list, so that nothing is accepted or refused otherwise',
  ],
];

const judged = new Map<Suite, readonly JudgedPair[]>();

beforeAll(async () => {
  for (const suite of suites) judged.set(suite, await judgeSuite(suite));
  process.stdout.write(`\n${describeScores()}\n`);
});

describe('pairs of API descriptions with a verdict', () => {
  test.each(suites)('%s: no pair ends in an error', (suite) => {
    const errors = pairsOf(suite).filter(({ verdict }) => verdict === 'error');
    expect(errors).toEqual([]);
  });

  test.each(suites)('%s: as corrected, the goal is reached or the reason is written', (suite) => {
    const counts = countScores(pairsOf(suite), 'corrected');
    const scored = counts.right + counts.missed + counts['false alarm'] + counts.error;
    expect(counts.right / scored >= goals[suite]).toBe(missed[suite] === undefined);
  });

  test.each(suites)('%s: every disagreement has its reason', (suite) => {
    const found = pairsOf(suite)
      .filter((pair) => !['right', 'not scored'].includes(score(pair, 'corrected')))
      .map(({ id, corrected, verdict }) => [id, corrected, verdict]);
    const pinned = disagreements
      .filter(([of]) => of === suite)
      .map(([, id, says, verdict]) => [id, says, verdict]);
    expect(found).toEqual(pinned);
  });
});

function pairsOf(suite: Suite): readonly JudgedPair[] {
  return judged.get(suite) ?? [];
}

function describeScores(): string {
  const lines = suites.flatMap((suite) =>
    (['labelled', 'corrected'] as const).map((by) => {
      const counts = countScores(pairsOf(suite), by);
      const scored = counts.right + counts.missed + counts['false alarm'] + counts.error;
      const share = ((100 * counts.right) / scored).toFixed(1);
      const goal = by === 'corrected' ? `, goal ${(100 * goals[suite]).toFixed(0)} %` : '';
      return `${suite}, as ${by}: ${String(counts.right)} right of ${String(scored)} (${share} %${goal}), ${String(counts.missed)} missed, ${String(counts['false alarm'])} false alarms, ${String(counts.error)} errors; ${String(counts['not scored'])} not scored`;
    }),
  );
  const reasons = suites.flatMap((suite) =>
    pairsOf(suite)
      .filter((pair) => !['right', 'not scored'].includes(score(pair, 'corrected')))
      .map((pair) => {
        const why = disagreements.find(([of, id]) => of === suite && id === pair.id)?.[4];
        return `  ${score(pair, 'corrected')}: ${suite}/${pair.id}: ${why ?? 'no reason is written'}`;
      }),
  );
  const short = suites.flatMap((suite) => missed[suite] ?? []);
  return [...lines, ...short.map((why) => `  goal missed: ${why}`), ...reasons].join('\n');
}
