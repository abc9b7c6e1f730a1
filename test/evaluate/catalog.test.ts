import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluate, type EvaluateOptions, type FitnessReport, kubernetes } from '../../src/index.js';
import { deployment } from '../cli/manifests.js';
import { writeFiles } from '../cli/run-archfit.js';

const rule = 'kubernetes/manifests-per-service';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-catalog-'));
  writeFiles(folder, { 'web.yaml': deployment({ name: 'web' }) });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const judge = (options: EvaluateOptions, source = {}) =>
  evaluate([kubernetes({ manifests: '*.yaml', ...source })], { cwd: folder, ...options });

const judgeFile = (text: string, options: EvaluateOptions = {}, source = {}) => {
  writeFiles(folder, { 'catalog.yaml': text });
  return judge({ catalog: 'catalog.yaml', ...options }, source);
};

const firstOf = (report: FitnessReport) => checkOf(report)?.findings[0]?.fingerprint;

const checkOf = ({ checks }: FitnessReport) => checks.find((check) => check.rule === rule);

describe('without a catalog', () => {
  test('rules that need one are not selected, with what is missing, and the gate does not mind', async () => {
    const report = await judge({ only: [rule] });
    expect(report.notSelected).toContainEqual({
      rule,
      title: expect.any(String),
      reason: 'input-missing',
      missing: 'a catalog',
      hint: expect.stringContaining('--catalog'),
    });
    // Who asks for nothing else is not told that all is well.
    expect(report.verdict.gate).toBe('undecided');
    expect(report.problems).toEqual([
      expect.objectContaining({
        code: 'no-rule-selected',
        message: `no rule judges the input: ${rule} needs a catalog`,
      }),
    ]);
  });

  test('one that is switched off is off, not in want of a catalog', async () => {
    const { notSelected } = await judge({ rules: { [rule]: 'off' } });
    expect(notSelected.find((entry) => entry.rule === rule)).toMatchObject({ reason: 'off' });
  });

  test('one that is required makes the gate undecided', async () => {
    const { problems } = await judge({ require: [rule] });
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'required-rule-absent',
        message: `${rule} is required and did not run: it needs a catalog`,
      }),
    ]);
  });
});

describe('with a catalog', () => {
  test('workloads are held against it; the file is no manifest', async () => {
    const report = await judgeFile('services:\n  web:\n');
    expect(report.problems).toEqual([]);
    expect(report.inputs.map(({ uri }) => uri)).toEqual(['web.yaml']);
    expect(checkOf(report)).toMatchObject({ outcome: 'pass', evidence: { examined: 2 } });
  });

  test('a finding about a service stands in the file', async () => {
    const check = checkOf(
      await judgeFile('services:\n  web:\n  gone:\n', {}, { environment: 'prod' }),
    );
    expect(check?.findings).toEqual([
      expect.objectContaining({
        message: 'the service gone of the catalog has no workload in prod',
        environment: 'prod',
        subject: {
          kind: 'CatalogService',
          id: 'archfit/CatalogService/gone',
          name: 'gone',
        },
        location: expect.objectContaining({
          uri: 'catalog.yaml',
          pointer: '/services/gone',
          region: expect.objectContaining({ startLine: 3, startColumn: 3 }),
        }),
      }),
    ]);
  });

  test('one that is given as a value has no places', async () => {
    const report = await judge({ catalog: { services: { web: null, gone: null } } });
    const [finding] = checkOf(report)?.findings ?? [];
    expect(finding?.subject.name).toBe('gone');
    expect(finding).not.toHaveProperty('location');
    expect(finding?.related).toEqual([]);
  });

  test('the same finding has the same identity from a file and from a value', async () => {
    const fingerprint = firstOf(await judge({ catalog: { services: { web: null, gone: null } } }));
    expect(fingerprint).toMatch(/^v1:/);
    expect(firstOf(await judgeFile('services:\n  gone:\n  web:\n'))).toBe(fingerprint);
  });

  test('a part of the input does not miss services', async () => {
    const report = await judgeFile('services:\n  web:\n  gone:\n', { isPart: true });
    expect(checkOf(report)).toMatchObject({ outcome: 'pass', evidence: { examined: 1 } });
  });

  test('findings about a service are switched off as those about objects are', async () => {
    const catalog = 'services:\n  web:\n  gone:\n';
    const off = { overrides: [{ environments: ['prod'], rules: { [rule]: 'off' as const } }] };
    const report = await judgeFile(catalog, off, { environment: 'prod' });
    expect(checkOf(report)).toBeUndefined();
  });
});

describe('with a catalog that cannot be used', () => {
  test('its rules are not evaluated, others are, and the gate is undecided', async () => {
    const report = await judgeFile('services:\n  web: { tem: team-web }\n');
    expect(report.problems).toEqual([
      {
        code: 'catalog-invalid',
        message: 'the catalog cannot be used: there is no services.web.tem',
        location: expect.objectContaining({
          uri: 'catalog.yaml',
          region: expect.objectContaining({ startLine: 2, startColumn: 10 }),
        }),
        hint: 'Did you mean team?',
      },
    ]);
    expect(checkOf(report)).toMatchObject({ outcome: 'not-evaluated', findings: [] });
    const owner = report.checks.find((check) => check.rule === 'kubernetes/owner-label');
    expect(owner?.outcome).toBe('pass');
    expect(report.verdict.gate).not.toBe('open');
  });

  test.each([
    ['that is missing', 'none.yaml', /: the file does not exist$/],
    ['that is no YAML', 'broken.yaml', /cannot be read/],
    ['that is a manifest', 'manifest.yaml', /: it has no services$/],
    ['that is empty', 'empty.yaml', /: it is no mapping$/],
  ])('it says of one %s', async (_, catalog, message) => {
    writeFiles(folder, {
      'broken.yaml': 'a: [',
      'empty.yaml': '',
      'manifest.yaml': 'apiVersion: v1\nkind: ConfigMap\n',
    });
    const source = [kubernetes({ manifests: 'web.yaml' })];
    const { problems, verdict } = await evaluate(source, { cwd: folder, catalog });
    expect(problems).toEqual([expect.objectContaining({ code: 'catalog-invalid' })]);
    expect(problems[0]?.message).toMatch(message);
    expect(verdict.gate).not.toBe('open');
  });
});
