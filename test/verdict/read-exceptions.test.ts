import { describe, expect, test } from '@jest/globals';
import { applyExceptions } from '../../src/verdict/apply-exceptions.js';
import { formatBaseline } from '../../src/verdict/baseline/format-baseline.js';
import { readBaseline, readExceptions } from '../../src/verdict/read-exceptions.js';
import {
  cpu,
  judge,
  now,
  sampleContext,
  sampleFinding,
  sampleReport,
  writeFiles,
} from './sample-run.js';

const report = sampleReport(judge([sampleFinding()]));
const { text: baseline } = formatBaseline(report, undefined, {
  now,
  neverRules: new Set(),
  judgedEnvironments: [],
});
const waivers = 'waivers: []\n';

interface Case {
  readonly given: string;
  readonly text: string | undefined;
  readonly message: RegExp;
  readonly hint: RegExp;
  readonly line?: number;
  readonly code?: string;
}

const badBaselines: readonly Case[] = [
  {
    given: 'no file',
    text: undefined,
    message: /the file does not exist/,
    hint: /archfit baseline/,
  },
  { given: 'an empty file', text: '', message: /it is empty/, hint: /archfit baseline/ },
  {
    given: 'a report',
    text: JSON.stringify(report),
    message: /it looks like a report of archfit/,
    hint: /name the right file/,
  },
  {
    given: 'waivers',
    text: waivers,
    message: /it looks like a file of waivers/,
    hint: /name the right file/,
  },
  {
    given: 'a SARIF log',
    text: '{"version":"2.1.0","runs":[]}',
    message: /it looks like a SARIF log/,
    hint: /./,
  },
  {
    given: 'a manifest',
    text: 'apiVersion: v1\nkind: Pod\n',
    message: /it looks like a Kubernetes object/,
    hint: /./,
  },
  {
    given: 'a configuration',
    text: 'sources: []\n',
    message: /it looks like a configuration/,
    hint: /./,
  },
  { given: 'a list', text: '[]', message: /it is a list/, hint: /./ },
  { given: 'a text', text: 'hello', message: /it is a text/, hint: /./ },
  { given: 'another mapping', text: 'a: 1', message: /it holds no findings/, hint: /./ },
  {
    given: 'a merge conflict',
    text: baseline.replace('\n{', '\n<<<<<<< HEAD\n{'),
    message: /the file cannot be read/,
    hint: /./,
  },
  {
    given: 'half a file',
    text: baseline.slice(0, 200),
    message: /the file cannot be read/,
    hint: /./,
  },
  {
    given: 'another format',
    text: baseline.replace('"schemaVersion":1', '"schemaVersion":2'),
    message: /its format is 2/,
    hint: /version that wrote it \(0\.1\.0\)/,
    line: 1,
  },
  {
    given: 'an entry without a fingerprint',
    text: baseline.replace(/,"fingerprint":"[^"]*"/, ''),
    message: /fingerprint is missing/,
    hint: /./,
    line: 2,
  },
  {
    given: 'an entry with an unknown key',
    text: baseline.replace('{"rule"', '{"reason":"x","rule"'),
    message: /there is no findings\[0\]\.reason/,
    hint: /./,
    line: 2,
  },
  {
    given: 'a count of none',
    text: baseline.replace('{"rule"', '{"count":0,"rule"'),
    message: /count is 0/,
    hint: /from 1 on/,
    line: 2,
  },
  {
    given: 'fingerprints of another version',
    text: baseline.replace('"v1"', '"v0"'),
    message: /of version v0, and those of this run are v1: it accepts nothing/,
    hint: /archfit baseline/,
    line: 1,
    code: 'baseline-outdated',
  },
];

describe('9. a baseline is a problem, and accepts nothing, when it is', () => {
  test.each(badBaselines)(
    '$given',
    async ({ text, message, hint, line, code = 'baseline-invalid' }) => {
      const cwd = writeFiles(text === undefined ? {} : { 'b.json': text });
      const { exceptions, problems } = await readExceptions({ baseline: 'b.json', cwd });
      expect(problems).toEqual([
        expect.objectContaining({
          code,
          message: expect.stringMatching(message),
          hint: expect.stringMatching(hint),
          location: expect.objectContaining({ uri: 'b.json' }),
        }),
      ]);
      if (line !== undefined) expect(problems[0]?.location?.region?.startLine).toBe(line);
      const applied = applyExceptions(judge([sampleFinding()]), exceptions, sampleContext());
      expect(applied.findings.get(cpu.id)?.[0]?.state).toBe('new');
      expect(applied.exceptionRules.has('baseline/stale')).toBe(false);
      expect(applied.baseline).toBeUndefined();
    },
  );
});

const badWaivers: readonly Case[] = [
  { given: 'no file', text: undefined, message: /the file does not exist/, hint: /waivers: \[\]/ },
  { given: 'an empty file', text: '\n', message: /it is empty/, hint: /waivers: \[\]/ },
  { given: 'a baseline', text: baseline, message: /it looks like a baseline/, hint: /./ },
  {
    given: 'a report',
    text: JSON.stringify({ ...report, waivers: [] }),
    message: /a report of archfit/,
    hint: /./,
  },
  {
    given: 'the waivers without their key',
    text: '- rule: kubernetes/cpu-limit\n',
    message: /it is a list/,
    hint: /under the key waivers/,
  },
  {
    given: 'a misspelt key',
    text: 'waiver: []\n',
    message: /there is no waiver/,
    hint: /Did you mean waivers\?/,
    line: 1,
  },
  {
    given: 'a mapping of waivers',
    text: 'waivers: {rule: a}\n',
    message: /waivers is \{/,
    hint: /a list/,
  },
  {
    given: 'a key given twice',
    text: 'waivers: []\nwaivers: []\n',
    message: /the file cannot be read/,
    hint: /./,
    line: 2,
  },
];

describe('a file of waivers is a problem, and waives nothing, when it is', () => {
  test.each(badWaivers)('$given', async ({ text, message, hint, line }) => {
    const cwd = writeFiles(text === undefined ? {} : { 'w.yaml': text });
    const { exceptions, problems } = await readExceptions({ waivers: { file: 'w.yaml' }, cwd });
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'waivers-invalid',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
        location: expect.objectContaining({ uri: 'w.yaml' }),
      }),
    ]);
    if (line !== undefined) expect(problems[0]?.location?.region?.startLine).toBe(line);
    const applied = applyExceptions(judge([sampleFinding()]), exceptions, sampleContext());
    expect(applied.findings.get(cpu.id)?.[0]?.state).toBe('new');
    // What could not be read was not judged.
    expect([...applied.exceptionRules.keys()]).toEqual([]);
    expect(applied.waivers).toEqual([]);
  });
});

test.each(['waivers: []', 'waivers:\n', '{"waivers": []}', '$schema: x\nwaivers: []'])(
  'a file without a waiver is sound: %j',
  async (text) => {
    const cwd = writeFiles({ 'w.yaml': text });
    const { exceptions, problems } = await readExceptions({ waivers: { file: 'w.yaml' }, cwd });
    expect(problems).toEqual([]);
    const applied = applyExceptions(judge([]), exceptions, sampleContext());
    expect(applied.waivers).toEqual([]);
    expect(applied.exceptionRules.get('waiver/unused')).toEqual({ examined: 0, findings: [] });
  },
);

test('one file that cannot be read leaves the other as it is', async () => {
  const cwd = writeFiles({ 'b.json': baseline });
  const sources = { baseline: 'b.json', waivers: { file: 'none.yaml' }, cwd };
  const { exceptions, problems } = await readExceptions(sources);
  expect(problems.map(({ code }) => code)).toEqual(['waivers-invalid']);
  const applied = applyExceptions(judge([sampleFinding()]), exceptions, sampleContext());
  expect(applied.findings.get(cpu.id)?.[0]?.state).toBe('known');
});

test('a run without exceptions has none of their rules, and says nothing of them', async () => {
  const { exceptions, problems } = await readExceptions({ cwd: '/' });
  expect(problems).toEqual([]);
  const findings = [sampleFinding()];
  const applied = applyExceptions(judge(findings), exceptions, sampleContext());
  expect(applied).toEqual({ findings: expect.any(Map), exceptionRules: new Map() });
  expect(applied.findings.get(cpu.id)).toEqual(findings);
});

test.each([
  ['is not there', {}, 'missing'],
  ['is of another version', { 'b.json': baseline.replace('"v1"', '"v0"') }, 'outdated'],
  ['is something else', { 'b.json': waivers }, 'problem'],
  ['is sound', { 'b.json': baseline }, 'baseline'],
])('a command learns that a baseline %s', async (_, files, kind) => {
  expect((await readBaseline('b.json', writeFiles(files))).kind).toBe(kind);
});
