import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  ArchfitError,
  evaluate,
  type EvaluateOptions,
  type FitnessReport,
  kubernetes,
} from '../../src/index.js';
import { InputError } from '../../src/policy/engine/index.js';
import { PackEvaluator } from '../../src/policy/index.js';
import { autoscaler, critical, deployment } from '../cli/manifests.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-evaluate-'));
  for (const environment of ['dev', 'prod']) {
    mkdirSync(join(folder, environment));
    const replicas = environment === 'dev' ? 'replicas: 1' : 'replicas: 3';
    const manifest = deployment({ labels: critical, replicas });
    writeFileSync(join(folder, environment, 'web.yaml'), manifest);
  }
  writeFileSync(join(folder, 'autoscaler.yaml'), autoscaler('minReplicas: 2'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const judge = (sources: Parameters<typeof evaluate>[0], options: EvaluateOptions = {}) =>
  evaluate(sources, { cwd: folder, ...options });

const findingsOf = ({ checks }: FitnessReport) =>
  checks.flatMap((check) =>
    check.findings.map(({ rule, environment, severity, fingerprint, message }) => {
      return { rule, environment, severity, fingerprint, message };
    }),
  );

describe('environments', () => {
  const only = ['kubernetes/critical-min-replicas'];

  test('are judged apart, and findings name theirs', async () => {
    const report = await judge(
      [
        kubernetes({ manifests: 'dev', environment: 'dev' }),
        kubernetes({ manifests: 'prod', environment: 'prod' }),
      ],
      { only },
    );
    const findings = report.checks.flatMap((check) => check.findings);
    expect(findings.map(({ rule, environment }) => ({ rule, environment }))).toEqual([
      { rule: 'kubernetes/critical-min-replicas', environment: 'dev' },
    ]);
  });

  test('join the sources of one name', async () => {
    const report = await judge([
      kubernetes({ manifests: 'dev', environment: 'dev' }),
      kubernetes({ manifests: 'autoscaler.yaml', environment: 'dev' }),
      kubernetes({ manifests: 'prod', environment: 'prod' }),
    ]);
    expect(report.verdict.gate).toBe('open');
  });

  test('keep their names, and so their fingerprints, when one of them is judged alone', async () => {
    const sources = ['dev', 'prod'].map((environment) =>
      kubernetes({ manifests: environment, environment }),
    );
    const both = findingsOf(await judge(sources, { only }));
    expect(both).toHaveLength(1);
    expect(findingsOf(await judge(sources.slice(0, 1), { only }))).toEqual(both);
    expect(findingsOf(await judge(sources, { only, environments: ['dev'] }))).toEqual(both);
    expect(findingsOf(await judge(sources, { only, environments: ['prod'] }))).toEqual([]);
  });

  test('that are judged alone leave the inputs of the others unread', async () => {
    const { inputs } = await judge(
      [
        kubernetes({ manifests: ['dev', 'prod'], each: 'folder' }),
        kubernetes({ manifests: 'none' }),
      ],
      { environments: ['prod'] },
    );
    expect(inputs.map(({ uri }) => uri)).toEqual(['prod/web.yaml']);
  });

  test('have to be named where they are asked for: nothing to judge is no pass', async () => {
    const sources = [kubernetes({ manifests: 'dev', environment: 'dev' })];
    await expect(judge(sources, { environments: [] })).rejects.toMatchObject({ code: 'usage' });
  });

  test.each([
    ['prdo', 'Did you mean prod?'],
    ['canary', 'Environments: dev, prod.'],
  ])('that nobody defined are misuse: %s', async (environment, hint) => {
    const sources = [kubernetes({ manifests: ['dev', 'prod'], each: 'folder' })];
    await expect(judge(sources, { environments: [environment] })).rejects.toMatchObject({
      code: 'usage',
      message: `there is no environment ${environment}`,
      hint,
    });
    const overrides = [{ environments: environment, rules: {} }];
    await expect(judge(sources, { overrides })).rejects.toMatchObject({ code: 'usage', hint });
  });
});

describe('parameters', () => {
  const rule = 'kubernetes/critical-min-replicas';

  test('change what a rule asks', async () => {
    const report = await judge([kubernetes({ manifests: 'prod' })], {
      rules: { [rule]: { parameters: { minimum: 4 } } },
    });
    const [finding] = report.checks.flatMap((check) => check.findings);
    expect(finding?.details).toMatchObject({ minimum: 4, replicas: 3 });
  });

  test.each<[Record<string, Record<string, unknown>>, string]>([
    [{ 'kubernetes/none': { minimum: 4 } }, 'there is no rule kubernetes/none'],
    [{ [rule]: { minimun: 4 } }, `${rule} has no parameter minimun`],
    [{ [rule]: { minimum: '4' } }, `the parameter minimum of ${rule} is "4"`],
    [{ [rule]: { minimum: 1.5 } }, `the parameter minimum of ${rule} is 1.5`],
    [{ [rule]: { values: 'critical' } }, `the parameter values of ${rule} is "critical"`],
    [{ [rule]: { values: [1] } }, `the parameter values of ${rule} is [1]`],
    [{ 'kubernetes/cpu-limit': { minimum: 1 } }, 'kubernetes/cpu-limit has no parameter minimum'],
  ])('%j are refused', async (parameters, message) => {
    const rules = Object.fromEntries(
      Object.entries(parameters).map(([id, values]) => [id, { parameters: values }]),
    );
    const run = judge([kubernetes({ manifests: 'prod' })], { rules });
    await expect(run).rejects.toThrow(ArchfitError);
    await expect(run).rejects.toMatchObject({ code: 'usage', message });
  });
});

test('a severity that does not exist is misuse: nothing would be at or above it', async () => {
  // JavaScript has no types to tell.
  const failOn = 'hihg' as 'high';
  const run = judge([kubernetes({ manifests: 'dev' })], { failOn });
  await expect(run).rejects.toMatchObject({ code: 'usage' });
});

test.each<[string, Record<string, unknown>]>([
  ['an option that does not exist', { enviroments: ['prod'] }],
  ['a clock that gives no time', { now: () => new Date(Number.NaN) }],
])('%s is misuse', async (_, options) => {
  const run = judge([kubernetes({ manifests: 'dev' })], options);
  await expect(run).rejects.toMatchObject({ code: 'usage' });
});

test.each<unknown>([[], undefined, [7]])(
  'a source that names no manifests is misuse: %j',
  async (manifests) => {
    // JavaScript has no types to tell.
    const source = kubernetes({ manifests: manifests as string[] });
    await expect(judge([source])).rejects.toMatchObject({ code: 'usage' });
  },
);

test('a run without sources is misuse', async () => {
  await expect(evaluate([])).rejects.toMatchObject({ code: 'usage' });
});

test('a report is the same for the same input, but for its duration', async () => {
  const now = () => new Date('2026-01-31T12:00:00Z');
  const run = async () => {
    const { durationMs, ...report } = await judge([kubernetes({ manifests: '.' })], { now });
    expect(durationMs).toBeGreaterThanOrEqual(0);
    return report;
  };
  expect(await run()).toEqual(await run());
});

test('the report names what was looked at', async () => {
  const report = await judge([kubernetes({ manifests: ['prod', 'autoscaler.yaml'] })], {
    target: { service: 'web', commit: 'abc' },
  });
  expect(report).toMatchObject({
    schemaVersion: 1,
    tool: { name: 'archfit', version: '0.1.0', opa: '1.22.0' },
    target: { service: 'web', commit: 'abc' },
    packs: [{ name: 'archfit', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }],
    inputs: [
      { uri: 'prod/web.yaml', kind: 'kubernetes', units: 2 },
      { uri: 'autoscaler.yaml', kind: 'kubernetes', units: 1 },
    ],
    totals: { inputs: 2, units: 3, problems: 0 },
  });
});

test.each(['rendered', 'rendered/**/*.yaml'])(
  'a file that a link leads to as well is known by its own name: %s',
  async (manifests) => {
    const { symlinkSync } = await import('node:fs');
    const linked = mkdtempSync(join(tmpdir(), 'archfit-linked-'));
    try {
      mkdirSync(join(linked, 'rendered/legacy'), { recursive: true });
      mkdirSync(join(linked, 'rendered/prod'));
      writeFileSync(join(linked, 'rendered/prod/web.yaml'), deployment());
      symlinkSync('../prod', join(linked, 'rendered/legacy/prod'));
      symlinkSync('../prod/web.yaml', join(linked, 'rendered/legacy/web.yaml'));
      const report = await evaluate([kubernetes({ manifests })], { cwd: linked });
      expect(report.inputs.map(({ uri }) => uri)).toEqual(['rendered/prod/web.yaml']);
    } finally {
      rmSync(linked, { recursive: true });
    }
  },
);

test('a link that leads out of the folder is not followed', async () => {
  const { symlinkSync } = await import('node:fs');
  const inside = mkdtempSync(join(tmpdir(), 'archfit-inside-'));
  try {
    writeFileSync(join(inside, 'web.yaml'), deployment());
    symlinkSync(join(folder, 'dev', 'web.yaml'), join(inside, 'outside.yaml'));
    const report = await evaluate([kubernetes({ manifests: '.' })], { cwd: inside });
    expect(report.problems).toMatchObject([{ code: 'source-outside-root' }]);
    expect(report.inputs.map(({ uri }) => uri)).toEqual(['web.yaml']);
  } finally {
    rmSync(inside, { recursive: true });
  }
});

describe('a number that nobody can count with', () => {
  const count = '99999999999999999999';
  const only = ['kubernetes/schema-valid', 'kubernetes/rollout-keeps-minimum'];
  const judgeText = (text: string) =>
    judge([kubernetes({ manifests: '-' })], { only, stdin: Readable.from([Buffer.from(text)]) });

  test('is a finding at its object, and the others are judged', async () => {
    const text = `${deployment({ labels: critical, replicas: `replicas: ${count}` })}---\n${autoscaler(`minReplicas: ${count}`)}`;
    const { checks, problems } = await judgeText(text);
    expect(problems).toEqual([]);
    const messages = checks.flatMap(({ findings }) => findings.map(({ message }) => message));
    expect(messages).toEqual(
      expect.arrayContaining([
        'Deployment web: spec.replicas does not fit 32 bits',
        'HorizontalPodAutoscaler web: spec.minReplicas does not fit 32 bits',
      ]),
    );
  });

  test('fails the rules that cannot read it, never the run', async () => {
    const judgeSet = jest.spyOn(PackEvaluator.prototype, 'judgeSet').mockImplementation(() => {
      throw new InputError('/workloads', 'is odd');
    });
    try {
      const { checks } = await judgeText(deployment({ labels: critical }));
      expect(checks.map(({ rule, outcome }) => [rule, outcome])).toEqual([
        ['kubernetes/rollout-keeps-minimum', 'error'],
        ['kubernetes/schema-valid', expect.any(String)],
      ]);
    } finally {
      judgeSet.mockRestore();
    }
  });
});
