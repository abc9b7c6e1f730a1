import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  evaluate,
  type EvaluateOptions,
  kubernetes,
  type RuleOverride,
  type RuleSettings,
} from '../../src/index.js';
import { autoscaler, critical, deployment } from '../cli/manifests.js';

const owner = 'kubernetes/owner-label';
const replicas = 'kubernetes/critical-min-replicas';
const autoscaled = 'kubernetes/critical-hpa-min-replicas';
const unowned = 'criticality: critical';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-settings-'));
  const files = {
    'dev/legacy/web.yaml': deployment({ labels: unowned, replicas: 'replicas: 1' }),
    'dev/web.yaml': deployment({ name: 'api', labels: unowned, replicas: 'replicas: 1' }),
    'prod/web.yaml': deployment({ labels: unowned, replicas: 'replicas: 1' }),
    'scaled/web.yaml': deployment({ labels: critical }) + '---\n' + autoscaler('minReplicas: 1'),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const sources = ['dev', 'prod'].map((environment) =>
  kubernetes({ manifests: environment, environment }),
);

async function judge(options: EvaluateOptions, judged = sources) {
  const report = await evaluate(judged, { cwd: folder, ...options });
  const findings = report.checks.flatMap((check) =>
    check.findings.map(({ rule, severity, location }) => `${rule} ${severity} ${location?.uri}`),
  );
  return { report, findings };
}

describe('the setting of a rule', () => {
  test.each<[RuleSettings[string], string, readonly string[]]>([
    ['on', 'closed', ['high', 'high', 'high']],
    ['critical', 'closed', ['critical', 'critical', 'critical']],
    ['low', 'open', ['low', 'low', 'low']],
    [{ severity: 'info' }, 'open', ['info', 'info', 'info']],
    [{}, 'closed', ['high', 'high', 'high']],
    [{ parameters: { labels: ['criticality'] } }, 'open', []],
  ])('%j', async (setting, gate, severities) => {
    const { report } = await judge({ only: [owner], rules: { [owner]: setting } });
    const [check] = report.checks;
    expect(report.verdict.gate).toBe(gate);
    expect(check?.findings.map(({ severity }) => severity)).toEqual(severities);
    expect(check?.evidence.examined).toBe(3);
  });

  test('off leaves the rule out and says so', async () => {
    const { report } = await judge({ rules: { [owner]: 'off' } });
    expect(report.checks.map(({ rule }) => rule)).not.toContain(owner);
    expect(report.notSelected).toContainEqual(
      expect.objectContaining({ rule: owner, reason: 'off' }),
    );
  });

  test.each<[unknown, string, string]>([
    ['hihg', 'the setting is "hihg"', 'One of: on, critical, high, medium, low, info, off.'],
    [7, 'the setting is 7', 'Give a word, or a mapping.'],
    [{ severty: 'high' }, 'a rule has no setting severty', 'Did you mean severity?'],
    [
      { severity: 'worst' },
      'severity is "worst"',
      'One of: critical, high, medium, low, info, off.',
    ],
    [{ baseline: 'always' }, 'baseline is "always"', 'The only value is never.'],
    [{ parameters: [] }, 'parameters is []', 'It has to be a mapping.'],
    [{ parameters: { lables: [] } }, `${owner} has no parameter lables`, 'Did you mean labels?'],
  ])('%j is refused', async (setting, message, hint) => {
    // JavaScript has no types to tell.
    const rules = { [owner]: setting } as RuleSettings;
    await expect(judge({ rules })).rejects.toMatchObject({ code: 'usage', message, hint });
  });

  test.each<[string, string, unknown, string]>([
    ['modules/no-cycles', 'type_imports', 'cuont', 'string: count, ignore, apart'],
    [
      'openapi-diff/default-changed',
      'possible',
      'none',
      'string: critical, high, medium, low, info',
    ],
    ['events/envelope', 'times', ['date'], 'array of string: date-time, text, number'],
  ])(
    '%s %s is refused where it is no word of those that there are',
    async (id, name, value, hint) => {
      const rules = { [id]: { parameters: { [name]: value } } };
      await expect(judge({ rules })).rejects.toMatchObject({
        code: 'usage',
        message: `the parameter ${name} of ${id} is ${JSON.stringify(value)}`,
        hint: `It has to be of type ${hint}.`,
      });
    },
  );

  test('every fault is told at once', async () => {
    const rules: RuleSettings = { 'kubernetes/owner-lable': 'off', 'kubernetes/cpu-limits': 'off' };
    const run = judge({ rules, require: ['kubernetes/service-acount'] });
    await expect(run).rejects.toMatchObject({
      code: 'usage',
      message: [
        'there is no rule kubernetes/owner-lable',
        'there is no rule kubernetes/cpu-limits (Did you mean kubernetes/cpu-limit?)',
        'there is no rule kubernetes/service-acount (Did you mean kubernetes/service-account?)',
      ].join('; '),
      hint: 'Did you mean kubernetes/owner-label?',
    });
  });
});

describe('an override', () => {
  const only = [owner];

  test.each<[string, readonly RuleOverride[], readonly string[]]>([
    [
      'by path',
      [{ paths: 'dev/legacy/**', rules: { [owner]: 'off' } }],
      [`${owner} high dev/web.yaml`, `${owner} high prod/web.yaml`],
    ],
    [
      'by environment',
      [{ environments: 'dev', rules: { [owner]: 'low' } }],
      [
        `${owner} low dev/legacy/web.yaml`,
        `${owner} low dev/web.yaml`,
        `${owner} high prod/web.yaml`,
      ],
    ],
    [
      'by both',
      [{ paths: '**/web.yaml', environments: ['prod'], rules: { [owner]: 'off' } }],
      [`${owner} high dev/legacy/web.yaml`, `${owner} high dev/web.yaml`],
    ],
    [
      'after another wins',
      [
        { paths: ['dev/**', 'prod/**'], rules: { [owner]: 'off' } },
        { paths: 'prod/**', rules: { [owner]: 'medium' } },
      ],
      [`${owner} medium prod/web.yaml`],
    ],
    [
      'changes parameters',
      [{ environments: 'prod', rules: { [owner]: { parameters: { labels: ['criticality'] } } } }],
      [`${owner} high dev/legacy/web.yaml`, `${owner} high dev/web.yaml`],
    ],
  ])('%s', async (_, overrides, expected) => {
    const { findings } = await judge({ only, overrides });
    expect(findings).toEqual(expected);
  });

  test('switches a rule on that is off elsewhere', async () => {
    const { findings, report } = await judge({
      only,
      rules: { [owner]: 'off' },
      overrides: [{ environments: 'prod', rules: { [owner]: 'on' } }],
    });
    expect(findings).toEqual([`${owner} high prod/web.yaml`]);
    expect(report.checks[0]?.evidence.examined).toBe(1);
  });

  test('that switches a rule off for everything leaves no check that examined nothing', async () => {
    const { report } = await judge({
      only,
      overrides: [{ paths: '**', rules: { [owner]: 'off' } }],
    });
    expect(report.checks).toEqual([]);
    expect(report.verdict).toMatchObject({ gate: 'undecided' });
  });

  test('reaches the findings of a rule that judges sets, by the file of their subject', async () => {
    const scaled = [kubernetes({ manifests: 'scaled' })];
    const run = (rules: RuleSettings) =>
      judge({ only: [autoscaled], overrides: [{ paths: 'scaled/**', rules }] }, scaled);
    expect((await run({})).findings).toEqual([`${autoscaled} high scaled/web.yaml`]);
    expect((await run({ [autoscaled]: 'low' })).findings).toEqual([
      `${autoscaled} low scaled/web.yaml`,
    ]);
    expect((await run({ [autoscaled]: 'off' })).report.checks).toEqual([]);
  });

  test('cannot give a rule that judges sets parameters by path', async () => {
    const rules = { [replicas]: { parameters: { minimum: 3 } } };
    await expect(judge({ overrides: [{ paths: 'dev/**', rules }] })).rejects.toMatchObject({
      code: 'usage',
      message: `${replicas} judges what runs together as a whole: its parameters cannot differ by path`,
    });
    const { report } = await judge({
      only: [replicas],
      overrides: [{ environments: 'dev', rules: { [replicas]: { parameters: { minimum: 1 } } } }],
    });
    const findings = report.checks.flatMap((check) => check.findings);
    expect(findings.map(({ environment }) => environment)).toEqual(['prod']);
  });

  test('makes a check as severe as the worst that it says', async () => {
    const { report } = await judge({
      only,
      rules: { [owner]: 'info' },
      overrides: [{ environments: 'prod', rules: { [owner]: 'critical' } }],
    });
    expect(report.checks[0]?.severity).toBe('critical');
  });
});

describe('a file that stands in two environments', () => {
  const twice = ['prod', 'staging'].map((environment) =>
    kubernetes({ manifests: 'prod', environment }),
  );

  test.each<[string, RuleSettings, readonly string[]]>([
    ['off', { [replicas]: 'off' }, ['prod high']],
    ['low', { [replicas]: 'low' }, ['prod high', 'staging low']],
  ])('is judged by a rule of sets as each environment says: %s', async (_, rules, expected) => {
    const { report } = await judge(
      { only: [replicas], overrides: [{ environments: 'staging', rules }] },
      twice,
    );
    const findings = report.checks.flatMap((check) => check.findings);
    expect(findings.map(({ environment, severity }) => `${environment} ${severity}`)).toEqual(
      expected,
    );
    expect(report.verdict.gate).toBe('closed');
  });
});

describe('the paths of an override', () => {
  const only = [owner];
  const off = { [owner]: 'off' } as const;

  test.each<[string, string | readonly string[], readonly string[]]>([
    ['a folder stands for what is in it', 'dev', ['prod/web.yaml']],
    ['and with a slash', ['dev/'], ['prod/web.yaml']],
    ['a file', 'dev/web.yaml', ['dev/legacy/web.yaml', 'prod/web.yaml']],
    ['what is taken out again', ['**', '!prod/**'], ['prod/web.yaml']],
    ['all but a folder', '!dev', ['dev/legacy/web.yaml', 'dev/web.yaml']],
  ])('%s', async (_, paths, left) => {
    const { report } = await judge({ only, overrides: [{ paths, rules: off }] });
    const found = report.checks.flatMap((check) => check.findings);
    expect(found.map(({ location }) => location?.uri)).toEqual(left);
    expect(report.problems).toEqual([]);
  });

  test('that match nothing leave no verdict', async () => {
    const overrides = [{ paths: 'dev/legcay/**', rules: { [owner]: 'low' } as const }];
    const { report } = await judge({ only, rules: { [owner]: 'low' }, overrides });
    expect(report).toMatchObject({
      verdict: { gate: 'undecided' },
      problems: [{ code: 'override-no-match' }],
    });
    const part = await judge({ only, overrides, isPart: true });
    expect(part.report.problems).toEqual([]);
  });
});

describe('require', () => {
  test('makes the absence of a rule undecided', async () => {
    const rule = 'waiver/expired';
    const { report } = await judge({ only: [owner, rule], rules: { [owner]: 'low' } });
    expect(report.verdict.gate).toBe('open');
    const required = await judge({
      only: [owner, rule],
      rules: { [owner]: 'low' },
      require: [rule],
    });
    expect(required.report).toMatchObject({
      verdict: { gate: 'undecided' },
      problems: [
        {
          code: 'required-rule-absent',
          message: `${rule} is required and did not run: it needs waivers`,
        },
      ],
    });
  });

  test('cannot be left out', async () => {
    const { report } = await judge({
      except: [owner],
      rules: { [replicas]: 'off' },
      require: [owner],
    });
    expect(report).toMatchObject({
      verdict: { gate: 'undecided' },
      problems: [{ code: 'required-rule-absent', hint: 'It is left out by except.' }],
    });
  });

  test('is not met by a rule that is off for every file, whatever else runs', async () => {
    const { report } = await judge({
      overrides: [{ paths: '**', rules: { [replicas]: 'off' } }],
      require: [replicas],
      failOn: 'never',
    });
    expect(report.problems).toMatchObject([{ code: 'required-rule-absent' }]);
  });

  test('does not reach what a run is not limited to', async () => {
    const { report } = await judge({
      only: [owner],
      rules: { [owner]: 'low' },
      require: ['waiver/expired'],
    });
    expect(report.verdict.gate).toBe('open');
  });
});
