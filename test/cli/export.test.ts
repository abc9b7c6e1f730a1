/** @jest-environment ./test/policy/opa-environment.mjs */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadAll } from 'js-yaml';
import { Workspace } from './workspace.js';

let team: Workspace;

beforeEach(() => {
  team = new Workspace();
});

afterEach(() => {
  team.remove();
});

const twoRules = ['--only', 'kubernetes/owner-label,kubernetes/cpu-limit'];

interface Constraint {
  readonly spec: {
    readonly enforcementAction: string;
    readonly parameters?: object;
    readonly match: { readonly excludedNamespaces?: readonly string[] };
  };
}

function constraintOf(rule: string): Constraint['spec'] {
  const text = team.read(`gatekeeper/constraints/${rule.replace('/', '-')}.yaml`);
  return (loadAll(text)[0] as Constraint).spec;
}

describe('which rules are exported', () => {
  test('those that are on and judge objects one by one; the others are told, with what keeps them', async () => {
    const { exitCode, stdout, stderr } = await team.archfit('export', 'gatekeeper');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const count = readdirSync(join(team.folder, 'gatekeeper/templates')).length;
    expect(count).toBeGreaterThan(15);
    expect(stderr).toMatch(/^not exported:\n(?: {2}\S.*\n(?: {4}\S.*\n)*)*exported \d+ rules to /);
    expect(stderr).toMatch(
      new RegExp(`^exported ${count} rules to gatekeeper: \\d+ refuse, \\d+ warn$`, 'm'),
    );
    expect(stderr).toMatch(/^ {2}about source code \(\d+\): modules\/\*$/m);
    expect(stderr).toMatch(
      /^ {2}about what runs together as a whole \(\d+\): budget\/\* kubernetes\/a/m,
    );
    expect(stderr).toMatch(/^ {2}switched off \(\d+\): .*kubernetes\/probe-paths/m);
    expect(stderr).toMatch(/^ {2}written in TypeScript \(1\): kubernetes\/schema-valid$/m);
  });

  test('also one that is off by default, where its name is given', async () => {
    const { stderr } = await team.archfit('export', 'conftest', '--only', 'kubernetes/probe-paths');
    expect(stderr).toBe('exported 1 rule to conftest: 1 warn\n');
  });

  test.each([
    ['budget/db-pool-total', 'budget/db-pool-total (about what runs together as a whole)'],
    ['openapi-diff/path-removed', 'openapi-diff/path-removed (about API descriptions)'],
    ['kubernetes/schema-valid', 'kubernetes/schema-valid (written in TypeScript)'],
    ['waiver/expired', 'waiver/expired (about waivers and baselines)'],
    ['kubernetes/cpu-limit', 'kubernetes/cpu-limit (switched off)'],
  ])('one that cannot be is refused, where its name is given: %s', async (rule, reason) => {
    team.write({ 'archfit.config.yaml': 'rules: { kubernetes/cpu-limit: off }\n' });
    const { exitCode, stderr } = await team.archfit('export', 'bundle', '--only', rule);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `error[export-refused] what was asked for cannot be exported for OPA: ${reason}`,
    );
    expect(existsSync(join(team.folder, 'bundle.tar.gz'))).toBe(false);
  });

  test.each([
    [['--only', 'kubernetes/owner-lable'], 'Did you mean kubernetes/owner-label?'],
    [['--except', 'kubernetes/owner-lable'], 'Did you mean kubernetes/owner-label?'],
    [['--environment', 'prod'], 'there is no environment prod'],
    [['--policy', 'policies'], 'an export takes the policies that it writes as arguments'],
    [['--no-built-in'], 'an export takes the policies that it writes as arguments'],
    [[...twoRules, '--except', twoRules[1] ?? ''], 'no rule is left that could be exported'],
  ])('misuse is refused: %j', async (args, message) => {
    const { exitCode, stderr } = await team.archfit('export', 'conftest', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('settings', () => {
  const config = `rules:
  kubernetes/owner-label: { severity: low, parameters: { labels: [team] } }
overrides:
  - environments: prod
    rules: { kubernetes/owner-label: critical }
  - paths: legacy/**
    rules: { kubernetes/cpu-limit: off }
`;

  test('are those of the configuration: parameters, severity, and with it what is refused', async () => {
    team.write({ 'archfit.config.yaml': config });
    const { stderr } = await team.archfit('export', 'gatekeeper', ...twoRules);
    expect(stderr).toContain(
      'note: 2 overrides for paths or other environments are not exported; --environment names one\n',
    );
    expect(constraintOf('kubernetes/owner-label')).toMatchObject({
      enforcementAction: 'warn',
      parameters: { labels: ['team'] },
    });
    expect(constraintOf('kubernetes/cpu-limit')).not.toHaveProperty('parameters');
  });

  test('are those of one environment, where it is named', async () => {
    team.write({ 'archfit.config.yaml': config });
    const { stderr } = await team.archfit(
      ...['export', 'gatekeeper', '--environment', 'prod', ...twoRules],
    );
    expect(stderr).toContain('note: 1 override for paths');
    expect(constraintOf('kubernetes/owner-label')).toMatchObject({
      enforcementAction: 'deny',
      parameters: { labels: ['team'] },
    });
  });

  test.each([
    [['--fail-on', 'medium'], 'deny', 'deny'],
    [['--fail-on', 'never'], 'warn', 'warn'],
    [['--enforcement', 'dryrun'], 'dryrun', 'dryrun'],
    [[], 'deny', 'warn'],
  ])('flags say what is refused: %j', async (flags, owner, limit) => {
    await team.archfit('export', 'gatekeeper', ...twoRules, ...flags);
    expect(constraintOf('kubernetes/owner-label').enforcementAction).toBe(owner);
    expect(constraintOf('kubernetes/cpu-limit').enforcementAction).toBe(limit);
  });

  test('namespaces are left out that are named', async () => {
    const names = ['--exclude-namespace', 'kube-*', '--exclude-namespace', 'gatekeeper-system'];
    await team.archfit('export', 'gatekeeper', ...twoRules, ...names);
    const { match } = constraintOf('kubernetes/owner-label');
    expect(match.excludedNamespaces).toEqual(['kube-*', 'gatekeeper-system']);
  });
});

describe("policies of one's own", () => {
  beforeEach(() => {
    process.env['ARCHFIT_CACHE'] = join(team.folder, '.cache');
  });

  afterEach(() => {
    delete process.env['ARCHFIT_CACHE'];
  });

  const policy = `# METADATA
# title: Homes are tidy
# description: A home is tidy.
# custom:
#   id: house/tidy-home
#   severity: low
#   domain: kubernetes
#   scope: object
#   applies_to: [workload]
#   not_applicable: no home
#   rationale: It is a test.
#   remediation: Tidy up.
package archfit.house.tidy_home

import data.lib.archfit.kubernetes
import data.lib.house.words

applies if kubernetes.is_workload

violation contains {"msg": words.untidy, "details": {}} if applies
`;

  test('are exported with the libraries that they need, of archfit or their own', async () => {
    team.write({
      'mine/house/tidy_home/tidy_home.rego': policy,
      'mine/words.rego': 'package lib.house.words\n\nuntidy := "untidy"\n',
      'mine/main.rego': 'package main\n\ndeny contains "no" if input.no\n',
    });
    const { exitCode, stderr } = await team.archfit('export', 'conftest', 'mine');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr:
        'not exported:\n  written for another host, or compiled (1): main/*\nexported 1 rule to conftest: 1 warn\n',
    });
    const written = readdirSync(join(team.folder, 'conftest'), { recursive: true }).sort();
    expect(written.filter((file) => String(file).endsWith('.rego'))).toEqual([
      'archfit/house/tidy_home.rego',
      'lib/archfit/kubernetes.rego',
      'lib/archfit/scopes.rego',
      'lib/house/words.rego',
      'main.rego',
    ]);
  }, 60_000);

  test('that are none are refused, with what is wrong with them', async () => {
    const { exitCode, stderr } = await team.archfit('export', 'gatekeeper', 'nowhere');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[export-refused] the policies cannot be loaded: ');
  });
});

describe('what is there already', () => {
  test('is replaced, and removed with its rule, where an export wrote it', async () => {
    await team.archfit('export', 'gatekeeper', ...twoRules);
    team.write({ 'gatekeeper/constraints/mine.yaml': 'kind: Mine\n' });
    const args = ['export', 'gatekeeper', '--only', 'kubernetes/owner-label'];
    const { exitCode, stderr } = await team.archfit(...args);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr:
        'removed 2 files of an earlier export from gatekeeper\nexported 1 rule to gatekeeper: 1 refuse\n',
    });
    expect(readdirSync(join(team.folder, 'gatekeeper/constraints')).sort()).toEqual([
      'kubernetes-owner-label.yaml',
      'mine.yaml',
    ]);
  });

  test.each([
    ['conftest', 'conftest/main.rego'],
    ['gatekeeper', 'gatekeeper/templates/kubernetes-cpu-limit.yaml'],
    ['bundle', 'bundle.tar.gz'],
  ])('is kept, and nothing is written, where somebody else wrote it: %s', async (host, file) => {
    team.write({ [file]: 'mine\n' });
    const { exitCode, stderr } = await team.archfit('export', host, ...twoRules);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('archfit has not written what it would replace');
    expect(team.read(file)).toBe('mine\n');
    expect(existsSync(join(team.folder, 'gatekeeper/constraints'))).toBe(false);
  });

  test('is no folder', async () => {
    team.write({ conftest: '' });
    const { exitCode, stderr } = await team.archfit('export', 'conftest', ...twoRules);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is no folder');
  });

  test('is a bundle of an earlier export', async () => {
    const args = ['export', 'bundle', ...twoRules, '--out', 'out/policies.tar.gz'];
    expect((await team.archfit(...args)).exitCode).toBe(0);
    expect((await team.archfit(...args)).exitCode).toBe(0);
  });
});

test('one stream holds all templates before the first constraint', async () => {
  const args = ['export', 'gatekeeper', '--out', '-', ...twoRules];
  const { stdout, stderr } = await team.archfit(...args);
  const kinds = loadAll(stdout).map((each) => (each as { readonly kind: string }).kind);
  expect(kinds).toEqual([
    'ConstraintTemplate',
    'ConstraintTemplate',
    'ArchfitKubernetesCpuLimit',
    'ArchfitKubernetesOwnerLabel',
  ]);
  expect(stderr).toBe('exported 2 rules to the standard output: 1 refuse, 1 warn\n');
});
