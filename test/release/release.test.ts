import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const script = join(__dirname, '..', '..', '.ci', 'release.mjs');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-release-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ready = {
  'package.json': '{ "version": "1.2.0" }',
  '.changeset/README.md': '# Changesets\n',
  'CHANGELOG.md': '# Changelog\n\n## 1.2.0\n\nWhat is new.\n\n- A rule.\n\n## 1.1.0\n\nOld.\n',
};

function release(tag: string, files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries({ ...ready, ...files })) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { status, stderr } = spawnSync(process.execPath, [script, tag], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stderr };
}

test('a tag of the version releases what the changelog tells of it', () => {
  expect(release('v1.2.0', {})).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(join(folder, 'release-notes.md'), 'utf8')).toBe(
    'What is new.\n\n- A rule.\n',
  );
});

test.each([
  ['another tag', 'v1.2.1', {}, 'the tag is v1.2.1, package.json says 1.2.0: tag v1.2.0'],
  ['no tag', '', {}, 'the tag is missing, package.json says 1.2.0: tag v1.2.0'],
  [
    'a changeset that waits',
    'v1.2.0',
    { '.changeset/calm-owls.md': '---\narchfit: minor\n---\nA rule.\n' },
    'not in the changelog yet: calm-owls.md: run npx changeset version',
  ],
  [
    'a version that the changelog does not know',
    'v1.2.0',
    { 'CHANGELOG.md': '# Changelog\n\n## 1.2.0-rc.1\n\nNew.\n' },
    'CHANGELOG.md tells nothing of 1.2.0',
  ],
  [
    'a version of which it tells nothing',
    'v1.2.0',
    { 'CHANGELOG.md': '# Changelog\n\n## 1.2.0\n\n## 1.1.0\n\nOld.\n' },
    'CHANGELOG.md tells nothing of 1.2.0',
  ],
])('%s is refused', (_case, tag, files, message) => {
  expect(release(tag, files)).toEqual({ status: 1, stderr: `${message}\n` });
});
