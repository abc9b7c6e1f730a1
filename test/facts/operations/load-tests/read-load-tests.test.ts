import { describe, expect, test } from '@jest/globals';
import { noArtefacts } from '../../../../src/facts/operations/index.js';
import { loadTestReader } from '../../../../src/facts/operations/load-tests/read-load-tests.js';
import { toText } from '../../../../src/facts/operations/objectives/index.js';

/** What the reader finds in a value, or in a script. */
async function read(given: {
  readonly value?: unknown;
  readonly text?: string;
  readonly uri?: string;
}) {
  const artefacts = noArtefacts();
  const { value, text, uri = text === undefined ? 'orders.json' : 'orders.js' } = given;
  const count = await loadTestReader.read(
    {
      id: uri,
      uri,
      value,
      ...(text !== undefined && { text }),
      locate: (path) => ({ uri, pointer: path.join('/') }),
    },
    artefacts,
    [],
  );
  const [loadTest] = artefacts.loadTests;
  const shown = loadTest?.thresholds.map(({ metric, tags, percentile, limit, place }) => [
    metric,
    [...tags].map((tag) => tag.join('=')).join(),
    percentile && toText(percentile),
    toText(limit),
    place.document.locate(place.path).region?.startLine ?? place.path.join('/'),
  ]);
  return { count, service: loadTest?.service, shown };
}

const thresholds = {
  http_req_duration: [
    'p(95)<500',
    { threshold: 'p(99.9) <= 1500', abortOnFail: true },
    'avg<100',
    'med<80',
  ],
  'http_req_duration{service:orders,name:checkout}': 'p(99)<200',
  http_req_failed: ['rate<0.01', 'rate>0.5', 7],
};

const shown = [
  ['http_req_duration', '', '0.95', '0.5', 'thresholds/http_req_duration/0'],
  ['http_req_duration', '', '0.999', '1.5', 'thresholds/http_req_duration/1'],
  ['http_req_duration', '', '0.5', '0.08', 'thresholds/http_req_duration/3'],
  [
    'http_req_duration',
    'service=orders,name=checkout',
    '0.99',
    '0.2',
    'thresholds/http_req_duration{service:orders,name:checkout}',
  ],
  ['http_req_failed', '', undefined, '0.01', 'thresholds/http_req_failed/0'],
];

describe('thresholds of k6', () => {
  test('in a file of options', async () => {
    expect(await read({ value: { thresholds, tags: { service: 'orders' } } })).toEqual({
      count: 1,
      service: 'orders',
      shown,
    });
    const below = shown.map(([...row]) => [...row.slice(0, 4), `options/${String(row[4])}`]);
    expect((await read({ value: { options: { thresholds } } })).shown).toEqual(below);
  });

  test('in the summary of a run', async () => {
    const value = {
      metrics: { http_req_duration: { 'p(95)': 300, thresholds: { 'p(95)<500': false } }, vus: 3 },
    };
    expect((await read({ value })).shown).toEqual([
      ['http_req_duration', '', '0.95', '0.5', 'metrics/http_req_duration/thresholds/p(95)<500'],
    ]);
  });

  test('in a script, as far as they are written there', async () => {
    const text = `import http from 'k6/http';
const limit = 500;
export const options = {
  vus: 10,
  tags: { service: 'orders' },
  thresholds: {
    http_req_duration: ['p(95)<200', \`p(99)<\${limit}\`],
    'http_req_failed': [{ threshold: "rate<0.01" }],
    ...shared,
  },
} satisfies Options;
export default function () { http.get('http://orders'); }
`;
    expect(await read({ text, uri: 'load/orders.ts' })).toEqual({
      count: 1,
      service: 'orders',
      shown: [
        ['http_req_duration', '', '0.95', '0.2', 7],
        ['http_req_failed', '', undefined, '0.01', 8],
      ],
    });
  });

  test.each([
    ['a value of something else', { value: { thresholds: { coverage: 80 } } }],
    ['metrics of something else', { value: { metrics: { latency: { thresholds: {} } } } }],
    ['a list', { value: [thresholds] }],
    ['no thresholds', { value: { thresholds: ['p(95)<500'] } }],
    [
      'a script of something else',
      { text: 'export const options = { thresholds: { http_reqs: [] } };' },
    ],
    ['a script without options', { text: "import http from 'k6/http'; // no thresholds" }],
    ['a script that is none', { text: "import 'k6'; const options = thresholds(" }],
  ])('are not in %s', async (_what, given) => {
    expect((await read(given)).count).toBeUndefined();
  });
});
