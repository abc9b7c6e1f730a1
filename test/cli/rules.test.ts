import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listRules } from '../../src/evaluate/index.js';
import { Workspace } from './workspace.js';

const config = `rules:
  kubernetes/cpu-limit: off
  kubernetes/memory-limit: low
  kubernetes/owner-label: { parameters: { labels: [owner, team] } }
overrides:
  - { paths: 'legacy/**', rules: { kubernetes/memory-limit: medium } }
require: [kubernetes/owner-label]
`;

let team: Workspace;

beforeEach(() => {
  team = new Workspace({ 'archfit.config.yaml': config });
});

afterEach(() => {
  team.remove();
});

describe('archfit rules', () => {
  test('lists every rule by domain, as the configuration sets it', async () => {
    const { exitCode, stdout, stderr } = await team.archfit('rules');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const { id, title } of listRules()) {
      expect(stdout).toMatch(new RegExp(`^  ${id} .* ${title}$`, 'm'));
    }
    expect(stdout).toMatch(/^kubernetes$/m);
    expect(stdout).toMatch(/^gate$/m);
    expect(stdout).toMatch(/kubernetes\/cpu-limit +off \(default medium\) +object/);
    expect(stdout).toMatch(/kubernetes\/memory-limit +low \(default high\) +object/);
    expect(stdout).toMatch(/kubernetes\/owner-label +high +object/);
    expect(stdout).toContain('1 override of the configuration changes rules');
  });

  test('shows the defaults without a configuration', async () => {
    const { stdout } = await team.archfit('rules', '--no-config');
    const offByDefault = listRules().filter((rule) => rule.default === 'off');
    const differing = stdout.split('\n').filter((line) => line.includes('(default '));
    expect(differing).toHaveLength(offByDefault.length);
    for (const { id, severity } of offByDefault) {
      expect(differing).toContainEqual(
        expect.stringMatching(new RegExp(`^  ${id} +off \\(default ${severity}\\) `)),
      );
    }
    expect(stdout).not.toContain('override');
  });

  test('gives the same to a program', async () => {
    const { stdout } = await team.archfit('rules', '-f', 'json');
    const rules = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
    expect(rules.map(({ id }) => id)).toEqual(listRules().map(({ id }) => id));
    expect(rules.find(({ id }) => id === 'kubernetes/cpu-limit')).toMatchObject({
      isOn: false,
      defaultSeverity: 'medium',
    });
    expect(rules.find(({ id }) => id === 'kubernetes/owner-label')).toMatchObject({
      isOn: true,
      severity: 'high',
      parameters: { labels: ['owner', 'team'] },
    });
  });
});

describe('archfit explain RULE', () => {
  test.each(listRules().map(({ id }) => [id]))('works for %s', async (id) => {
    const rule = listRules().find((each) => each.id === id);
    for (const format of ['text', 'markdown', 'json']) {
      const { exitCode, stdout, stderr } = await team.archfit('explain', id, '-f', format);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toContain(id);
      const { remediation = '' } = rule ?? {};
      expect(stdout).toContain(
        format === 'json' ? JSON.stringify(remediation).slice(1, -1) : remediation,
      );
      expect(stdout).not.toContain('␊');
    }
  });

  test('says what is set and which file set it', async () => {
    const { stdout } = await team.archfit('explain', 'kubernetes/memory-limit');
    expect(stdout).toMatch(
      /^kubernetes\/memory-limit {2}low \(set by archfit\.config\.yaml, default high\) {2}\S/,
    );
    expect(stdout).toContain('medium for files legacy/** (archfit.config.yaml)');
    const off = await team.archfit('explain', 'kubernetes/cpu-limit');
    expect(off.stdout).toContain('off (set by archfit.config.yaml, default medium)');
    const owner = await team.archfit('explain', 'kubernetes/owner-label');
    expect(owner.stdout).toContain('["owner","team"]  from archfit.config.yaml, default ["owner"]');
    expect(owner.stdout).toMatch(/^required +by archfit\.config\.yaml$/m);
  });

  test('says what is known of it: where not to use it, what it misses, what belongs to it', async () => {
    const { stdout } = await team.archfit('explain', 'kubernetes/service-to-service-authorized');
    expect(stdout).toMatch(/^when not {2}Where a mesh admits callers by policies of its own/m);
    expect(stdout).toContain('\nknown misses\n  Ports are not compared');
    expect(stdout).toMatch(/^since +0\.1\.0$/m);
    const { stdout: json } = await team.archfit('explain', 'kubernetes/owner-known', '-f', 'json');
    // Named by its text alone, and by that of the other.
    expect(JSON.parse(json)).toMatchObject({ notes: { related: ['kubernetes/owner-label'] } });
  });

  test('names the words that a parameter may be', async () => {
    const { stdout } = await team.archfit('explain', 'modules/no-cycles');
    expect(stdout).toContain('  type_imports (string: count, ignore, apart)  ');
  });

  test('tells portable rules from others', async () => {
    const owner = await team.archfit('explain', 'kubernetes/owner-label');
    expect(owner.stdout).toContain('runs in conftest, OPA and Gatekeeper as it is');
    const replicas = await team.archfit('explain', 'kubernetes/critical-min-replicas');
    expect(replicas.stdout).not.toContain('Gatekeeper');
  });

  test('says that a rule about waivers cannot be waived', async () => {
    const { stdout } = await team.archfit('explain', 'waiver/expired');
    expect(stdout).toMatch(/^waivers +never accepts what it finds$/m);
    expect(stdout).toMatch(/^baseline +never accepts what it finds$/m);
  });

  test.each([
    ['kubernetes/owner-lable', 'Did you mean kubernetes/owner-label?'],
    ['something', 'archfit rules lists those that exist.'],
  ])('of %s suggests a rule', async (name, hint) => {
    const { exitCode, stdout, stderr } = await team.archfit('explain', name);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error[usage] there is no rule ${name}`);
    expect(stderr).toContain(hint);
  });

  test('takes no paths', async () => {
    const { exitCode, stderr } = await team.archfit('explain', 'waiver/expired', 'rendered');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('explained without paths');
  });
});
