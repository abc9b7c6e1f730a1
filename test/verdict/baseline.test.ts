import { describe, expect, test } from '@jest/globals';
import { parseSettings } from '../../src/source/index.js';
import type { Finding, Measure } from '../../src/report/index.js';
import { formatBaseline } from '../../src/verdict/baseline/format-baseline.js';
import { readBaseline } from '../../src/verdict/read-exceptions.js';
import type { Baseline, BaselineOptions } from '../../src/verdict/index.js';
import {
  applyTexts,
  cpu,
  foundBy,
  judge,
  now,
  owner,
  renamed,
  sampleFinding,
  sampleReport,
  strict,
  writeFiles,
} from './sample-run.js';

const options: BaselineOptions = {
  now,
  neverRules: new Set([strict.id]),
  judgedEnvironments: ['prod', 'staging'],
};

function write(
  findings: readonly Finding[],
  previous?: Baseline,
  more: Partial<BaselineOptions> = {},
) {
  return formatBaseline(sampleReport(judge(findings)), previous, { ...options, ...more });
}

async function read(text: string): Promise<Baseline> {
  const result = await readBaseline('b.json', writeFiles({ 'b.json': text }));
  if (result.kind !== 'baseline' && result.kind !== 'outdated') throw new Error(result.kind);
  return result.baseline;
}

const replicas = (value: number): Measure => ({ value, unit: 'replicas', better: 'higher' });
const connections = (value: number): Measure => ({ value, unit: 'connections', better: 'lower' });

const statesOf = async (findings: readonly Finding[], baseline: string) => {
  const applied = await applyTexts({ judged: judge(findings), baseline });
  return [...applied.findings.values()].flat().map(({ state }) => state);
};

describe('a baseline', () => {
  test('1. knows a finding by its identity, whatever its line, message or file', async () => {
    const { text } = write([sampleFinding()]);
    const moved = {
      ...sampleFinding({ uri: 'other/place.yaml', message: 'other words' }),
      location: {
        uri: 'other/place.yaml',
        region: { startLine: 99, startColumn: 1, endLine: 99, endColumn: 2 },
      },
    };
    expect(await statesOf([moved], text)).toEqual(['known']);
    expect(await statesOf([sampleFinding({ path: 'spec.containers[name=proxy]' })], text)).toEqual([
      'new',
    ]);
    expect(await statesOf([sampleFinding({ environment: 'prod' })], text)).toEqual(['new']);
  });

  test('2. is sorted, one entry a line, with rule and subject to read', () => {
    const { text } = write([
      sampleFinding({ name: 'web', environment: 'staging' }),
      sampleFinding({ name: 'api', environment: 'staging' }),
      sampleFinding({ name: 'web', environment: 'prod', measure: replicas(1) }),
      sampleFinding({ rule: owner.id, path: '' }),
    ]);
    const lines = text.split('\n').slice(1, -2);
    const entries = lines.map(
      (line) => JSON.parse(line.replace(/,$/, '')) as Record<string, unknown>,
    );
    expect(entries.map(({ rule, environment, subject }) => [rule, environment, subject])).toEqual([
      [cpu.id, 'prod', 'apps/Deployment/shop/web'],
      [cpu.id, 'staging', 'apps/Deployment/shop/api'],
      [cpu.id, 'staging', 'apps/Deployment/shop/web'],
      [owner.id, undefined, 'apps/Deployment/shop/web'],
    ]);
    expect(text).not.toMatch(/is wrong|rendered\/web\.yaml|startLine/);
  });

  test('3. is no count: fixing one finding does not pay for another of the same rule', async () => {
    const { text } = write([sampleFinding({ name: 'a' }), sampleFinding({ name: 'b' })]);
    const after = [sampleFinding({ name: 'b' }), sampleFinding({ name: 'c' })];
    expect(await statesOf(after, text)).toEqual(['known', 'new']);
  });

  test('3. accepts a finding of one identity as often as it was found', async () => {
    const twice = [sampleFinding(), sampleFinding()];
    const { text } = write(twice);
    expect(text).toContain('"count":2');
    expect(await statesOf([...twice, sampleFinding()], text)).toEqual(['known', 'known', 'new']);
  });

  test('4. tells what grows, so that a command can refuse it', async () => {
    const before = await read(write([sampleFinding({ name: 'a' })]).text);
    const { change } = write([sampleFinding({ name: 'a' }), sampleFinding({ name: 'b' })], before);
    expect(change.added.map(({ finding }) => finding.subject.name)).toEqual(['b']);
    expect(change).toMatchObject({ worse: [], removed: [], kept: 1, retained: 0 });
  });

  test.each<[string, Measure, Measure, Finding['state'], number]>([
    ['better', replicas(1), replicas(2), 'known', 1],
    ['equal', replicas(1), replicas(1), 'known', 1],
    ['worse', replicas(1), replicas(0), 'new', 1],
    ['better where less is better', connections(120), connections(110), 'known', 120],
    ['worse where less is better', connections(120), connections(130), 'new', 120],
  ])('5. ratchets: a value that is %s', async (_, accepted, value, state, shown) => {
    const { text } = write([sampleFinding({ measure: accepted })]);
    const applied = await applyTexts({
      judged: judge([sampleFinding({ measure: value })]),
      baseline: text,
    });
    const [finding] = applied.findings.get(cpu.id) ?? [];
    expect(finding).toMatchObject({ state, measure: { ...value, accepted: shown } });
  });

  test('5. accepts no value of another unit', async () => {
    const { text } = write([sampleFinding({ measure: replicas(1) })]);
    const finding = sampleFinding({ measure: { ...replicas(5), unit: 'pods' } });
    const applied = await applyTexts({ judged: judge([finding]), baseline: text });
    expect(applied.findings.get(cpu.id)).toEqual([finding]);
  });

  test('5. writes a better value down, and tells a worse one as growth', async () => {
    const before = await read(
      write([
        sampleFinding({ name: 'up', measure: replicas(1) }),
        sampleFinding({ name: 'down', measure: replicas(1) }),
      ]).text,
    );
    const { text, change } = write(
      [
        sampleFinding({ name: 'up', measure: replicas(2) }),
        sampleFinding({ name: 'down', measure: replicas(0) }),
      ],
      before,
    );
    expect(change.better.map(({ finding }) => finding.subject.name)).toEqual(['up']);
    expect(
      change.worse.map(({ entry, before: was }) => [was.accepted?.value, entry.accepted?.value]),
    ).toEqual([[1, 0]]);
    expect((await read(text)).entries.map(({ accepted }) => accepted?.value)).toEqual([0, 2]);
  });

  test('6. accepts nothing of a rule that forbids it, and says what it left out', async () => {
    const finding = sampleFinding({ rule: strict.id });
    const { text, change } = write([finding]);
    expect((await read(text)).entries).toEqual([]);
    expect(change.refused).toEqual([finding]);
  });

  test('6. accepts nothing by an entry for such a rule, and the entry is told of', async () => {
    const { text } = write([sampleFinding({ rule: strict.id })], undefined, {
      neverRules: new Set(),
    });
    const judged = judge([sampleFinding({ rule: strict.id })]);
    const applied = await applyTexts({ judged, baseline: text, context: { isWhole: false } });
    expect(applied.findings.get(strict.id)?.[0]?.state).toBe('new');
    expect(foundBy(applied, 'baseline/stale')[0]?.message).toMatch(/which the rule forbids/);
    expect(applied.baseline).toMatchObject({ entries: 1, fixed: 0 });
  });

  test('7. leaves a new finding as it is without a baseline', async () => {
    const { text } = write([sampleFinding({ name: 'other' })]);
    const finding = sampleFinding({ measure: replicas(0) });
    const applied = await applyTexts({ judged: judge([finding]), baseline: text });
    expect(applied.findings.get(cpu.id)).toEqual([finding]);
  });

  test('8. records its packs, the versions of tool and fingerprints, and the day', () => {
    expect(JSON.parse(write([]).text)).toEqual({
      schemaVersion: 1,
      fingerprints: 'v1',
      tool: '0.1.0',
      packs: [{ name: 'archfit', revision: 'r1' }],
      written: '2026-11-21',
      findings: [],
    });
  });

  test('8. of another fingerprint version is migrated by what it says of rule, environment, subject and path', async () => {
    const findings = [sampleFinding({ environment: 'prod' }), sampleFinding({ name: 'gone' })];
    const old = write(findings)
      .text.replaceAll(/"v1:/g, '"v0:')
      .replace('"fingerprints":"v1"', '"fingerprints":"v0"');
    const before = await read(old);
    const after = [sampleFinding({ environment: 'prod' }), sampleFinding({ name: 'fresh' })];
    const { text, change } = write(after, before);
    expect(change.kept).toBe(1);
    expect(change.added.map(({ finding }) => finding.subject.name)).toEqual(['fresh']);
    expect(change.removed.map(({ subject }) => subject)).toEqual(['apps/Deployment/shop/gone']);
    expect(await statesOf(after, text)).toEqual(['known', 'known']);
  });

  test('10. counts what it accepts and what is fixed', async () => {
    const { text } = write(['a', 'b', 'c'].map((name) => sampleFinding({ name })));
    const applied = await applyTexts({
      judged: judge([sampleFinding({ name: 'a' })]),
      baseline: text,
    });
    expect(applied.baseline).toEqual({
      uri: 'archfit-baseline.json',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      entries: 3,
      fixed: 2,
    });
    expect(applied.exceptionRules.get('baseline/stale')?.examined).toBe(3);
  });

  test('written twice from the same report is the same bytes, on another day too', async () => {
    const { text } = write([sampleFinding(), sampleFinding({ name: 'api' })]);
    const later = { now: new Date('2027-02-01T00:00:00Z') };
    const again = write([sampleFinding({ name: 'api' }), sampleFinding()], await read(text), later);
    expect(again.text).toBe(text);
    const changed = write([sampleFinding()], await read(text), later);
    expect(changed.text).toContain('"written":"2027-02-01"');
  });

  test('leaves waived findings out', () => {
    const waived: Finding = { ...sampleFinding(), state: 'waived' };
    expect(JSON.parse(write([waived]).text)).toMatchObject({ findings: [] });
  });

  test('that accepts what is waived as well is not stale', async () => {
    const { text } = write([sampleFinding()]);
    const applied = await applyTexts({
      judged: judge([sampleFinding()]),
      baseline: text,
      waivers: `waivers:
  - {rule: kubernetes/cpu-limit, subject: {name: web}, owner: a, reason: b, expires: 2027-01-31}
`,
    });
    expect(applied.findings.get(cpu.id)?.[0]?.state).toBe('waived');
    expect(foundBy(applied, 'baseline/stale')).toEqual([]);
    expect(applied.baseline?.fixed).toBe(0);
  });

  test('with the same line twice, as a merge can leave it, accepts once', async () => {
    const { text } = write([sampleFinding()]);
    const line = text.split('\n')[1] ?? '';
    const merged = text.replace(line, `${line},\n${line}`);
    expect(await statesOf([sampleFinding(), sampleFinding()], merged)).toEqual(['known', 'new']);
  });

  test('accepts nothing by an entry that shows another subject than the one it accepts', async () => {
    const { text } = write([sampleFinding()]);
    const lying = text.replace('apps/Deployment/shop/web', 'apps/Deployment/shop/harmless');
    expect(await statesOf([sampleFinding()], lying)).toEqual(['new']);
  });

  test('holds for a renamed rule, and is written again under its new id', async () => {
    const { text } = write([sampleFinding({ rule: renamed.id })]);
    const old = text.replaceAll(renamed.id, 'kubernetes/old-name');
    const findings = [sampleFinding({ rule: renamed.id })];
    expect(await statesOf(findings, old)).toEqual(['known']);
    const again = write(findings, await read(old), { knownRules: [renamed] });
    expect(again.change).toMatchObject({ added: [], removed: [], kept: 1 });
    expect(again.text).toBe(text);
  });
});

describe('an entry of what is not found any more', () => {
  const gone = sampleFinding({ name: 'gone', environment: 'prod' });
  const { text } = write([gone]);

  test('is told at its line', async () => {
    const applied = await applyTexts({ judged: judge([]), baseline: text });
    const [finding] = foundBy(applied, 'baseline/stale');
    expect(finding).toMatchObject({
      message:
        'archfit-baseline.json accepts a finding of kubernetes/cpu-limit about apps/Deployment/shop/gone at spec.containers[name=web] in prod, which is not found any more',
      location: { uri: 'archfit-baseline.json', region: { startLine: 2 } },
      severity: 'low',
    });
  });

  test('is told when only some of them are left', async () => {
    const twice = write([gone, gone]).text;
    const applied = await applyTexts({ judged: judge([gone]), baseline: twice });
    expect(foundBy(applied, 'baseline/stale')[0]?.message).toMatch(
      /accepts 2 findings .* only 1 of them is found/,
    );
    expect(applied.baseline).toMatchObject({ entries: 2, fixed: 1 });
  });

  test.each<[string, Parameters<typeof applyTexts>[0]]>([
    ['the run judged a part', { judged: judge([]), context: { isWhole: false } }],
    [
      'its environment was not judged',
      { judged: judge([]), context: { judgedEnvironments: ['staging'] } },
    ],
    ['its rule did not run', { judged: judge([]).filter(({ rule }) => rule !== cpu) }],
    ['its rule could not decide', { judged: judge([], { [cpu.id]: { isDecided: false } }) }],
  ])('is not told when %s', async (_, run) => {
    const applied = await applyTexts({ ...run, baseline: text });
    expect(foundBy(applied, 'baseline/stale')).toEqual([]);
    expect(applied.baseline?.fixed).toBe(0);
  });

  test('is told when its environment is gone', async () => {
    const context = { environments: ['staging'], judgedEnvironments: ['staging'] };
    const applied = await applyTexts({ judged: judge([]), baseline: text, context });
    expect(foundBy(applied, 'baseline/stale')[0]?.message).toMatch(/there is no environment prod/);
  });

  test('is told when its rule is gone', async () => {
    const baseline = text.replace(cpu.id, 'kubernetes/cpu-limits');
    const applied = await applyTexts({ judged: judge([]), baseline, context: { isWhole: false } });
    expect(foundBy(applied, 'baseline/stale')[0]).toMatchObject({
      message: expect.stringMatching(/there is no such rule/),
      remediation: 'Did you mean kubernetes/cpu-limit?',
    });
  });
});

describe('a new baseline over one whose entry is not found', () => {
  const gone = sampleFinding({ name: 'gone', environment: 'prod' });
  const problem = { code: 'yaml-invalid', message: 'no YAML', hint: 'Correct it.' } as const;

  test.each<[string, Partial<BaselineOptions>, Parameters<typeof judge>[1], boolean, boolean?]>([
    ['drops it', {}, {}, false],
    ['keeps it when a part was judged', { isWhole: false }, {}, true],
    ['keeps it when its environment was not judged', { judgedEnvironments: ['staging'] }, {}, true],
    ['keeps it when its rule could not decide', {}, { [cpu.id]: { isDecided: false } }, true],
    ['keeps it when a part of the input could not be read', {}, {}, true, true],
    [
      'drops it when its environment is gone',
      { judgedEnvironments: ['staging'], environments: ['staging'] },
      {},
      false,
    ],
    ['drops it when its rule is gone', { isWhole: false, knownRules: [owner] }, {}, false],
    [
      'drops it when its rule forbids it',
      { isWhole: false, neverRules: new Set([cpu.id]) },
      {},
      false,
    ],
  ])('%s', async (_, more, judged, isKept, hasProblem = false) => {
    const previous = await read(write([gone]).text);
    const report = sampleReport(judge([], judged), hasProblem ? { problems: [problem] } : {});
    const { text, change } = formatBaseline(report, previous, { ...options, ...more });
    expect((await read(text)).entries).toEqual(isKept ? previous.entries : []);
    expect([change.retained, change.removed.length]).toEqual(isKept ? [1, 0] : [0, 1]);
  });

  test('keeps it when its rule did not run', async () => {
    const previous = await read(write([gone]).text);
    const report = sampleReport(judge([]).filter(({ rule }) => rule !== cpu));
    expect(formatBaseline(report, previous, options).change.retained).toBe(1);
  });
});

test('the text is JSON, which YAML reads alike', () => {
  const { text } = write([sampleFinding({ measure: replicas(1) })]);
  const parsed = parseSettings('b.json', text);
  expect(parsed.kind === 'settings' && parsed.settings.value).toEqual(JSON.parse(text));
});
