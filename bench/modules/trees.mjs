import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

/** Public repositories, each at a commit, and what of them is judged. Nothing of them is kept here. */
export const trees = [
  {
    name: 'typeorm',
    repository: 'https://github.com/typeorm/typeorm',
    commit: '281bfba42a5813b106bcf5ba79bc7f7251bd1e73',
    files: ['src', 'test'],
    tsconfig: 'tsconfig.json',
    /** Of the time that dependency-cruiser takes. */
    goal: 1 / 12,
    /** Uppermost first. */
    layers: {
      commands: 'src/commands',
      'query-builder': 'src/query-builder',
      metadata: 'src/metadata',
      util: 'src/util',
    },
  },
];

/** What is always there. */
export const ownTree = {
  name: 'this project',
  folder: '.',
  files: ['src'],
  tsconfig: 'tsconfig.json',
  layers: { cli: 'src/cli', evaluate: 'src/evaluate', policy: 'src/policy', report: 'src/report' },
};

/** The folder of a tree, undefined where it is not there: below ARCHFIT_TREES, by its name. */
export function folderOfTree({ name, folder }) {
  if (folder !== undefined) return resolve(folder);
  const found = join(process.env.ARCHFIT_TREES ?? '', name);
  return process.env.ARCHFIT_TREES && existsSync(found) ? found : undefined;
}
