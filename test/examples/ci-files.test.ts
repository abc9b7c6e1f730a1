import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { gitlabFile } from '../cli/ci/ci-schemas.js';
import { ciFilesOf } from './ci-files.js';
import { examples } from './example-folder.js';

const files = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => ciFilesOf(join(examples, name)).map((file) => join(name, file)));
const read = (file: string) => readFileSync(join(examples, file), 'utf8');

test('GitHub reads the workflows without a complaint', () => {
  const workflows = files.filter((file) => file.includes('.github'));
  expect(workflows).not.toEqual([]);
  const reader = join(__dirname, '../cli/ci/read-github-files.mjs');
  const input = JSON.stringify(Object.fromEntries(workflows.map((file) => [file, read(file)])));
  const { stdout, stderr } = spawnSync(process.execPath, [reader], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(Object.fromEntries(workflows.map((file) => [file, []])));
});

test('the files for GitLab have the keys that it knows', () => {
  const pipelines = files.filter((file) => file.endsWith('.gitlab-ci.yml'));
  expect(pipelines).not.toEqual([]);
  const ajv = new Ajv({ allowUnionTypes: true });
  for (const file of pipelines) {
    ajv.validate(gitlabFile, load(read(file)));
    expect({ file, errors: ajv.errors }).toEqual({ file, errors: null });
  }
});
