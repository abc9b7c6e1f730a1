import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';
import { Workspace } from './workspace.js';

const config = `extends: ./base.yaml
sources:
  - { manifests: rendered/dev, environment: dev }
  - { manifests: ['rendered/prod/*.yaml', 'more/*.yaml'], environment: prod }
rules:
  kubernetes/cpu-limit: off
`;

let team: Workspace;

beforeEach(() => {
  team = new Workspace({
    'archfit.config.yaml': config,
    'base.yaml': 'failOn: medium\n',
    'rendered/dev/web.yaml': deployment(),
    'rendered/prod/web.yaml': `${deployment()}---\n${deployment({ name: 'other' })}`,
    'more/third.yaml': deployment({ name: 'third', labels: 'app: web' }),
  });
});

afterEach(() => {
  team.remove();
});

describe('archfit doctor', () => {
  test('says what is configured, what matches and what applies; findings are not its matter', async () => {
    const { exitCode, stdout, stderr } = await team.archfit('doctor');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^configuration +archfit\.config\.yaml$/m);
    expect(stdout).toMatch(/^extends +base\.yaml$/m);
    expect(stdout).toMatch(/^closes on +medium$/m);
    expect(stdout).toMatch(/^environments +dev, prod$/m);
    expect(stdout).toMatch(/^ {4}rendered\/dev +dev +1 file, 2 objects$/m);
    expect(stdout).toMatch(/^ {4}rendered\/prod\/\*\.yaml +prod +1 file, 4 objects$/m);
    expect(stdout).toMatch(/^ {4}more\/\*\.yaml +prod +1 file, 2 objects$/m);
    expect(stdout).toMatch(/^ {2}kubernetes\/owner-label +high +examined 4 workloads$/m);
    expect(stdout).toMatch(
      /^ {2}kubernetes\/critical-min-replicas +high +applies to nothing: no /m,
    );
    expect(stdout).toMatch(/^ {2}kubernetes\/cpu-limit +off +It is switched off/m);
    expect(stdout).toMatch(/^ {2}waiver\/expired +– +needs waivers: /m);
    expect(stdout).toMatch(/^baseline +none$/m);
    expect(stdout).toMatch(/^waivers +none$/m);
    expect(stdout).toMatch(/nothing stands in the way of a verdict\n$/);
  });

  test('counts documents of any kind, which may be manifests too', async () => {
    team.write({
      'archfit.config.yaml': `sources: [{ manifests: rendered/dev }, { kind: documents, files: [rendered/dev, compose.yaml] }]`,
      'compose.yaml': 'services: {}\n---\nservices: {}\n',
    });
    const { exitCode, stdout } = await team.archfit('doctor');
    expect(exitCode).toBe(2);
    expect(stdout.match(/^ {4}rendered\/dev .*$/gm)).toEqual([
      expect.stringMatching(/1 file, 2 objects$/),
      expect.stringMatching(/1 file, 2 objects$/),
    ]);
    expect(stdout).toMatch(/^ {4}compose\.yaml +1 file, 2 objects$/m);
    expect(stdout).toContain('no rule judges the documents');
  });

  test('marks a pattern that matches nothing, and ends with 2', async () => {
    team.write({ 'archfit.config.yaml': config.replace('more', 'none') });
    const { exitCode, stdout } = await team.archfit('doctor');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^ {2}! none\/\*\.yaml +prod +0 files, 0 objects$/m);
    expect(stdout).toContain(
      'in the way of a verdict\n  none/*.yaml: no file matches the pattern\n',
    );
    expect(stdout).toContain('hint Check the pattern');
  });

  test('marks a pattern whose files hold nothing', async () => {
    team.write({ 'more/third.yaml': '# nothing\n' });
    const { stdout } = await team.archfit('doctor');
    expect(stdout).toMatch(/^ {2}! more\/\*\.yaml +prod +1 file, 0 objects$/m);
  });

  test('says what a run for one environment leaves out', async () => {
    const { exitCode, stdout } = await team.archfit('doctor', '--environment', 'dev');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/rendered\/prod\/\*\.yaml +prod +1 file, not judged by this run/);
  });

  test('counts what paths match from below the configuration', async () => {
    const { stdout } = await team.archfit('doctor', '--cwd', 'rendered', 'prod');
    expect(stdout).toMatch(/^ {4}prod +1 file, 4 objects$/m);
    expect(stdout).toMatch(/^configuration +\.\.\/archfit\.config\.yaml$/m);
  });

  test('counts the baseline and the waivers', async () => {
    team.write({
      'archfit.config.yaml': `${config}waivers: waivers.yaml\n`,
      'waivers.yaml': `waivers:
  - { rule: kubernetes/owner-label, subject: { name: none }, owner: a, reason: b, expires: 2030-01-01 }
  - { rule: kubernetes/gone, subject: { name: none }, owner: a, reason: b, expires: 2030-01-01 }
`,
    });
    await team.archfit('baseline');
    team.write({ 'more/third.yaml': deployment({ name: 'third' }) });
    const { stdout } = await team.archfit('doctor');
    expect(stdout).toMatch(
      /^baseline +archfit-baseline\.json accepts 1 finding, 1 of them fixed$/m,
    );
    expect(stdout).toMatch(/^waivers +1 unused, 1 malformed$/m);
  });

  test('says of files of exceptions that they cannot be used', async () => {
    team.write({
      'archfit.config.yaml': `${config}waivers: waivers.yaml\nbaseline: known.json\n`,
      'waivers.yaml': '[]',
    });
    const { exitCode, stdout } = await team.archfit('doctor');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^baseline +cannot be used$/m);
    expect(stdout).toMatch(/^waivers +cannot be used$/m);
  });

  test('tells what it knows before a configuration that cannot be used', async () => {
    team.write({ 'archfit.config.yaml': 'sorces: x\n' });
    const { exitCode, stdout, stderr } = await team.archfit('doctor');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^node +v\d+\./m);
    expect(stderr).toContain('error[config-invalid]');
  });
});

describe('the tools that it looks for', () => {
  const doctor = (path: string) =>
    runArchfit(['doctor'], { cwd: team.folder, env: { PATH: path } });

  test('are named by their version', async () => {
    team.write({
      'bin/helm': '#!/bin/sh\necho "v3.99.0 $*"\n',
      'bin/git': '#!/bin/sh\necho git version 2.99\n',
    });
    for (const tool of ['helm', 'git']) chmodSync(join(team.folder, 'bin', tool), 0o755);
    const { stdout } = await doctor(join(team.folder, 'bin'));
    expect(stdout).toMatch(/^helm +v3\.99\.0 version --short$/m);
    expect(stdout).toMatch(/^git +2\.99$/m);
  });

  test('are said to be absent', async () => {
    const { exitCode, stdout } = await doctor(join(team.folder, 'nowhere'));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^helm +not found$/m);
    expect(stdout).toMatch(/^git +not found$/m);
  });
});
