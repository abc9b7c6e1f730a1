import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluate, events, kubernetes } from '../../src/evaluate/index.js';
import { ArchfitError, type ArchfitErrorCode, type FitnessReport } from '../../src/report/index.js';
import { declareFitness } from '../../src/runner/fitness/describe-fitness.js';
import { evaluateNow } from '../../src/runner/fitness/evaluate-now.js';
import {
  type FitnessOptions,
  readFitnessOptions,
} from '../../src/runner/fitness/fitness-options.js';
import { thrown } from '../matchers/failure-message.js';
import { createFakeRunner } from './fake-runner.js';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'archfit-runner-'));
  write('rendered/web.yaml', deployment('web', 'owner: shop'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function write(file: string, text: string): string {
  const path = join(cwd, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Labels of equal length make files of equal size. */
function deployment(name: string, label: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    ${label}
spec:
  template:
    spec:
      containers: [{ name: ${name} }]
`;
}

const ownerLabel = 'kubernetes/owner-label';
const only = { only: [ownerLabel] };
const rendered = kubernetes({ manifests: 'rendered' });

function run(options: FitnessOptions): FitnessReport {
  return evaluateNow(readFitnessOptions({ cwd, ...options }), 60_000);
}

describe('the evaluation that a test file waits for', () => {
  test('gives the report of evaluate()', async () => {
    const now = new Date('2031-03-01');
    const direct = await evaluate([rendered], { cwd, now: () => now });
    const { durationMs, ...report } = run({ sources: rendered, now });
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(direct).toMatchObject(report);
    expect(report.evaluatedAt).toBe(now.toISOString());
  });

  test('judges event schemas as the gate does', async () => {
    write('events/order.json', '{ "title": "OrderPlaced", "type": "object", "x-pii": true }');
    const rule = 'events/versioned';
    const options = { sources: events({ files: 'events' }), only: [rule], failOn: 'low' } as const;
    const report = run(options);
    const direct = await evaluate([options.sources], { cwd, only: [rule], failOn: 'low' });
    expect(report.checks).toMatchObject([{ rule, outcome: 'fail' }]);
    expect(report.verdict).toEqual(direct.verdict);
  });

  test('takes sources, rules and the rest from the configuration', () => {
    write(
      'archfit.config.yaml',
      'sources: { manifests: rendered }\nfailOn: low\nrules: { kubernetes/cpu-limit: off }\n',
    );
    const report = run({ cwd: join(cwd, 'rendered') });
    expect(report.verdict.failOn).toBe('low');
    expect(report.inputs.map(({ uri }) => uri)).toEqual(['rendered/web.yaml']);
    expect(report.notSelected.map(({ rule }) => rule)).toContain('kubernetes/cpu-limit');
  });

  test('runs the code of a configuration once', () => {
    write(
      'archfit.config.cjs',
      `require('node:fs').appendFileSync(require('node:path').join(__dirname, 'runs'), 'x');
module.exports = { sources: { manifests: 'rendered' } };
`,
    );
    expect(run({}).checks).not.toEqual([]);
    expect(readFileSync(join(cwd, 'runs'), 'utf8')).toBe('x');
  });

  test('does not look at the configuration when sources are given, unless it is named', () => {
    const config = 'archfit.config.yaml';
    write(config, 'sources: { manifests: nothing }\nfailOn: never\n');
    expect(run({ sources: rendered }).verdict).toMatchObject({ gate: 'closed', failOn: 'high' });
    expect(run({ sources: rendered, config }).verdict).toMatchObject({ failOn: 'never' });
  });

  test('lets the options win over the configuration', () => {
    write('archfit.config.yaml', 'sources: { manifests: rendered }\nfailOn: never\n');
    const report = run({ ...only, failOn: 'info', rules: { [ownerLabel]: 'low' } });
    expect(report.verdict.failOn).toBe('info');
    expect(report.checks).toMatchObject([{ rule: ownerLabel, severity: 'low' }]);
  });

  test('tells the configuration what the tests have set in the environment', () => {
    write(
      'archfit.config.mjs',
      'export default ({ env }) => ({ sources: { manifests: env.RENDERED } });\n',
    );
    process.env['RENDERED'] = 'rendered';
    try {
      expect(run(only).inputs.map(({ uri }) => uri)).toEqual(['rendered/web.yaml']);
    } finally {
      delete process.env['RENDERED'];
    }
  });

  test.each<[string, string, FitnessOptions, { readonly code: ArchfitErrorCode }]>([
    ['a rule that does not exist', '', { sources: rendered, only: ['a/b'] }, { code: 'usage' }],
    [
      'a named configuration that is not there',
      '',
      { config: 'no.yaml' },
      { code: 'config-not-found' },
    ],
    [
      'a configuration with a fault',
      'export default { sorces: [] }',
      {},
      { code: 'config-invalid' },
    ],
    ['one that throws', 'throw new Error("not today")', {}, { code: 'config-invalid' }],
    ['one that ends the process', 'process.exit(0)', {}, { code: 'policy-evaluation' }],
    [
      'one that never comes to an end',
      'await new Promise(() => {})',
      {},
      { code: 'policy-evaluation' },
    ],
    [
      'one that fails in the background',
      'setTimeout(() => { throw new Error("too late") }); await new Promise(() => {})',
      {},
      { code: 'policy-evaluation' },
    ],
  ])('throws on %s, with the hint in the message', (_, config, options, expected) => {
    if (config !== '') write('archfit.config.mjs', config);
    const error = thrown(() => run(options));
    if (!(error instanceof ArchfitError)) throw error;
    expect(error).toMatchObject(expected);
    expect(error.message).toContain(error.hint);
  });

  test('ends after the time that it may take', () => {
    write('archfit.config.mjs', 'for (;;);');
    expect(thrown(() => evaluateNow(readFitnessOptions({ cwd }), 500))).toMatchObject({
      code: 'time-limit',
      message: expect.stringMatching(/no verdict after 500 ms: .*out of memory\n.*NODE_OPTIONS/),
    });
  });
});

describe('a second evaluation', () => {
  // Every run has a time of its own, and a run of its own where that differs.
  const identify = ({ evaluatedAt, durationMs }: FitnessReport) => [evaluatedAt, durationMs];

  test('is the first one while nothing has changed', () => {
    const first = run({ sources: rendered });
    const second = run({ sources: rendered });
    expect(identify(second)).toEqual(identify(first));
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });

  test('is another one for other options', () => {
    expect(run({ sources: rendered, failOn: 'low' }).verdict.failOn).toBe('low');
    expect(run({ sources: rendered, failOn: 'never' }).verdict.failOn).toBe('never');
  });

  test('sees a file of equal size and time with other content', () => {
    const path = join(cwd, 'rendered/web.yaml');
    utimesSync(path, 1, 1);
    expect(run({ sources: rendered, ...only }).verdict.gate).toBe('open');
    write('rendered/web.yaml', deployment('web', 'wonre: shop'));
    utimesSync(path, 1, 1);
    expect(run({ sources: rendered, ...only }).verdict.gate).toBe('closed');
    const other = write('other.yaml', deployment('web', 'owner: shop'));
    utimesSync(other, 1, 1);
    renameSync(other, path);
    expect(run({ sources: rendered, ...only }).verdict.gate).toBe('open');
  });

  test('sees files that come and go', () => {
    expect(run({ sources: rendered, ...only }).verdict.gate).toBe('open');
    write('rendered/orders.yaml', deployment('orders', 'team: shop'));
    expect(run({ sources: rendered, ...only }).verdict.gate).toBe('closed');
    rmSync(join(cwd, 'rendered/orders.yaml'));
    expect(run({ sources: rendered, ...only }).verdict.gate).toBe('open');
    rmSync(join(cwd, 'rendered/web.yaml'));
    expect(run({ sources: rendered, ...only }).verdict.gate).toBe('undecided');
  });

  test('sees a configuration that changes, and one that comes nearer', () => {
    const options = { ...only, cwd: join(cwd, 'rendered') };
    write('archfit.config.yaml', 'extends: ./base.yaml\nsources: { manifests: rendered/*.yaml }\n');
    write('base.yaml', 'failOn: low\n');
    expect(run(options).verdict.failOn).toBe('low');
    write('base.yaml', 'failOn: critical\n');
    expect(run(options).verdict.failOn).toBe('critical');
    write('rendered/archfit.config.json', '{ "sources": { "manifests": "web.yaml" } }');
    expect(run(options).verdict.failOn).toBe('high');
  });

  test('sees what a configuration computes', () => {
    const setting = write('level.json', '"low"');
    write(
      'archfit.config.mjs',
      `import { readFileSync } from 'node:fs';
export default {
  sources: { manifests: 'rendered' },
  failOn: JSON.parse(readFileSync(${JSON.stringify(setting)}, 'utf8')),
};
`,
    );
    expect(run(only).verdict.failOn).toBe('low');
    write('level.json', '"info"');
    expect(run(only).verdict.failOn).toBe('info');
  });

  test('sees a baseline that appears, and waivers that change', () => {
    const options = { sources: rendered, waivers: 'waivers.yaml', ...only };
    const first = run(options);
    write('waivers.yaml', 'waivers: []\n');
    const second = run(options);
    expect(identify(second)).not.toEqual(identify(first));
    write('archfit-baseline.json', '{}\n');
    expect(identify(run(options))).not.toEqual(identify(second));
  });
});

function lineOf(frame: string | undefined): number {
  return Number(/:(\d+):\d+\)?$/.exec(frame ?? '')?.[1]);
}

describe('describeFitness', () => {
  test('declares the tests of the report, and shows the line of its call when one fails', () => {
    write('rendered/orders.yaml', deployment('orders', 'team: shop'));
    const { runner, ran } = createFakeRunner();
    const describeFitness = (name: string, options?: FitnessOptions) => {
      declareFitness(runner, describeFitness, name, options);
    };
    const lineAbove = lineOf(new Error().stack?.split('\n')[1]);
    describeFitness('architecture', { cwd, sources: rendered, ...only });
    const [{ path, outcome, error } = {}] = ran;
    expect({ path, outcome }).toEqual({
      path: ['architecture', 'kubernetes', 'Workloads name their owner (2 workloads, 1 finding)'],
      outcome: 'failed',
    });
    expect(error?.message).toContain('Deployment orders names no owner');
    const frames = error?.stack?.slice(`Error: ${error.message}\n`.length).split('\n');
    expect(frames?.[0]).toContain('describe-fitness.test.ts');
    expect(lineOf(frames?.[0])).toBe(lineAbove + 1);
  });

  test.each([[''], [undefined], [{ only: [] }]])('refuses %p as its name', (name) => {
    const { runner } = createFakeRunner();
    // What a JavaScript file may pass.
    const given = name as string;
    const error = thrown(() => declareFitness(runner, () => undefined, given, {}));
    expect(error).toMatchObject({ code: 'usage' });
    expect(error.message).toContain('describeFitness needs a name');
  });

  test('declares nothing when there is no verdict', () => {
    const { runner, ran } = createFakeRunner();
    const options = { cwd, sources: rendered, only: ['a/b'] };
    expect(() => declareFitness(runner, () => undefined, 'architecture', options)).toThrow('a/b');
    expect(ran).toEqual([]);
  });
});
