/** @jest-environment ./test/policy/opa-environment.mjs */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { evaluate, kubernetes } from '../../src/evaluate/index.js';
import { definePack, defineRule } from '../../src/index.js';
import type { FitnessReport } from '../../src/report/index.js';
import { evaluateNow } from '../../src/runner/fitness/evaluate-now.js';
import {
  type FitnessOptions,
  readFitnessOptions,
} from '../../src/runner/fitness/fitness-options.js';
import { thrown } from '../matchers/failure-message.js';

jest.setTimeout(120_000);

const cache = mkdtempSync(join(tmpdir(), 'archfit-cache-'));
const { ARCHFIT_CACHE: before } = process.env;
let cwd: string;

beforeAll(() => {
  // The worker has the environment of this process.
  process.env['ARCHFIT_CACHE'] = cache;
});

afterAll(() => {
  if (before === undefined) delete process.env['ARCHFIT_CACHE'];
  else process.env['ARCHFIT_CACHE'] = before;
  rmSync(cache, { recursive: true, force: true });
});

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-own-')));
  write('rendered/web.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n');
  write('policy/team.rego', policy('kind', 'ConfigMap'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(join(cwd, file, '..'), { recursive: true });
  writeFileSync(join(cwd, file), text);
}

/** Of equal length for kinds of equal length. */
function policy(field: string, value: string): string {
  return `package team

deny contains msg if {
	input.${field} == "${value}"
	msg := sprintf("no %s here", [input.kind])
}
`;
}

const rule = 'team/deny';
const rendered = kubernetes({ manifests: 'rendered' });
const own = { sources: rendered, policies: ['policy'], builtIn: false };

function run(options: FitnessOptions): FitnessReport {
  return evaluateNow(readFitnessOptions({ cwd, ...options }), 60_000);
}

const gateOf = (options: FitnessOptions) => run(options).verdict.gate;

describe('policies of one’s own in describeFitness', () => {
  test('judge as in evaluate()', async () => {
    const now = new Date('2031-03-01');
    const { durationMs, ...report } = run({ ...own, now });
    expect(durationMs).toBeGreaterThan(0);
    expect(report.checks).toMatchObject([
      { rule, outcome: 'fail', findings: [{ message: 'no ConfigMap here' }] },
    ]);
    const direct = await evaluate([rendered], {
      ...{ cwd, now: () => now, policyCache: cache },
      ...{ policies: own.policies, builtIn: false },
    });
    expect(direct).toMatchObject(report);
  });

  test('judge beside the built-in rules, and beside those of the configuration', () => {
    write('policy/label.rego', policy('metadata.name', 'web').replace('team', 'label'));
    write(
      'archfit.config.yaml',
      'sources: { manifests: rendered }\npolicies: [policy/label.rego]\n',
    );
    const only = [rule, 'label/deny', 'kubernetes/owner-label'];
    const report = run({ policies: ['policy/team.rego'], only });
    expect(report.checks.map((check) => check.rule).sort()).toEqual(only.toSorted());
    expect(report.problems).toEqual([]);
  });

  test('are compiled once, whatever else is asked', () => {
    const kept = () =>
      readdirSync(join(cache, 'policies')).map((name) => {
        return [name, statSync(join(cache, 'policies', name)).mtimeMs];
      });
    expect(gateOf(own)).toBe('closed');
    const entries = kept();
    expect(entries).not.toEqual([]);
    const first = run(own);
    expect(run(own).evaluatedAt).toBe(first.evaluatedAt);
    expect(gateOf({ ...own, failOn: 'critical' })).toBe('open');
    expect(kept()).toEqual(entries);
  });

  test('judge anew when a file of them changes, comes or goes', () => {
    expect(gateOf(own)).toBe('closed');
    write('policy/team.rego', policy('kind', 'Configmap'));
    expect(gateOf(own)).toBe('open');
    write('policy/deep/more.rego', policy('kind', 'ConfigMap').replace('team', 'more'));
    expect(gateOf(own)).toBe('closed');
    rmSync(join(cwd, 'policy/deep'), { recursive: true });
    expect(gateOf(own)).toBe('open');
    rmSync(join(cwd, 'policy'), { recursive: true });
    expect(gateOf(own)).toBe('undecided');
  });

  test('judge anew when their data change', () => {
    write('policy/team.rego', policy('kind', '').replace('""', 'data.settings.kind'));
    write('data/settings/kinds.yaml', 'kind: Secret\n');
    const pack = definePack({ policies: 'policy', data: 'data' });
    const options = { ...own, policies: [pack] };
    expect(gateOf(options)).toBe('open');
    write('data/settings/kinds.yaml', 'kind: ConfigMap\n');
    expect(gateOf(options)).toBe('closed');
  });

  test('judge anew when the configuration names them', () => {
    write('archfit.config.yaml', 'sources: { manifests: rendered }\npolicies: [policy]\n');
    const options = { only: [rule] };
    expect(gateOf(options)).toBe('closed');
    expect(run(options).evaluatedAt).toBe(run(options).evaluatedAt);
    write('policy/team.rego', policy('kind', 'Configmap'));
    expect(gateOf(options)).toBe('open');
  });

  test('judge anew where they are rules in TypeScript, whatever these import', () => {
    write('forbidden.mjs', "export const forbidden = 'ConfigMap';\n");
    write(
      'archfit.config.mjs',
      `import { forbidden } from './forbidden.mjs';
import { defineRule } from ${JSON.stringify(join(__dirname, '../../dist/index.js'))};

export default {
  sources: { manifests: 'rendered' },
  policies: [
    defineRule({
      id: 'team/kind',
      title: 'No object is of a kind that is forbidden',
      description: 'Some kinds are not for us.',
      severity: 'high',
      facts: 'object',
      rationale: 'We say so.',
      remediation: 'Use another kind.',
      check: ({ object }) =>
        object.kind === forbidden ? [{ message: 'forbidden', details: {} }] : [],
    }),
  ],
};
`,
    );
    const options = { only: ['team/kind'] };
    expect(gateOf(options)).toBe('closed');
    write('forbidden.mjs', "export const forbidden = 'Secret';\n");
    expect(gateOf(options)).toBe('open');
  });

  test('leave the gate undecided where they cannot be read', () => {
    write('policy/team.rego', 'package team\n\ndeny contains msg if {\n');
    const { verdict, problems } = run(own);
    expect(verdict.gate).toBe('undecided');
    expect(problems).toMatchObject([
      { code: 'policies-invalid', location: { uri: 'policy/team.rego' } },
      { code: 'no-rule-selected' },
    ]);
  });

  test.each<[string, unknown, string]>([
    [
      'a path that is no list',
      { policies: 'policy' },
      'the value of policies\nGive it a list of paths',
    ],
    ['what names no policies', { policies: [{ data: 'data' }] }, 'the value of policies'],
    ['a text for the switch', { builtIn: 'no' }, 'the value of builtIn\nGive it a boolean.'],
  ])('refuse %s', (_, options, message) => {
    // What a JavaScript file may pass.
    expect(() => readFitnessOptions(options as object)).toThrow(message);
  });

  test('refuse rules in TypeScript, which belong into the configuration', () => {
    const definition: unknown = defineRule({
      id: 'team/kind',
      title: 'No object is of a kind that is forbidden',
      description: 'Some kinds are not for us.',
      severity: 'high',
      facts: 'object',
      rationale: 'We say so.',
      remediation: 'Use another kind.',
      check: () => [],
    });
    // What a JavaScript file may pass.
    const options = { policies: [definition] } as object;
    expect(thrown(() => readFitnessOptions(options)).message).toContain('archfit.config.ts');
  });
});
