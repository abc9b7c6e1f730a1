import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isShown } from '../guides/compare-output.js';
import { GuideFolder } from '../guides/guide-folder.js';
import { readGuide } from '../guides/read-guide.js';
import { doStep, type Printed, updateGuide } from '../guides/test-guide.js';
import { pack } from './install.js';

const file = join(__dirname, '../../docs/guides/first-test.md');

let folder: GuideFolder;

beforeAll(() => {
  folder = new GuideFolder({ bare: true });
});

afterAll(() => {
  folder.remove();
});

// UPDATE_GOLDEN=1 npm run test:consumers -- first-test writes what its commands print anew.
test('the first guide is true word for word in an empty folder', async () => {
  const text = readFileSync(file, 'utf8');
  // The one thing that differs from what a reader types: the package is the one of this repository.
  const typed = {
    write: (path: string, content: string) => folder.write(path, content),
    run: (command: string) =>
      folder.run(command.replace(/^(npm install .*)\barchfit\b/, `$1${pack()}`)),
  };
  const results: Printed[] = [];
  for (const step of readGuide(text).steps) results.push(...(await doStep(step, typed)));
  const changed = results.filter(({ shown, printed }) => !isShown(shown, printed));
  if (process.env['UPDATE_GOLDEN'] === undefined) {
    expect(changed.map(({ printed }) => printed)).toEqual(changed.map(({ shown }) => shown));
  } else writeFileSync(file, updateGuide(text, results));
  expect(results.length).toBeGreaterThan(6);
  // It installs twice.
}, 900_000);
