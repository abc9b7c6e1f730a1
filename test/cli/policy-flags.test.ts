/** @jest-environment ./test/policy/opa-environment.mjs */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { deployment } from './manifests.js';
import { Workspace } from './workspace.js';

// Compilers are slow where cores are shared.
jest.setTimeout(60_000);

const workspace = new Workspace({
  'policy/registry.rego': `package main

import data.registries

deny contains msg if {
	some container in input.spec.template.spec.containers
	every registry in registries { not startswith(container.image, registry) }
	count(registries) > 0
	msg := sprintf("%s comes from elsewhere", [container.name])
}
`,
  'policy/registry_test.rego': `package main

test_ours if {
	containers := [{"name": "web", "image": "registry.example.test/web:1"}]
	count(deny) == 0 with input as {"spec": {"template": {"spec": {"containers": containers}}}}
	data.registries == ["registry.example.test"]
}
`,
  'data/registries.yaml': 'registries: [registry.example.test]\n',
  'strange/registries.yaml': 'registries: [elsewhere.example.test]\n',
  'broken/registries.yaml': 'registries: [\n',
  'manifests/web.yaml': deployment(),
});
const { archfit } = workspace;
const check = ['check', 'manifests', '--no-config', '--no-built-in', '--quiet'];
const given = ['--policy', 'policy', '--data', 'data'];

afterAll(() => {
  workspace.remove();
});

describe('--data', () => {
  test.each([
    ['data', 'gate open'],
    ['strange', 'comes from elsewhere'],
  ])('is what the policies of --policy read: %s', async (folder, said) => {
    const { stdout } = await archfit(...check, '--policy', 'policy', '--data', folder);
    expect(stdout).toContain(said);
  });

  test('asks for policies that read it', async () => {
    const { exitCode, stderr } = await archfit(...check, '--data', 'data');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[usage] --data is given, and no policies that would read it\n');
  });

  test('is what Rego tests read', async () => {
    const tests = ['policy', 'test', 'policy'];
    expect(await archfit(...tests)).toMatchObject({ exitCode: 1 });
    expect(await archfit(...tests, '--data', 'data')).toMatchObject({
      exitCode: 0,
      stdout: '1 test, 0 examples: all passed\n',
      stderr: '',
    });
  });

  test.each([
    [['absent'], 'absent the file or folder does not exist'],
    [['broken'], 'broken/registries.yaml:2 a quoted'],
    [['data', 'strange'], 'strange/registries.yaml data.registries is given twice'],
  ])('that cannot be read decides nothing about tests: %s', async (folders, said) => {
    const flags = folders.flatMap((folder) => ['--data', folder]);
    const { exitCode, stderr } = await archfit('policy', 'test', 'policy', ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error[policies-invalid] ${said}`);
  });
});

describe('--policy-cache', () => {
  /** How many sources are kept compiled in a folder. */
  const kept = (folder: string) => {
    const path = join(workspace.folder, folder, 'policies');
    return existsSync(path) ? readdirSync(path).length : 0;
  };

  test('is the folder of what is compiled, from where the command works', async () => {
    expect(await archfit(...check, ...given, '--policy-cache', 'kept')).toMatchObject({
      exitCode: 0,
    });
    expect(kept('kept')).toBe(1);
    await archfit('rules', '--no-config', ...given, '--policy-cache', 'kept');
    expect(kept('kept')).toBe(1);
  });

  test('is a key of the configuration, from its folder, and stands behind the flag', async () => {
    workspace.write({
      'shared/base.yaml':
        'policyCache: ./cached\nbuiltIn: false\npolicies: { policies: ../policy, data: ../data }\n',
      'archfit.config.yaml': 'extends: ./shared/base.yaml\nsources: { manifests: manifests }\n',
    });
    const { stdout } = await archfit('check', '--print-config');
    expect(JSON.parse(stdout)).toMatchObject({ policyCache: 'shared/cached' });
    expect(kept('shared/cached')).toBe(1);
    const over = await archfit('check', '--print-config', '--no-policy-cache');
    expect(JSON.parse(over.stdout)).toMatchObject({ policyCache: false });
  });
});

describe('archfit policy inspect', () => {
  test('reads the Rego of a bundle, beside that of folders', async () => {
    await archfit('export', 'bundle', '--only', 'kubernetes/owner-label', '--out', 'pack.tar.gz');
    const inspect = ['policy', 'inspect', 'pack.tar.gz', 'policy', '--format', 'json'];
    const { exitCode, stdout, stderr } = await archfit(...inspect);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { modules } = JSON.parse(stdout) as { modules: readonly { file: string }[] };
    const files = modules.map(({ file }) => file);
    expect(files).toContain('policy/registry.rego');
    expect(files.filter((file) => file.startsWith('pack.tar.gz/'))).not.toEqual([]);
  });

  test('tells a bundle that it cannot read', async () => {
    workspace.write({ 'broken.tar.gz': 'no archive' });
    const { exitCode, stdout, stderr } = await archfit('policy', 'inspect', 'broken.tar.gz');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('error[policies-invalid] broken.tar.gz the file is no archive');
  });
});
