import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluate, type EvaluateOptions, type FitnessReport, kubernetes } from '../../src/index.js';
import { deployment } from '../cli/manifests.js';

const owner = 'kubernetes/owner-label';
const unowned = (name: string) => deployment({ name, labels: 'app: web' });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-exceptions-'));
  write('web.yaml', unowned('web'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const judge = (options: EvaluateOptions = {}) =>
  evaluate([kubernetes({ manifests: '*web.yaml', environment: 'prod' })], {
    cwd: folder,
    now: () => new Date('2026-06-15T12:00:00Z'),
    ...options,
  });

function statesOf({ checks }: FitnessReport) {
  const check = checks.find(({ rule }) => rule === owner);
  return { outcome: check?.outcome, states: check?.findings.map(({ state }) => state) };
}

const waiver = (lines = '') => `waivers:
  - rule: ${owner}
    subject: { kind: Deployment, name: web, environment: prod }
    owner: team-web
    reason: The label comes with the next release of the chart.
    expires: 2026-09-30
${lines}`;

test('without waivers and baseline the rules about them are not selected, with what is missing', async () => {
  const { notSelected, checks } = await judge();
  expect(checks.some(({ domain }) => domain === 'gate')).toBe(false);
  expect(notSelected).toContainEqual(
    expect.objectContaining({
      rule: 'waiver/expired',
      reason: 'input-missing',
      missing: 'waivers',
    }),
  );
  expect(notSelected).toContainEqual(
    expect.objectContaining({ rule: 'baseline/stale', missing: 'a baseline' }),
  );
});

describe('a waiver', () => {
  test('opens the gate while it holds', async () => {
    write('waivers.yaml', waiver());
    const report = await judge({ waivers: 'waivers.yaml' });
    expect(statesOf(report)).toEqual({ outcome: 'pass', states: ['waived'] });
    expect(report.verdict.gate).toBe('open');
    expect(report.totals.findings).toEqual({ new: 0, known: 0, waived: 1 });
    expect(report.waivers).toMatchObject([{ state: 'active', rule: owner, findings: 1 }]);
  });

  test('that has expired opens nothing, and is a finding of its own', async () => {
    write('waivers.yaml', waiver());
    const now = () => new Date('2026-10-01T00:00:00Z');
    const report = await judge({ waivers: 'waivers.yaml', now });
    expect(statesOf(report)).toEqual({ outcome: 'fail', states: ['new'] });
    expect(report.verdict.gate).toBe('closed');
    const expired = report.checks.find(({ rule }) => rule === 'waiver/expired');
    expect(expired?.findings).toMatchObject([
      { severity: 'medium', location: { uri: 'waivers.yaml' } },
    ]);
  });

  test('of an environment that nobody defined is malformed and closes the gate', async () => {
    write('waivers.yaml', waiver().replace('prod', 'prdo'));
    const { checks, verdict } = await judge({ waivers: 'waivers.yaml' });
    const malformed = checks.find(({ rule }) => rule === 'waiver/malformed');
    expect(malformed?.findings[0]?.message).toContain('there is no environment prdo');
    expect(verdict.gate).toBe('closed');
  });

  test('is not told to be unused or misnamed by a run over a part of the input', async () => {
    const others = waiver().replace('name: web', 'name: api') + waiver().replace('waivers:\n', '');
    write('waivers.yaml', others.replace('prod', 'staging'));
    const { checks } = await judge({ waivers: 'waivers.yaml', isPart: true });
    const gate = checks.filter(({ domain }) => domain === 'gate');
    expect(gate.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'waiver/malformed pass',
      'waiver/expired pass',
      'waiver/unused pass',
      'waiver/expiring pass',
    ]);
  });

  test('takes the severity of its rules from the settings', async () => {
    write('waivers.yaml', waiver());
    const now = () => new Date('2026-10-01T00:00:00Z');
    const rules = { 'waiver/expired': 'critical', 'waiver/unused': 'off', [owner]: 'low' } as const;
    const report = await judge({ waivers: 'waivers.yaml', now, rules });
    expect(report.verdict.reasons).toEqual(['waiver/expired: 1 new finding']);
    expect(report.checks.map(({ rule }) => rule)).not.toContain('waiver/unused');
  });

  test('cannot be had for a rule that the settings forbid it for', async () => {
    write('waivers.yaml', waiver());
    const report = await judge({
      waivers: 'waivers.yaml',
      rules: { [owner]: { waivers: 'never' } },
    });
    expect(statesOf(report).states).toEqual(['new']);
    expect(report.waivers).toMatchObject([{ state: 'malformed' }]);
  });

  test.each([
    ['no file', undefined, 'waivers-invalid'],
    ['no YAML', 'waivers: [', 'waivers-invalid'],
    ['another file', deployment(), 'waivers-invalid'],
  ])('that cannot be read leaves no verdict: %s', async (_, text, code) => {
    if (text !== undefined) write('waivers.yaml', text);
    write('web.yaml', deployment());
    const report = await judge({ waivers: 'waivers.yaml' });
    expect(report.verdict.gate).toBe('undecided');
    expect(report.problems).toMatchObject([{ code, location: { uri: 'waivers.yaml' } }]);
    expect(report.checks.find(({ rule }) => rule === 'waiver/expired')?.outcome).toBe(
      'not-evaluated',
    );
    expect(statesOf(report).outcome).toBe('pass');
  });
});

describe('the controls of a waiver', () => {
  const limit = 'kubernetes/memory-limit';

  test.each([{ only: [owner] }, { except: [limit] }, {}])(
    'are judged whatever a run asks for: %j',
    async (filter) => {
      write('waivers.yaml', waiver(`    controls: [${limit}]`));
      const report = await judge({ waivers: 'waivers.yaml', ...filter });
      expect(statesOf(report).states).toEqual(['waived']);
      expect(report.checks.some(({ rule }) => rule === limit)).toBe(
        !('only' in filter || 'except' in filter),
      );
    },
  );

  test('hold only where they looked at something in the environment of the finding', async () => {
    write('waivers.yaml', waiver(`    controls: [${limit}]`));
    const sources = ['prod', 'staging'].map((environment) =>
      kubernetes({ manifests: 'web.yaml', environment }),
    );
    const options = { cwd: folder, waivers: 'waivers.yaml', now: () => new Date('2026-06-15') };
    const both = await evaluate(sources, options);
    expect(statesOf(both).states).toEqual(['waived', 'new']);
    const overrides = [{ environments: 'prod', rules: { [limit]: 'off' } as const }];
    const off = await evaluate(sources, { ...options, overrides });
    expect(statesOf(off).states).toEqual(['new', 'new']);
  });
});

describe('an annotation', () => {
  const annotated = (value: string) =>
    deployment({ name: 'web', labels: 'app: web' }).replace(
      '  labels:',
      `  annotations:\n    archfit/waive.kubernetes.owner-label: "${value}"\n  labels:\n    owner: ''`,
    );

  test('waives where the owner of the gate allows it, for an object whose owner is known', async () => {
    const limit = 'kubernetes/cpu-limit';
    const text = deployment({ name: 'web' })
      .replace('              cpu: 500m\n', '')
      .replace(
        '  labels:',
        '  annotations:\n    archfit/waive.kubernetes.cpu-limit: "2026-09-30: bursts at start"\n  labels:',
      );
    write('web.yaml', text);
    const refused = await judge({ waivers: {} });
    const stateOf = (report: FitnessReport) =>
      report.checks.find(({ rule }) => rule === limit)?.findings.map(({ state }) => state);
    expect(stateOf(refused)).toEqual(['new']);
    expect(refused.waivers).toMatchObject([{ state: 'malformed' }]);
    const allowed = await judge({ waivers: { annotations: [limit] } });
    expect(stateOf(allowed)).toEqual(['waived']);
    expect(allowed.waivers).toMatchObject([
      { state: 'active', owner: 'team-web', location: { uri: 'web.yaml' } },
    ]);
  });

  test('of an object that stands twice in its file waives neither of them', async () => {
    const text = deployment({ name: 'web' })
      .replace('              cpu: 500m\n', '')
      .replace(
        '  labels:',
        '  annotations:\n    archfit/waive.kubernetes.cpu-limit: "2026-09-30: bursts"\n  labels:',
      );
    write('web.yaml', `${text}---\n${text.replace(/ {2}annotations:\n.*\n/, '')}`);
    const report = await judge({ waivers: { annotations: true } });
    expect(report.totals.findings).toMatchObject({ waived: 0 });
    expect(report.waivers).toMatchObject([{ state: 'malformed' }]);
  });

  test('that is no text is malformed, and the rest is judged', async () => {
    write(
      'web.yaml',
      deployment({ name: 'web' }).replace(
        '  labels:',
        '  annotations:\n    archfit/waive.kubernetes.cpu-limit: {until: never}\n  labels:',
      ),
    );
    const report = await judge();
    expect(report.waivers).toMatchObject([{ state: 'malformed' }]);
    expect(statesOf(report).outcome).toBe('pass');
  });

  test('that nobody asked for has no effect and is told', async () => {
    write('web.yaml', annotated('2026-09-30: please'));
    const report = await judge();
    expect(statesOf(report).states).toEqual(['new']);
    expect(report.waivers).toMatchObject([{ state: 'malformed' }]);
    expect(report.verdict.gate).toBe('closed');
  });
});

describe('a run that asks about waivers or the baseline alone', () => {
  const gone = waiver().replace('name: web', 'name: long-gone');

  test('judges the rest to know, and makes no checks of it', async () => {
    write('waivers.yaml', gone);
    const { checks, verdict } = await judge({
      waivers: 'waivers.yaml',
      only: ['waiver/unused'],
      failOn: 'low',
    });
    expect(checks.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(['waiver/unused fail']);
    expect(verdict.gate).toBe('closed');
  });

  test('is no verdict where every rule is off that judges the input', async () => {
    write('waivers.yaml', 'waivers: []');
    const off = (await judge()).checks.map(({ rule }) => [rule, 'off'] as const);
    const rules = Object.fromEntries(off);
    const report = await judge({ waivers: 'waivers.yaml', rules });
    expect(report).toMatchObject({
      verdict: { gate: 'undecided' },
      problems: [{ code: 'no-rule-selected' }],
    });
  });
});

test.each(['\u200b', '\u2800', '\u3164', '—'])(
  'an owner that nobody can read is none: %j',
  async (owner) => {
    write('waivers.yaml', waiver().replace('team-web', JSON.stringify(owner)));
    const report = await judge({ waivers: 'waivers.yaml' });
    expect(report.waivers).toMatchObject([{ state: 'malformed' }]);
  },
);

test('the report names the files that its settings come from, and they are no manifests', async () => {
  write('archfit.config.yaml', 'sources: {manifests: .}');
  const report = await evaluate([kubernetes({ manifests: '.' })], {
    cwd: folder,
    configuration: ['archfit.config.yaml'],
  });
  expect(report.configuration).toEqual(['archfit.config.yaml']);
  expect(report.inputs.map(({ uri }) => uri)).toEqual(['web.yaml']);
});

describe('files of the run itself', () => {
  test('are no manifests although they stand in the folder that is judged', async () => {
    write('waivers.yaml', waiver());
    const sources = [kubernetes({ manifests: '.', environment: 'prod' })];
    const report = await evaluate(sources, {
      cwd: folder,
      waivers: 'waivers.yaml',
      now: () => new Date('2026-06-15'),
    });
    expect(report.inputs.map(({ uri }) => uri)).toEqual(['web.yaml']);
    expect(report.verdict.gate).toBe('open');
  });
});

test('an audit waives nothing, and does not hold annotations against anybody', async () => {
  const text = deployment({ name: 'web' }).replace(
    '  labels:',
    '  annotations:\n    archfit/waive.kubernetes.cpu-limit: "2026-09-30: bursts"\n  labels:',
  );
  write('web.yaml', text);
  const { waivers, verdict } = await judge({ waivers: false });
  expect(waivers).toBeUndefined();
  expect(verdict.gate).toBe('open');
});

describe('a baseline', () => {
  const entry = ({ fingerprint, subject }: { fingerprint: string; subject: { id: string } }) =>
    JSON.stringify({ rule: owner, environment: 'prod', subject: subject.id, fingerprint });

  async function accept(): Promise<void> {
    const { checks } = await judge();
    const [finding] = checks.flatMap(({ findings }) => findings);
    if (!finding) throw new Error('nothing was found');
    const { path } = finding;
    const text = entry(finding).replace('}', path === undefined ? '}' : `,"path":"${path}"}`);
    write(
      'baseline.json',
      `{"schemaVersion":1,"fingerprints":"v1","tool":"0.1.0","packs":[],"written":"2026-06-15","findings":[${text}]}`,
    );
  }

  test('opens the gate for what it accepts, and for nothing else', async () => {
    await accept();
    const report = await judge({ baseline: 'baseline.json' });
    expect(statesOf(report)).toEqual({ outcome: 'pass', states: ['known'] });
    expect(report.baseline).toMatchObject({ uri: 'baseline.json', entries: 1, fixed: 0 });
    write('another-web.yaml', unowned('api'));
    const grown = await judge({ baseline: 'baseline.json' });
    expect(statesOf(grown)).toEqual({ outcome: 'fail', states: ['new', 'known'] });
  });

  test.each([
    ['another path', (text: string) => text.replace(/"path":"[^"]*"/, '"path":"spec.other"')],
    ['another subject', (text: string) => text.replace('shop/web', 'shop/api')],
    ['another rule', (text: string) => text.replace(owner, 'kubernetes/cpu-limit')],
  ])('accepts nothing by a fingerprint that stands beside %s', async (_, edit) => {
    await accept();
    write('baseline.json', edit(readFileSync(join(folder, 'baseline.json'), 'utf8')));
    expect(statesOf(await judge({ baseline: 'baseline.json' })).states).toEqual(['new']);
  });

  test('does not let a fix pay for another finding', async () => {
    await accept();
    write('web.yaml', unowned('api'));
    const report = await judge({ baseline: 'baseline.json' });
    expect(report.verdict.gate).toBe('closed');
    expect(report.baseline?.fixed).toBe(1);
    const stale = report.checks.find(({ rule }) => rule === 'baseline/stale');
    expect(stale?.findings).toMatchObject([
      { severity: 'low', location: { uri: 'baseline.json' } },
    ]);
  });

  test('of a part of the input tells nothing of entries that are not found', async () => {
    await accept();
    write('web.yaml', deployment({ name: 'api' }));
    const report = await judge({ baseline: 'baseline.json', isPart: true });
    expect(report.baseline).toMatchObject({ entries: 1, fixed: 0 });
  });

  test.each([
    ['another version', '{"schemaVersion":2}', 'baseline-invalid'],
    [
      'other fingerprints',
      '{"schemaVersion":1,"fingerprints":"v0","tool":"0.1.0","packs":[],"written":"2026-06-15","findings":[]}',
      'baseline-outdated',
    ],
  ])('of %s leaves no verdict', async (_, text, code) => {
    write('web.yaml', deployment());
    write('baseline.json', text);
    const report = await judge({ baseline: 'baseline.json' });
    expect(report).toMatchObject({ verdict: { gate: 'undecided' }, problems: [{ code }] });
  });
});

test('progress is told file by file', async () => {
  write('another-web.yaml', deployment());
  const told: unknown[] = [];
  await judge({ onProgress: (progress) => told.push(progress) });
  expect(told).toEqual([
    { done: 1, total: 2 },
    { done: 2, total: 2 },
  ]);
});
