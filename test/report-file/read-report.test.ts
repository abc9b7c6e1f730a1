import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readReport } from '../../src/index.js';
import { parseReport } from '../../src/report-file/parse-report.js';
import {
  acceptedReport,
  fullReport,
  sampleBaseline,
  sampleCheck,
  sampleReport,
} from '../reporters/sample-report.js';

const full = { ...fullReport(), baseline: sampleBaseline };
const whole = JSON.stringify(full, null, 2);

/** The report as somebody changed it: each path leads to a new value, or to none. */
function changed(...changes: readonly (readonly [path: string, value: unknown])[]): string {
  const report: unknown = JSON.parse(whole);
  for (const [path, value] of changes) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<unknown>((node, step) => Reflect.get(toObject(node), step), report);
    if (value === undefined) Reflect.deleteProperty(toObject(parent), last);
    else Reflect.set(toObject(parent), last, value);
  }
  return JSON.stringify(report, null, 2);
}

function toObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

const withKey = (key: string) => whole.replace('"totals": {', `"${key}": {}, "totals": {`);

describe('a saved report is refused with its place:', () => {
  test.each<[string, string, string, string]>([
    ['an empty file', ' \n', 'r.json the file is empty', 'archfit check --format json'],
    ['half of one', whole.slice(0, 900), 'it ends before it is complete', 'save it again, whole'],
    ['a text', 'gate open', 'r.json:1:1 the file is no report: it is no JSON', 'saves a report'],
    ['JUnit', '<?xml version="1.0"?>', 'r.json:1:1 the file is no report: it looks like XML', ''],
    ['null', 'null', 'the file is no report: it is empty', ''],
    ['a list', '[]', 'r.json:1:1 the file is no report: it is a list', ''],
    ['SARIF', '{"version":"2.1.0","runs":[]}', 'it looks like a SARIF log', ''],
    ['a baseline', '{"fingerprints":"v1","findings":[]}', 'it looks like a baseline', ''],
    [
      'a budget',
      '{"environments":[],"verdict":{}}',
      'it looks like a report of archfit budget',
      '',
    ],
    ['something else', '{"a":1}', 'it has neither checks nor a verdict', ''],
    [
      'one of a newer version',
      changed(['schemaVersion', 2]),
      'r.json:2:4 schemaVersion is 2, and this version of archfit reads 1',
      'version of archfit that wrote it (1.2.3)',
    ],
    [
      'one without a version',
      changed(['schemaVersion', undefined]),
      'schemaVersion is not given',
      '',
    ],
    [
      'a wrong word',
      changed(['checks.1.outcome', 'passed']),
      'checks[1].outcome is "passed"',
      'Allowed: error, fail,',
    ],
    ['a wrong type', changed(['problems', {}]), 'problems is a mapping', 'It has to be a list'],
    ['a part that is gone', changed(['checks.1.evidence', undefined]), 'evidence is missing', ''],
    ['a part that is unknown', withKey('total'), 'total is no part of a report', 'mean totals?'],
    [
      'a prototype',
      withKey('__proto__'),
      'is no part of a report',
      'version of archfit that wrote',
    ],
    [
      'details without an end',
      changed([
        'checks.0.findings.0.details',
        JSON.parse('{"a":'.repeat(300) + '1' + '}'.repeat(300)),
      ]),
      'details.a is nested more than 200 deep',
      '',
    ],
    [
      'a gate that was opened',
      changed(['verdict.gate', 'open']),
      'verdict.gate is open, and by its checks it is closed',
      'changed after archfit wrote it',
    ],
    [
      'a total that was mended',
      changed(['totals.findings.new', 0]),
      'totals.findings is not what its checks come to',
      '',
    ],
    [
      'an outcome that was mended',
      changed(['checks.0.outcome', 'pass']),
      'kubernetes/owner-label: its outcome cannot be pass',
      '',
    ],
    [
      'a finding that nobody waived',
      changed(['checks.0.findings.2.state', 'waived']),
      'a finding is waived by nothing',
      '',
    ],
    [
      'a finding that no baseline knows',
      changed(['checks.0.findings.2.state', 'known'], ['baseline', undefined]),
      'a finding is known, and there is no baseline',
      '',
    ],
    [
      'a finding of another rule',
      changed(['checks.0.findings.2.rule', 'kubernetes/passes']),
      'a finding is of another rule',
      '',
    ],
  ])('%s', async (_, text, message, hint) => {
    await expect(parseReport('r.json', text)).rejects.toMatchObject({
      code: 'report-invalid',
      message: expect.stringMatching(/^r\.json/),
      hint: expect.stringContaining(hint),
    });
    await expect(parseReport('r.json', text)).rejects.toThrow(message);
  });

  test('several faults are counted', async () => {
    const text = changed(['problems', {}], ['notSelected', 'none']);
    await expect(parseReport('r.json', text)).rejects.toThrow('(and 1 more)');
  });

  test('what stands there is not repeated where it may be a secret', async () => {
    const text = changed(['problems', 'postgres://orders:hunter2@db/orders']);
    await expect(parseReport('r.json', text)).rejects.toThrow('problems is another text');
  });
});

describe('a saved report is read', () => {
  const accepted = acceptedReport();
  const known = accepted.checks.map((check) =>
    check.findings.some(({ state }) => state === 'new')
      ? { ...check, outcome: 'fail' as const }
      : check,
  );
  test.each([
    ['whole', full],
    ['with a baseline and waivers', sampleReport({ ...accepted, checks: known })],
    ['without a check', sampleReport({ checks: [] })],
    ['with what nobody judged', sampleReport({ checks: [sampleCheck()] })],
  ])('%s', async (_, report) => {
    expect(await parseReport('r.json', JSON.stringify(report))).toEqual(report);
  });

  test('where a key stands twice, by the last one', async () => {
    const text = whole.replace('"schemaVersion": 1', '"schemaVersion": 7, "schemaVersion": 1');
    expect(await parseReport('r.json', text)).toEqual(JSON.parse(whole));
  });

  test('with a key of details that is no key elsewhere', async () => {
    const text = whole.replace('"details": {', '"details": {"__proto__": {"polluted": true},');
    const report = await parseReport('r.json', text);
    expect(Object.keys(report.checks[0]?.findings[0]?.details ?? {})).toContain('__proto__');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'archfit-report-'));
    writeFileSync(join(folder, 'r.json'), `\ufeff${whole}`);
    writeFileSync(join(folder, 'large.json'), '{');
    truncateSync(join(folder, 'large.json'), 400_000_001);
    writeFileSync(join(folder, 'bytes.json'), Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is read from a folder, or from a stream', async () => {
    const report: unknown = JSON.parse(whole);
    expect(await readReport('r.json', { cwd: folder })).toEqual(report);
    const stdin = Readable.from([Buffer.from(whole.slice(0, 99)), Buffer.from(whole.slice(99))]);
    expect(await readReport('-', { stdin })).toEqual(report);
  });

  test.each([
    ['gone.json', 'gone.json the file does not exist'],
    ['large.json', 'large.json the file is larger than 400 MB'],
    ['.', 'a folder stands where a file is expected'],
    ['bytes.json', 'bytes.json:1:1'],
  ])('%s is refused', async (name, message) => {
    await expect(readReport(name, { cwd: folder })).rejects.toThrow(message);
  });
});
