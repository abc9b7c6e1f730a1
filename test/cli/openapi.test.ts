import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { Workspace } from './workspace.js';

const old = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      responses: { '200': { description: ok } }
  /invoices:
    get:
      responses: { '200': { description: ok } }
`;
const newer = old.slice(0, old.indexOf('  /invoices'));
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
`;

let team: Workspace;

beforeEach(() => {
  team = new Workspace({ 'old.yaml': old, 'new.yaml': newer });
});

afterEach(() => {
  team.remove();
});

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=shop', '-c', 'user.email=shop@example.test'];
  execFileSync('git', [...identity, ...args], { cwd: team.folder, stdio: 'pipe' });
}

function commit(): void {
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'Release');
}

async function report(...args: readonly string[]): Promise<FitnessReport> {
  const { stdout } = await team.archfit('check', ...args, '-f', 'json');
  // The report is what the schema of the report says.
  return JSON.parse(stdout) as FitnessReport;
}

describe('openapi changelog', () => {
  test('tells what breaks first, with both lines, and ends with 0', async () => {
    team.write({
      'new.yaml': `${newer}    post:\n      responses: { '201': { description: ok } }\n`,
    });
    const { stdout, exitCode } = await team.archfit('openapi', 'changelog', 'old.yaml', 'new.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`old.yaml → new.yaml: 1 breaking, 1 compatible

Breaking
  GET /invoices
    operation is gone
      old.yaml:8 → gone  request.operation.existence.removed

Compatible
  POST /orders
    operation is new
      new → new.yaml:7  request.operation.existence.added
`);
  });

  test('leaves out what breaks nobody, and writes Markdown and JSON', async () => {
    team.write({ 'new.yaml': newer.replace('1.0.0', '1.1.0') });
    const view = ['openapi', 'changelog', 'old.yaml', 'new.yaml', '--only-breaking'];
    const markdown = await team.archfit(...view, '-f', 'markdown');
    expect(markdown.stdout).toBe(`# Changes from \`old.yaml\` to \`new.yaml\`

1 breaking, 1 annotation.

## Breaking

### \`GET /invoices\`

- operation is gone (\`old.yaml:8 → gone\`)
`);
    const { stdout } = await team.archfit(...view, '-f', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'breaking',
      counts: { breaking: 1, possible: 0, compatible: 0, annotation: 1 },
      changes: [{ operations: ['GET /invoices'], old: { uri: 'old.yaml', line: 8 } }],
      problems: [],
    });
  });

  test.each([
    ['old.yaml', 'absent.yaml', /absent\.yaml.*does not exist/],
    ['absent.yaml', 'new.yaml', /older version of the contract cannot be read/],
    ['-', '-', /both versions are the standard input/],
  ])('ends with 2 for %s and %s', async (base, head, says) => {
    const { stderr, exitCode } = await team.archfit('openapi', 'changelog', base, head);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(says);
  });

  test('says that a contract is new', async () => {
    commit();
    team.write({ 'later.yaml': newer });
    const view = ['openapi', 'changelog', 'git:main:later.yaml', 'later.yaml'];
    const { stdout, exitCode } = await team.archfit(...view);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/the contract is new: there is no git:main:later\.yaml/);
  });

  test('a fault of a flag is told, and ends with 2', async () => {
    const { exitCode, stderr } = await team.archfit(
      'openapi',
      'changelog',
      'old.yaml',
      'new.yaml',
      '--forma',
      'x',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/unknown option '--forma'/);
  });
});

describe('check openapi', () => {
  test('closes the gate over a break that nothing covers', async () => {
    const { exitCode } = await team.archfit('check', 'openapi', 'old.yaml', 'new.yaml');
    expect(exitCode).toBe(1);
    const { checks, inputs, notSelected } = await report('openapi', 'old.yaml', 'new.yaml');
    const findings = checks.flatMap((check) => check.findings);
    expect(findings.map(({ rule, severity, state }) => [rule, severity, state])).toEqual([
      ['openapi-diff/breaking-without-plan', 'critical', 'new'],
      ['openapi-diff/path-removed', 'critical', 'new'],
      ['openapi-diff/version-bump', 'high', 'new'],
    ]);
    const [umbrella, removed] = findings;
    expect(umbrella?.details['findings']).toEqual([removed?.fingerprint]);
    expect(umbrella?.measure).toEqual({ value: 1, unit: 'breaking changes', better: 'lower' });
    expect(removed?.location).toMatchObject({ uri: 'new.yaml', nearest: '/paths' });
    expect(removed?.related).toMatchObject([{ uri: 'old.yaml', region: { startLine: 8 } }]);
    expect(removed?.details).toMatchObject({ change: 'request.operation.existence.removed' });
    expect(inputs.map(({ uri, kind, units }) => [uri, kind, units])).toEqual([
      ['old.yaml', 'openapi', 2],
      ['new.yaml', 'openapi', 1],
    ]);
    const lacking = notSelected.filter(({ missing }) => missing === 'manifests');
    expect(lacking.map(({ rule }) => rule)).toContain('kubernetes/owner-label');
  });

  test('knows a finding by neither its line nor the order of the file', async () => {
    const before = await report('openapi', 'old.yaml', 'new.yaml');
    team.write({ 'old.yaml': `# moved\n\n${old}`, 'new.yaml': `# moved\n${newer}` });
    const after = await report('openapi', 'old.yaml', 'new.yaml');
    const identities = ({ checks }: FitnessReport) =>
      checks.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
    expect(identities(after)).toEqual(identities(before));
  });

  test('what sums up findings is waived with them', async () => {
    team.write({
      'new.yaml': newer.replace('1.0.0', '1.1.0'),
      'waivers.yaml': `waivers:
  - rule: openapi-diff/path-removed
    subject: { kind: operation }
    owner: team-orders
    reason: Nobody calls it
    acceptedBy: [Head of Orders]
    expires: 2026-12-31
`,
    });
    const args = ['openapi', 'old.yaml', 'new.yaml', '--now', '2026-11-15'];
    expect((await report(...args)).verdict.gate).toBe('closed');
    const { verdict, checks } = await report(...args, '--waivers', 'waivers.yaml');
    expect(verdict.gate).toBe('open');
    const findings = checks.flatMap((check) => check.findings);
    expect(findings.filter(({ state }) => state !== 'waived')).toEqual([]);
    expect(findings).toHaveLength(3);
  });

  test('a baseline accepts what breaks today, and nothing that breaks beside it', async () => {
    team.write({
      'archfit.config.yaml': 'sources: { kind: openapi, base: old.yaml, head: new.yaml }\n',
    });
    await team.archfit('baseline');
    expect((await report()).verdict.gate).toBe('open');
    team.write({ 'new.yaml': newer.replace("'200'", "'202'") });
    const { verdict, checks } = await report();
    expect(verdict.gate).toBe('closed');
    const findings = checks.flatMap((check) => check.findings);
    expect(findings.filter(({ state }) => state === 'new').map(({ rule }) => rule)).toContain(
      'openapi-diff/response-status-removed',
    );
  });

  test.each([
    ['absent.yaml', 'new.yaml', 'base-invalid'],
    ['old.yaml', 'absent.yaml', 'source-not-found'],
    ['git:nowhere:old.yaml', 'new.yaml', 'revision-unreadable'],
  ])('is undecided over %s and %s', async (base, head, code) => {
    commit();
    const { verdict, problems, checks } = await report('openapi', base, head);
    expect(verdict.gate).toBe('undecided');
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(checks.filter(({ outcome }) => outcome === 'pass')).toEqual([]);
  });

  test('says that a contract is new, and lets it pass', async () => {
    commit();
    team.write({ 'later.yaml': newer });
    const { verdict, checks } = await report('openapi', 'git:main:later.yaml', 'later.yaml');
    expect(verdict.gate).toBe('open');
    const present = checks.find(({ rule }) => rule === 'openapi-diff/baseline-present');
    expect(present).toMatchObject({
      outcome: 'pass',
      evidence: { notJudged: [{ what: 'later.yaml', reason: expect.stringMatching(/is new/) }] },
    });
  });

  test.each(['{}', 'null'])('two versions with paths: %s are no pass', async (paths) => {
    const empty = `openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths: ${paths}\n`;
    team.write({ 'old.yaml': empty, 'new.yaml': empty });
    const { verdict, problems, checks } = await report('openapi', 'old.yaml', 'new.yaml');
    expect(verdict.gate).toBe('undecided');
    expect(problems).toMatchObject([{ code: 'source-empty', location: { uri: 'new.yaml' } }]);
    const compared = checks.filter(({ rule }) => rule === 'openapi-diff/path-removed');
    expect(compared.map(({ outcome }) => outcome)).not.toContain('pass');
  });

  test('compares with the revision that --changed-since names', async () => {
    team.write({ 'api/orders.yaml': old });
    commit();
    team.write({
      'api/orders.yaml': newer,
      'archfit.config.yaml':
        'sources:\n  kind: openapi\n  base: new.yaml\n  head: api/orders.yaml\n',
    });
    const since = ['--changed-since', 'main'];
    expect((await report('openapi', 'api/orders.yaml', ...since)).verdict.gate).toBe('closed');
    expect((await report()).verdict.gate).toBe('open');
    expect((await report(...since)).verdict.gate).toBe('closed');
  });

  test('pairs folders, and tells of contracts that are gone, moved, new and half', async () => {
    team.write({
      'api/orders.yaml': old,
      'api/pets.yaml': old.replaceAll('orders', 'pets'),
      'api/half.yaml': old,
      'plans/pets.yaml': '',
    });
    commit();
    git('mv', 'api/orders.yaml', 'api/purchases.yaml');
    git('rm', '-q', 'api/pets.yaml');
    team.write({ 'api/half.yaml': old.slice(0, 30), 'api/cats.yaml': newer.replace('/o', '/c') });
    const { verdict, checks, problems } = await report('openapi', 'git:main:api', 'api');
    const findings = checks.flatMap((check) => check.findings);
    expect(findings.map(({ rule, subject }) => [rule, subject.id])).toEqual([
      ['openapi-diff/breaking-without-plan', 'api/pets.yaml'],
      ['openapi-diff/contract-removed', 'api/pets.yaml Orders'],
    ]);
    expect(findings[1]).toMatchObject({
      message: 'GET /invoices and 1 more operation: the contract is gone',
      location: { uri: 'git:main:api/pets.yaml' },
    });
    expect(verdict.gate).toBe('closed');
    expect(problems).toMatchObject([{ location: { uri: 'api/half.yaml' } }]);
    const present = checks.find(({ rule }) => rule === 'openapi-diff/baseline-present');
    expect(present?.evidence.notJudged).toMatchObject([{ what: 'api/cats.yaml' }]);
    const view = await team.archfit('openapi', 'changelog', '--changed-since', 'main', 'api');
    expect(view.exitCode).toBe(2);
    expect(view.stdout).toContain(`main → api: 4 contracts, 3 changed; 1 breaking`);
    expect(view.stdout).toContain('git:main:api/pets.yaml → api/pets.yaml: 1 breaking');
    expect(view.stdout).toContain('api/cats.yaml: the contract is new');
    expect(view.stdout).toContain('api/half.yaml: nothing could be compared');
  });

  test('a contract that is gone is covered by what its plan says', async () => {
    team.write({
      'old/orders.yaml': old,
      'old/pets.yaml': old,
      'new/orders.yaml': old,
      'plans/pets.yaml': `contract: new/pets.yaml
changes: [{ rule: openapi-diff/contract-removed, pointer: '' }]
owner: team-pets
reason: Nobody has pets
replacement: none
consumers: []
deprecatedOn: 2026-01-31
sunsetOn: 2026-10-31
steps: [Remove it]
`,
    });
    const args = ['openapi', 'old', 'new', '--now', '2026-11-15'];
    expect((await report(...args)).verdict.gate).toBe('closed');
    const { verdict, checks } = await report(...args, '--plans', 'plans');
    const findings = checks.flatMap((check) => check.findings);
    expect(findings.map(({ rule, state }) => [rule, state])).toEqual([
      ['openapi-diff/contract-removed', 'waived'],
    ]);
    expect(verdict.gate).toBe('open');
  });

  test.each([
    ['head: new.yaml', /names no older version/],
    ['head: new.yaml, base: old.yaml, changedSince: main', /both base and changedSince/],
    ["head: '-', changedSince: main", /head is no file that has a past/],
    ['head: new.yaml, changedSince: last-release, releaseTags: orders', /releaseTags is "orders"/],
  ])('a source of { %s } is refused with its place', async (source, says) => {
    team.write({ 'archfit.config.yaml': `sources: { kind: openapi, ${source} }\n` });
    const { exitCode, stderr } = await team.archfit('check');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/archfit\.config\.yaml:1:/);
    expect(stderr).toMatch(says);
  });

  test('has a note where a second opinion differs, which decides nothing', async () => {
    const api = (type: string) =>
      old
        .replace('3.1.0', '3.0.3')
        .replace(
          '{ description: ok }',
          `{ description: ok, content: { application/json: { schema: { type: ${type} } } } }`,
        );
    team.write({ 'old.yaml': api('integer'), 'new.yaml': api('string') });
    const args = ['openapi', 'old.yaml', 'new.yaml'];
    const [alone, both] = [await report(...args), await report(...args, '--second-opinion')];
    expect(both.verdict).toEqual(alone.verdict);
    expect(alone.notes).toBeUndefined();
    const message = 'openapi-diff judged 1 changed operation: it agrees';
    expect(both.notes).toEqual([{ about: 'new.yaml', message }]);
    const { stdout } = await team.archfit('check', ...args, '--second-opinion');
    expect(stdout).toContain(`notes\n  new.yaml: ${message}`);
    const view = await team.archfit(
      'openapi',
      'changelog',
      'old.yaml',
      'new.yaml',
      '--second-opinion',
    );
    expect(view.stdout).toContain(`Second opinion\n  ${message}`);
  }, 20_000);

  test('refuses another number of versions', async () => {
    const { exitCode, stderr } = await team.archfit('check', 'openapi', 'old.yaml');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/1 of 2 versions are given/);
  });

  test('manifests beside contracts are judged by their own rules', async () => {
    team.write({
      'orders.yaml': deployment,
      'archfit.config.yaml': `sources:
  - kind: openapi
    base: old.yaml
    head: old.yaml
  - manifests: orders.yaml
`,
    });
    const { checks } = await report();
    const outcomeOf = (id: string) => checks.find(({ rule }) => rule === id)?.outcome;
    expect(outcomeOf('openapi-diff/path-removed')).toBe('pass');
    expect(outcomeOf('kubernetes/owner-label')).toBe('fail');
    const alone = await report('orders.yaml');
    expect(alone.checks.filter(({ domain }) => domain === 'openapi')).toEqual([]);
    expect(alone.notSelected).toContainEqual(
      expect.objectContaining({ rule: 'openapi-diff/path-removed', missing: 'contracts' }),
    );
  });

  test('an unknown key of the source is refused with its place', async () => {
    team.write({
      'archfit.config.yaml': 'sources:\n  kind: openapi\n  base: old.yaml\n  haed: new.yaml\n',
    });
    const { exitCode, stderr } = await team.archfit('check');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/archfit\.config\.yaml:4:3.*haed/);
  });
});

describe('openapi plan', () => {
  test('writes what covers the break once it is filled in', async () => {
    const { stdout, exitCode } = await team.archfit(
      'openapi',
      'plan',
      'old.yaml',
      'new.yaml',
      '--now',
      '2026-11-15',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/pointer: "\/paths\/~1invoices\/get"/);
    const args = ['openapi', 'old.yaml', 'new.yaml', '--plans', 'plans', '--now', '2026-11-15'];
    team.write({ 'plans/invoices.yaml': stdout });
    expect((await report(...args)).verdict.gate).toBe('closed');
    team.write({
      'plans/invoices.yaml': stdout
        .replace('owner: ""', 'owner: team-orders')
        .replace('reason: ""', 'reason: It moved')
        .replace('replacement: ""', 'replacement: the invoices API')
        .replace('name: ""', 'name: back-office')
        .replace('state: pending', 'state: migrated')
        .replace('sunsetOn: ""', 'sunsetOn: 2026-11-30')
        .replace('  - ""', '  - Remove it'),
    });
    const { verdict, checks } = await report(...args);
    expect(verdict).toMatchObject({ gate: 'open' });
    const [waived] = checks.flatMap(({ findings }) => findings);
    expect(waived).toMatchObject({
      rule: 'openapi-diff/path-removed',
      state: 'waived',
      waiver: { id: join('plans', 'invoices.yaml'), owner: 'team-orders', reason: 'It moved' },
    });
  });

  test('has nothing to plan where nothing breaks', async () => {
    const { stdout, stderr, exitCode } = await team.archfit(
      'openapi',
      'plan',
      'old.yaml',
      'old.yaml',
    );
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(stderr).toMatch(/nothing to plan/);
  });
});
