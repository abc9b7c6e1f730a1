import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { judgeSources } from '../../../src/evaluate/judge-sources.js';
import {
  documents,
  evaluate,
  type EvaluateOptions,
  kubernetes,
  type Source,
} from '../../../src/evaluate/index.js';
import { loadConfig } from '../../../src/config/index.js';
import { placeDocument } from '../../../src/evaluate/documents/document-subject.js';
import { placeSubjectFinding } from '../../../src/evaluate/place-subject.js';
import type { PackRule, PolicyPack } from '../../../src/policy/index.js';
import { Opa } from '../../../src/policy/opa/index.js';
import type { FitnessReport } from '../../../src/report/index.js';
import { type DataDocument, readDataStream } from '../../../src/source/data/read-data-stream.js';
import { build, loadPack, writePolicy } from '../../policy/packs.js';
import { deployment } from '../../cli/manifests.js';
import { rulesOf } from '../run-rules.js';

jest.setTimeout(60_000);

const root = join(__dirname, '..', '..', '..');
const guide = readFileSync(join(root, 'docs/guides/documents.md'), 'utf8');
const policies = Object.fromEntries(
  [...guide.matchAll(/^```rego (\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', text = '']) => [
    file,
    text,
  ]),
);

const kubernetesRule = writePolicy({
  id: 'kubernetes/any-workload',
  rego: `import data.lib.archfit.kubernetes

applies if kubernetes.is_workload

violation contains {"msg": "services", "details": {}} if input.services`,
});

let pack: PolicyPack;
let folder: string;

beforeAll(async () => {
  const opa = new Opa();
  pack = loadPack(await build(opa, policies, kubernetesRule));
  await opa.close();
  folder = mkdtempSync(join(tmpdir(), 'archfit-documents-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};

const judge = (sources: readonly Source[], options: EvaluateOptions = {}): Promise<FitnessReport> =>
  judgeSources(
    sources,
    { cwd: folder, now: () => new Date('2026-11-22'), ...options },
    rulesOf(pack),
  );

const findingsOf = ({ checks }: FitnessReport) => checks.flatMap(({ findings }) => findings);

const outcomes = ({ checks }: FitnessReport) =>
  Object.fromEntries(
    checks.map(({ rule, outcome, evidence }) => [rule, [outcome, evidence.examined]]),
  );

const composed = `# what runs
services:
  db: { image: 'postgres:17', ports: ['5432:5432'] }
---
services:
  web:
    image: &image nginx
    environment: { DB_PASSWORD: hunter2hunter2 }
  worker: { image: *image }
`;

test('the guide shows a configuration', async () => {
  const [, configuration = ''] = /^```yaml \S+\n([\s\S]*?)^```$/m.exec(guide) ?? [];
  write({ 'archfit.config.yaml': 'extends: ./team/base.yaml\n', 'team/base.yaml': configuration });
  const config = await loadConfig({ cwd: folder, env: {} });
  expect(config?.sources).toEqual([
    documents({ files: 'team/compose.yaml', name: 'compose' }),
    documents({ files: 'team/.github/workflows', name: 'workflow' }),
  ]);
});

describe('the policies of the guide', () => {
  beforeAll(() => {
    write({
      'shop/compose.yaml': composed,
      'shop/plan.json':
        '{\n  "services": {"db": {"image": "postgres:17", "ports": ["5432:5432"]}}\n}',
      'shop/ci.yml': 'on: push\njobs: {}\n',
    });
  });

  test('judge documents one by one and all at once, each finding at its line', async () => {
    const report = await judge([documents({ files: 'shop', name: 'compose' })]);
    expect(outcomes(report)).toEqual({
      'compose/pinned-image': ['fail', 3],
      'compose/published-once': ['fail', 3],
    });
    expect(
      findingsOf(report).map(({ message, path, location, subject }) => [
        message,
        subject.id,
        path,
        `${location?.uri ?? ''}:${location?.region?.startLine ?? 0}:${location?.region?.startColumn ?? 0}`,
      ]),
    ).toEqual([
      [
        'web runs nginx, which names no version',
        'shop/compose.yaml#1',
        'services.web.image',
        'shop/compose.yaml:7:5',
      ],
      [
        'worker runs nginx, which names no version',
        'shop/compose.yaml#1',
        'services.worker.image',
        'shop/compose.yaml:9:13',
      ],
      [
        '5432:5432 is published by db of shop/compose.yaml, too',
        'shop/plan.json',
        expect.stringMatching(/^services\.db\.ports\[/),
        'shop/plan.json:2:58',
      ],
    ]);
    const [first, , last] = findingsOf(report);
    expect(first?.location?.snippet?.lines.join('\n')).toContain('DB_PASSWORD: ••• }');
    expect(last?.related).toMatchObject([{ uri: 'shop/compose.yaml', region: { startLine: 3 } }]);
    expect(report.verdict.gate).toBe('closed');
    expect(report.inputs.map(({ uri, kind, units }) => [uri, kind, units])).toEqual([
      ['shop/ci.yml', 'documents', 1],
      ['shop/compose.yaml', 'documents', 2],
      ['shop/plan.json', 'documents', 1],
    ]);
    expect(report.problems).toEqual([]);
  });

  test('judge no manifests, as rules about manifests judge no documents', async () => {
    write({
      'k8s/orders.yaml': deployment().replace(
        'spec:',
        'services: { web: { image: nginx } }\nspec:',
      ),
    });
    const both = [kubernetes({ manifests: 'k8s' }), documents({ files: 'k8s' })];
    const report = await judge(both);
    expect(outcomes(report)).toEqual({
      'compose/pinned-image': ['fail', 1],
      'compose/published-once': ['not-applicable', 0],
      'kubernetes/any-workload': ['fail', 1],
    });
    const alone = await judge(both.slice(0, 1));
    expect(outcomes(alone)).toEqual({ 'kubernetes/any-workload': ['fail', 1] });
    expect(alone.notSelected.slice(0, 2)).toMatchObject([
      { rule: 'compose/pinned-image', reason: 'input-missing', missing: 'documents' },
      { rule: 'compose/published-once', reason: 'input-missing', missing: 'documents' },
    ]);
  });

  test('follow the settings of the run, by path too', async () => {
    const report = await judge([documents({ files: 'shop', name: 'compose' })], {
      overrides: [{ paths: 'shop/compose.yaml', rules: { 'compose/pinned-image': 'off' } }],
    });
    expect(outcomes(report)['compose/pinned-image']).toEqual(['pass', 1]);
  });

  test('pass nothing that they do not apply to', async () => {
    const report = await judge([documents({ files: 'shop/ci.yml' })]);
    expect(outcomes(report)).toEqual({
      'compose/pinned-image': ['not-applicable', 0],
      'compose/published-once': ['not-applicable', 0],
    });
  });

  test('read the standard input', async () => {
    const stdin = Readable.from([Buffer.from('{"services": {"a": {"image": "b"}}}')]);
    const report = await judge([documents({ files: '-' })], { stdin });
    expect(findingsOf(report)).toMatchObject([{ location: { uri: 'stdin' } }]);
  });

  test('are left out where a run is for an environment', async () => {
    write({ 'k8s/orders.yaml': deployment() });
    const sources = [
      kubernetes({ manifests: 'k8s', environment: 'prod' }),
      documents({ files: 'shop' }),
    ];
    const report = await judge(sources, { environments: ['prod'] });
    expect(outcomes(report)).toEqual({ 'kubernetes/any-workload': ['pass', 1] });
  });
});

test('a file that several sources name has all of their names', async () => {
  write({ 'twice/a.yaml': 'services: { a: { image: "b:1" } }\n' });
  const report = await judge([
    documents({ files: 'twice/a.yaml', name: 'all' }),
    documents({ files: 'twice', name: 'compose' }),
  ]);
  expect(outcomes(report)['compose/published-once']).toEqual(['pass', 1]);
  expect(report.inputs).toHaveLength(1);
});

test('nothing that a policy says of a document waives what it finds', async () => {
  const [document] = (await readDataStream('a.yaml', 'a: 1\n')).documents;
  const about = placeDocument({ ...(document as DataDocument), id: 'a.yaml', names: [] });
  const violation = { message: 'm', path: ['a'], related: [], details: { cover: { by: 'me' } } };
  const [rule] = pack.manifest.rules;
  const finding = placeSubjectFinding(rule as PackRule, violation, about, []);
  expect(finding).toMatchObject({ state: 'new', details: { cover: { by: 'me' } } });
});

describe('documents that no rule judges', () => {
  const sources = [documents({ files: 'shop/compose.yaml' })];

  test('are no pass', async () => {
    const report = await evaluate(sources, { cwd: folder });
    expect(report.verdict.gate).toBe('undecided');
    expect(report.problems).toMatchObject([
      {
        code: 'no-rule-selected',
        message: 'no rule judges the documents',
        location: { uri: 'shop/compose.yaml' },
      },
    ]);
  });

  test('are told beside manifests that are judged', async () => {
    write({ 'k8s/orders.yaml': deployment() });
    const both = [kubernetes({ manifests: 'k8s' }), ...sources];
    const rules = { 'compose/pinned-image': 'off', 'compose/published-once': 'off' } as const;
    const off = await judge(both, { rules });
    expect([off.verdict.gate, off.problems[0]?.code]).toEqual(['undecided', 'no-rule-selected']);
    // Another question was asked.
    const only = await judge(both, { only: ['kubernetes/any-workload'] });
    expect([only.verdict.gate, only.problems]).toEqual(['open', []]);
  });
});

describe('bad input', () => {
  const sound = 'services: { a: { image: "b:1" } }\n';
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const bomb = [
    'a0: &a0 [x,x,x,x,x,x,x,x,x,x]',
    ...Array.from({ length: 8 }, (_, level) => {
      const item = `*a${String(level)}`;
      return `a${String(level + 1)}: &a${String(level + 1)} [${Array(10).fill(item).join(',')}]`;
    }),
  ].join('\n');

  test.each<[string, string | Uint8Array, string, string, string]>([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'yaml-invalid', '3:1', 'the key "a" stands twice'],
    [
      'a key twice in JSON',
      '{"a": 1,\n "a": 2}',
      'yaml-invalid',
      '2:3',
      'the key "a" stands twice in one mapping, first on line 1',
    ],
    [
      'a key twice in a later document',
      'x: 1\n---\na: 1\na: 3\n',
      'yaml-invalid',
      '4:1',
      'first on line 3',
    ],
    [
      'JSON with comments',
      '{\n  // no\n  "a": 1\n}',
      'yaml-invalid',
      '2:3',
      '"/" cannot stand here',
    ],
    ['prose', 'Read me\nand nothing else\n', 'yaml-invalid', '1:1', 'neither a mapping nor a list'],
    ['nothing', '# later\n', 'source-empty', '', 'there is no document in it'],
    ['a template', 'a:\n  - {{ .Values.x }}\n', 'template-unrendered', '2:6', 'was not rendered'],
    ['no text', Uint8Array.of(0x61, 0x3a, 0x20, 0xff, 0x0a), 'not-text', '1:1', '0xFF'],
    ['a bomb of aliases', bomb, 'yaml-invalid', '7:', 'the aliases'],
    ['too many levels', deep(5000), 'yaml-invalid', '1:1', 'nests deeper'],
    ['a number that loses digits', '{"a": 9007199254740993}', 'object-not-judged', '1:', '/a'],
  ])('%s is told, and the rest is judged', async (what, text, code, place, message) => {
    const name = `bad/${what.replaceAll(' ', '-')}${what.includes('JSON') || what.includes('number') ? '.json' : '.yaml'}`;
    write({ [name]: text, 'bad/sound.yml': sound });
    const report = await judge([documents({ files: [name, 'bad/sound.yml'], name: 'compose' })]);
    const [problem] = report.problems;
    expect(report.problems).toHaveLength(1);
    expect([problem?.code, problem?.location?.uri]).toEqual([code, name]);
    const { startLine, startColumn } = problem?.location?.region ?? {};
    expect(place === '' ? '' : `${startLine ?? 0}:${startColumn ?? 0}`).toMatch(
      new RegExp(`^${place}`),
    );
    expect(problem?.message).toContain(message);
    expect(report.verdict.gate).toBe('undecided');
    for (const check of report.checks.filter(({ rule }) => rule.startsWith('compose/'))) {
      expect([check.outcome, check.evidence.examined]).toEqual(['not-evaluated', 1]);
    }
  });

  test('a link out of the folder is refused', async () => {
    write({ 'outside.yaml': sound, 'linked/in.yaml': sound });
    symlinkSync(join(folder, 'outside.yaml'), join(folder, 'linked/out.yaml'));
    const report = await judge([documents({ files: '.' })], { cwd: join(folder, 'linked') });
    expect(report.problems).toMatchObject([
      { code: 'source-outside-root', location: { uri: 'out.yaml' } },
    ]);
  });

  test('a byte order mark, line ends of Windows, JSON Lines and many levels are none', async () => {
    write({
      'fine/deep.json': `{"services": ${deep(1099)}}`,
      'fine/lines.jsonl':
        '{"services": {"a": {"image": "b:1"}}}\n{"services": {"a": {"image": "b"}}}\n',
      'fine/mark.yaml': `\ufeff${sound}`,
      'fine/windows.yaml': 'services:\r\n  a:\r\n    image: b\r\n',
    });
    const files = ['deep.json', 'lines.jsonl', 'mark.yaml', 'windows.yaml'];
    const report = await judge([
      documents({ files: files.map((file) => `fine/${file}`), name: 'compose' }),
    ]);
    expect(report.problems).toEqual([]);
    expect(
      findingsOf(report).map(({ subject, location }) => [subject.id, location?.region?.startLine]),
    ).toEqual([
      ['fine/lines.jsonl#1', 2],
      ['fine/windows.yaml', 3],
    ]);
  });

  test('a secret that a policy repeats is masked', async () => {
    write({
      'secret.yaml':
        'services:\n  a:\n    image: ghp_hunter2\n    build: .\n    x: 1\n    y: 2\n    token: ghp_hunter2\n',
    });
    const report = await judge([documents({ files: 'secret.yaml' })]);
    expect(findingsOf(report)).toMatchObject([
      { message: 'a runs •••, which names no version', details: { image: '•••' } },
    ]);
  });
});
