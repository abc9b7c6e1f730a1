import { afterEach, describe, expect, test } from '@jest/globals';
import {
  type MatcherContext,
  toComply,
  toHaveExamined,
  toHaveFinding,
  toHaveNoNewFindings,
  toReachLevel,
  toViolate,
} from '../../src/matchers/index.js';
import type { Finding, FitnessReport } from '../../src/report/index.js';
import '../../src/runner/jest-globals.js';
import { runArchfit } from '../cli/run-archfit.js';
import { failureMessage } from './failure-message.js';
import { makeCheck, makeFailingCheck, makeFinding, makeReport, ownerLabel } from './reports.js';

const input = (uri: string): FitnessReport['inputs'][number] => ({
  uri,
  digest: 'sha256:0',
  kind: 'kubernetes',
  units: 1,
});

/** Eleven findings of one rule, as a run over these files would have them. */
function makeLong(changes: Partial<FitnessReport> = {}, finding: Partial<Finding> = {}) {
  const names = Array.from({ length: 11 }, (_, index) => `web-${index}`);
  const report = makeReport({
    checks: [makeFailingCheck(...names.map((name) => makeFinding(name, finding)))],
  });
  return { ...report, inputs: [input('shop/web.yaml')], ...changes };
}

const messageOf = (report: FitnessReport) => failureMessage(() => expect(report).toComply());

/** The line after the count of what is not shown. */
function commandOf(report: FitnessReport): string | undefined {
  return /and 1 more finding of .*\n {2}(npx .*)/.exec(messageOf(report))?.[1];
}

describe('a finding in a message', () => {
  test('has its frame, with what reads it in a terminal kept out', () => {
    const location = {
      uri: 'shop/orders.yaml',
      pointer: '/metadata/labels',
      region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
      ancestor: true,
      nearest: '/metadata',
      snippet: { startLine: 3, lines: ['metadata:', '  labels:', '    token: •••'] },
    };
    const report = makeReport({
      checks: [
        makeCheck({
          outcome: 'fail',
          rationale: 'Nobody answers for it.',
          findings: [
            makeFinding('orders', {
              location,
              message: 'names \u001b[31mno\u001b[39m owner\r\nat all',
              environment: 'prod',
              measure: { value: 1, unit: 'replicas', better: 'higher', accepted: 2 },
              related: Array.from({ length: 5 }, (_, index) => ({ uri: `base/${index}.yaml` })),
            }),
          ],
        }),
      ],
    });
    expect(messageOf(report)).toMatchInlineSnapshot(`
     "expect(report).toComply()

     The gate is closed (fail on high): 1 blocking finding.
       kubernetes/owner-label: 1 new finding

     high kubernetes/owner-label  apps/Deployment/shop/orders
       [prod] names no owner at all
       shop/orders.yaml:4:3 (nearest: metadata)
           3 │ metadata:
         > 4 │   labels:
             │   ^^^^^^
           5 │     token: •••
       see base/0.yaml
       see base/1.yaml
       see base/2.yaml
       see 2 more
       Baseline: replicas: 2 accepted, now 1
       Why: Nobody answers for it.
       Fix: Set the label owner.

     Examined: kubernetes/owner-label 3 workloads"
    `);
  });
});

describe('the findings that a message does not show', () => {
  afterEach(() => {
    delete process.env['ARCHFIT_PRINT_LIMIT'];
  });

  test('are shown when the environment asks for more', () => {
    const report = makeLong();
    expect(messageOf(report)).toContain('  ARCHFIT_PRINT_LIMIT=11 shows them here\n');
    process.env['ARCHFIT_PRINT_LIMIT'] = '11';
    expect(messageOf(report)).not.toContain('more finding');
    process.env['ARCHFIT_PRINT_LIMIT'] = '2';
    expect(messageOf(report)).toContain('and 9 more findings of');
  });

  test.each(['many', '0', '1.5'])('refuse %p as a number of them', (limit) => {
    process.env['ARCHFIT_PRINT_LIMIT'] = limit;
    expect(messageOf(makeLong())).toContain(`ARCHFIT_PRINT_LIMIT is ${limit}\nSet it to a number`);
  });

  const prefix = 'npx archfit check';
  const plain = '--no-config --no-baseline --only kubernetes/owner-label';
  const four = ['a/b/1.yaml', 'a/b/2.yaml', 'a/b/c/3.yaml', 'a/b/c/4.yaml'].map(input);

  test.each<[string, FitnessReport, string | undefined]>([
    ['files', makeLong(), `${prefix} shop/web.yaml ${plain}`],
    ['the folder of many files', makeLong({ inputs: four }), `${prefix} a/b ${plain}`],
    [
      'a name that a shell would take apart',
      makeLong({ inputs: [input("it's a/web.yaml")] }),
      `${prefix} 'it'\\''s a/web.yaml' ${plain}`,
    ],
    [
      'an environment',
      makeLong({}, { environment: 'prod' }),
      `${prefix} shop/web.yaml --environment prod ${plain}`,
    ],
    [
      'a configuration that is found',
      makeLong({ configuration: ['base.yaml', '../archfit.config.ts'] }),
      `${prefix} --only kubernetes/owner-label`,
    ],
    [
      'one that is not',
      makeLong({ configuration: ['gate.yaml'] }),
      `${prefix} --config gate.yaml --only kubernetes/owner-label`,
    ],
    [
      'files that have no folder in common',
      makeLong({ inputs: [...four, input('x.yaml')] }),
      undefined,
    ],
    ['no manifests', makeLong({ inputs: [{ ...input('a.json'), kind: 'events' }] }), undefined],
    [
      'what was rendered',
      makeLong({ inputs: [{ ...input('a'), rendered: { path: 'a', file: 'a' } }] }),
      undefined,
    ],
    [
      'policies of one’s own',
      makeLong({ packs: [{ name: 'policy', revision: '1', digest: 'sha256:0' }] }),
      undefined,
    ],
    ['waivers', makeLong({ waivers: [] }), undefined],
  ])('have a command for %s, where one does the same', (_, report, command) => {
    expect(commandOf(report)).toBe(command);
  });

  test('are listed by that command', async () => {
    const command = commandOf(makeLong())?.split(' ') ?? [];
    const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web-10 }\n';
    const { stdout, exitCode } = await runArchfit(command.slice(2), {
      files: { 'shop/web.yaml': web },
    });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Deployment web-10 names no owner');
  });
});

describe('a matcher that passes', () => {
  const utils = new Proxy({ subsetEquality: undefined } as MatcherContext['utils'], {
    get: (_target, name) => {
      if (name === 'subsetEquality') return undefined;
      throw new Error(`${String(name)} was asked for`);
    },
  });
  const context: MatcherContext = { equals: () => true, utils };
  const passing = makeReport({ checks: [makeCheck()] });
  const failing = makeReport({ checks: [makeFailingCheck(makeFinding('orders'))] });

  test.each<[string, () => { readonly pass: boolean; readonly message: () => string }]>([
    ['toComply', () => toComply.call(context, passing)],
    ['toHaveExamined', () => toHaveExamined.call(context, passing, { workload: 3 })],
    ['toHaveFinding', () => toHaveFinding.call(context, failing, { severity: 'high' })],
    ['toHaveNoNewFindings', () => toHaveNoNewFindings.call(context, passing)],
    ['toReachLevel', () => toReachLevel.call(context, passing, 'level 5')],
    ['toViolate', () => toViolate.call(context, failing, ownerLabel, {})],
  ])('formats nothing: %s', (_, match) => {
    const { pass, message } = match();
    expect(pass).toBe(true);
    expect(message).toThrow('was asked for');
  });
});
