import { describe, expect, test } from '@jest/globals';
import {
  askOpenApiDiff,
  type WorkerAnswer,
} from '../../../../src/evaluate/openapi/second-opinion/ask-openapi-diff.js';
import { describeOpinion } from '../../../../src/evaluate/openapi/second-opinion/describe-opinion.js';
import { readSecondOpinion } from '../../../../src/evaluate/openapi/second-opinion/second-opinion.js';
import { diffContracts } from '../../../../src/facts/openapi/diff/index.js';
import { contractOf } from '../../../facts/openapi/model/contract-of.js';

const now = new Date('2026-01-31T12:00:00Z');

function api(schema: object, openapi = '3.0.3'): object {
  const post = {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { '200': { description: 'ok' } },
  };
  const get = { responses: { '200': { description: 'ok' } } };
  return {
    openapi,
    info: { title: 'Orders', version: '1' },
    paths: { '/orders': { post }, '/pets': { get } },
  };
}

const open = { type: 'object', properties: { a: { type: 'string' } } };
const required = { ...open, required: ['a'] };
const wider = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
const pattern = { type: 'object', properties: { a: { type: 'string', pattern: '^a$' } } };

async function opinionOf(old: object, newer: object, answer: WorkerAnswer) {
  const [before, after] = [await contractOf(old), await contractOf(newer)];
  const diff = diffContracts(before, after, { now });
  return readSecondOpinion(before, after, diff, (pairs) =>
    Promise.resolve(pairs.map(() => answer)),
  );
}

const nothing: WorkerAnswer = { differences: [] };
const narrower: WorkerAnswer = {
  differences: [{ code: 'request.body.scope.remove', isBreaking: true }],
};

describe('a second opinion', () => {
  test.each<[string, object, object, WorkerAnswer, unknown[]]>([
    [
      'agrees on a break',
      open,
      required,
      narrower,
      ['openapi-diff judged 1 changed operation: it agrees'],
    ],
    [
      'is told where it sees a break that there is not',
      required,
      open,
      narrower,
      [
        'openapi-diff judged 1 changed operation: it disagrees 1 time',
        'POST /orders: openapi-diff sees a break, archfit sees none: request.body.scope.remove',
      ],
    ],
    [
      'is told where it misses a break that it could see',
      open,
      required,
      nothing,
      [
        'openapi-diff judged 1 changed operation: it disagrees 1 time',
        expect.stringMatching(/^POST \/orders: openapi-diff does not see that this breaks: /),
      ],
    ],
    [
      'is not told to miss what it does not look at',
      open,
      pattern,
      nothing,
      ['openapi-diff judged 1 changed operation: it agrees'],
    ],
    [
      'is left out where it is known to be wrong',
      open,
      wider,
      narrower,
      ['openapi-diff judged 1 changed operation: it agrees, 1 known false alarm left out'],
    ],
    [
      'that was not given is told with the reason',
      open,
      required,
      { refused: 'it does not come to an end' },
      [
        'openapi-diff judged 0 changed operations',
        'not judged by openapi-diff, because it does not come to an end: POST /orders',
      ],
    ],
  ])('%s', async (_case, old, newer, answer, expected) => {
    const opinion = await opinionOf(api(old), api(newer), answer);
    expect(describeOpinion(opinion)).toEqual(expected);
  });

  test('is not asked for OpenAPI 3.1, nor about what did not change', async () => {
    const opinion = await opinionOf(api(open, '3.1.0'), api(required, '3.1.0'), nothing);
    expect(opinion).toMatchObject({
      judged: 0,
      notJudged: [{ reason: 'it does not know OpenAPI 3.1', operations: ['POST /orders'] }],
    });
    expect((await opinionOf(api(open), api(open), nothing)).judged).toBe(0);
  });
});

describe('openapi-diff', () => {
  const given = (schema: object) =>
    ({ content: JSON.stringify(api(schema)), format: 'openapi3' }) as const;
  const broken = { content: '{"openapi": "3.0.3"}', format: 'openapi3' } as const;

  test('is asked in a thread, and what it refuses takes nothing else with it', async () => {
    const answers = await askOpenApiDiff([
      { old: broken, new: broken },
      { old: given(open), new: given(required) },
    ]);
    expect(answers).toEqual([
      { refused: 'it refuses the description' },
      { differences: [{ code: 'request.body.scope.remove', isBreaking: true }] },
    ]);
  }, 20_000);

  test('that does not come to an end is ended', async () => {
    const pair = { old: given(open), new: given(required) };
    const limits = { perOperation: 1, inAll: 1, memory: 64 };
    expect(await askOpenApiDiff([pair, pair], limits)).toEqual([
      { refused: expect.stringMatching(/end|over/) },
      { refused: 'the time for all operations is over' },
    ]);
  });

  test('that is not installed is told with the command that installs it', async () => {
    const absent = () => {
      throw new Error('MODULE_NOT_FOUND');
    };
    await expect(askOpenApiDiff([], undefined, absent)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('openapi-diff is not installed'),
      hint: expect.stringContaining('npm install --save-dev openapi-diff@0.24.1'),
    });
  });
});
