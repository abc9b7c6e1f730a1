/** @jest-environment ./test/policy/opa-environment.mjs */
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { lineDifference } from '../../src/cli/policy/fmt/line-difference.js';
import { loadPolicies } from '../../src/policy/user/index.js';
import { Workspace } from './workspace.js';

jest.setTimeout(120_000);

const ids = [
  ['kubernetes/team-label'],
  ['shop/owned', '--domain', 'documents', '--dir', 'policies'],
  ['kubernetes/named', '--scope', 'set'],
  ['events/named', '--scope', 'set'],
];
const policy = 'policies/kubernetes/team_label/team_label.rego';

describe('a policy that was just begun', () => {
  const workspace = new Workspace();
  const { archfit } = workspace;

  beforeAll(async () => {
    for (const args of [...ids, ['web/team-label', '--dialect', 'conftest', '--dir', 'policies']]) {
      expect(await archfit('policy', 'new', ...args)).toMatchObject({ exitCode: 0, stderr: '' });
    }
  });
  afterAll(() => {
    workspace.remove();
  });

  test('is green in every domain: tests, every line, examples', async () => {
    const { exitCode, stdout, stderr } = await archfit('policy', 'test', '--threshold', '100');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^16 tests, 8 examples: all passed\n100 % of \d+ lines covered/);
  });

  test('keeps types, facts and contract', async () => {
    expect(await archfit('policy', 'check')).toMatchObject({
      exitCode: 0,
      stdout: '10 files: 0 errors, 0 warnings\n',
      stderr: '',
    });
  });

  test('is formatted', async () => {
    const result = { exitCode: 0, stdout: '', stderr: '' };
    expect(await archfit('policy', 'fmt', '--check')).toMatchObject(result);
  });

  test('is never written over, and nothing of another beside it', async () => {
    const before = workspace.read(policy);
    const { exitCode, stderr } = await archfit('policy', 'new', 'kubernetes/team-label');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error[usage] ${policy}, `);
    expect(workspace.read(policy)).toBe(before);
  });

  test('is known to the compiler of TypeScript', async () => {
    const types = ['types', '--policy', 'policies', '-o', 'rules.d.ts'];
    expect(await archfit(...types, '--check')).toMatchObject({
      exitCode: 1,
      stderr: 'rules.d.ts is not there: run archfit types\n',
    });
    const written = { exitCode: 0, stdout: 'rules.d.ts: 5 rules\n', stderr: '' };
    expect(await archfit(...types)).toMatchObject(written);
    const text = workspace.read('rules.d.ts');
    expect(text).toMatch(
      /^import 'archfit';\n\ndeclare module 'archfit' \{\n {2}interface RuleDetails \{$/m,
    );
    expect(text).toMatch(/readonly "kubernetes\/team-label": \{ readonly ".*: /);
    expect(text).toContain('readonly "main/deny-team-label": Readonly<Record<string, unknown>>;');
    expect(await archfit(...types, '--check')).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await archfit('types', '--policy', 'policies', '-o', 'no/x.d.ts');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[report-unwritable] cannot write no/x.d.ts: ');
  });

  test('is told of with what it calls', async () => {
    const { stdout } = await archfit('policy', 'inspect', 'policies/kubernetes/team_label', policy);
    expect(stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'file | dialect | package | rules | builtins | title',
      `${policy} | archfit | archfit.kubernetes.team_label | kubernetes/team-label | needs our host: sprintf | Team label`,
      `${policy.replace('.rego', '_test.rego')} | test | archfit.kubernetes.team_label_test | 4 | needs our host: sprintf`,
      '',
    ]);
  });

  test('is built into a bundle, the same bytes every time', async () => {
    const build = async (file: string) =>
      archfit('policy', 'build', 'policies/kubernetes', '-o', file);
    const { exitCode, stdout } = await build('pack.tar.gz');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^wrote pack\.tar\.gz: \d+ bytes, 2 rules, OPA \d/);
    await build('again.tar.gz');
    const bytes = (file: string) => readFileSync(join(workspace.folder, file));
    expect(bytes('again.tar.gz').equals(bytes('pack.tar.gz'))).toBe(true);
    const { packs, problems } = await loadPolicies(['pack.tar.gz'], {
      cwd: workspace.folder,
      cache: false,
      builtInIds: [],
    });
    expect(problems).toEqual([]);
    expect(packs.flatMap(({ rules }) => rules.map(({ id }) => id)).sort()).toEqual([
      'kubernetes/named',
      'kubernetes/team-label',
    ]);
    const names: string[] = [];
    const tar = gunzipSync(bytes('pack.tar.gz'));
    for (let at = 0; tar[at] !== 0;) {
      names.push(tar.toString('latin1', at, tar.indexOf(0, at)));
      const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
      at += 512 * (1 + Math.ceil(size / 512));
    }
    expect(names).toEqual([
      '.manifest',
      'archfit/lib/kubernetes.rego',
      'archfit/lib/parameters.rego',
      'archfit/lib/scopes.rego',
      'policies/kubernetes/named/named.rego',
      policy,
      'policy.wasm',
    ]);
  });
});

describe('a policy that is wrong', () => {
  const workspace = new Workspace({
    'policies/shop/owned/owned.rego': `package main

deny contains "no owner" if  not input.owner

warn contains "no price" if not input.price
`,
    'policies/shop/owned/owned_test.rego': `package main_test

import data.main

test_owner if {
	print("seen", main.deny)
	count(main.deny) == 2 with input as {}
}

test_each[name] if {
	some name, found in {"none": 1, "owned": 1}
	count(main.deny) == found with input as {"none": {}, "owned": {"owner": "a"}}[name]
}
`,
    'broken/a.rego': 'package a\n\np if {\n',
    'broken/b.rego': 'package b\n\np  := 1\n',
    'bytes/a.rego': '\u0000\u0001',
  });
  const { archfit } = workspace;
  const file = 'policies/shop/owned/owned';

  afterAll(() => {
    workspace.remove();
  });

  test('fails its tests: what they print, which case, what none reaches', async () => {
    const { exitCode, stdout } = await archfit('policy', 'test', '--coverage');
    expect(exitCode).toBe(1);
    expect(stdout).toBe(`fail   ${file}_test.rego:5:1 data.main_test.test_owner
         seen {"no owner"}
fail   ${file}_test.rego:10:1 data.main_test.test_each
         case owned
open   ${file}.rego:5:1 no test reaches this line
2 tests, 0 examples: 2 failed
50 % of 2 lines covered (1)
`);
  });

  test('is told to CI servers', async () => {
    const { stdout } = await archfit('policy', 'test', '--format', 'junit', '--run', 'owner');
    expect(stdout.replace(/time="[\d.]+"/, 'time=""')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="archfit policy test">
  <testsuite name="${file}_test.rego" tests="1">
    <testcase classname="data.main_test" name="test_owner" time="">
      <failure message="the test failed">${file}_test.rego:5:1
seen {&quot;no owner&quot;}</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test.each([
    [['test', '--run', 'nothing'], 'error[usage] no test was found'],
    [['test', 'nowhere'], 'error[source-not-found] nowhere '],
    [['test', 'broken'], 'error[policy-compile] broken/a.rego:4:1 '],
    [['inspect', 'broken'], 'error[policy-compile] broken/a.rego:4:1 '],
    [['check', 'bytes'], 'error[not-text] bytes/a.rego:1 '],
    [['build', '-o', 'a.zip'], 'error[usage] a.zip is neither an OPA bundle nor a module'],
    [['build', '-o', 'a.wasm'], 'error[policy-contract] there is no policy of the own contract'],
    [['new', 'Team Label'], 'error[usage] Team Label is no id of a rule'],
    [
      ['new', 'a/b', '--domain', 'kubernets'],
      'there is no domain kubernets: did you mean kubernetes?',
    ],
    [['new', 'events/b'], 'rules about events are of scope set'],
    [['test', '--threshold', 'many'], 'Give a number from 0 to 100.'],
  ])('cannot be worked with: %j', async (args, message) => {
    const { exitCode, stderr } = await archfit('policy', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('is formatted where it can be read, and told of where not', async () => {
    const { exitCode, stdout, stderr } = await archfit('policy', 'fmt', 'broken');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: 'broken/b.rego\n' });
    expect(stderr).toContain('error[policy-compile] broken/a.rego:4:1 ');
    expect(workspace.read('broken/b.rego')).toBe('package b\n\np := 1\n');
    expect(workspace.read('broken/a.rego')).toBe('package a\n\np if {\n');
    const shown = await archfit('policy', 'fmt', '--diff', 'policies');
    expect(shown).toMatchObject({ exitCode: 1 });
    expect(shown.stdout).toContain('-deny contains "no owner" if  not input.owner\n+deny contains');
  });
});

test.each([
  ['a\nb\nc\nd\ne\n', 'a\nb\nX\nd\ne\n', '@@ -1,5 +1,5 @@\n a\n b\n-c\n+X\n d\n e\n'],
  ['a\n', 'a\nb\n', '@@ -1,2 +1,3 @@\n a\n+b\n \n'],
  ['a\n\n\n', 'a\n', '@@ -1,4 +1,2 @@\n a\n \n-\n-\n'],
])('what changes from %j to %j is one hunk', (before, after, hunk) => {
  expect(lineDifference('a.rego', before, after)).toBe(`--- a.rego\n+++ a.rego\n${hunk}`);
});
