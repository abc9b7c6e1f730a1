import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Public repositories, each at a commit, and what of them is judged. Nothing of them is kept here. */
export const trees = [
  {
    name: 'typeorm',
    repository: 'https://github.com/typeorm/typeorm',
    commit: '281bfba42a5813b106bcf5ba79bc7f7251bd1e73',
    files: ['src', 'test'],
    tsconfig: 'tsconfig.json',
    /** Uppermost first. */
    layers: {
      commands: 'src/commands',
      'query-builder': 'src/query-builder',
      metadata: 'src/metadata',
      util: 'src/util',
    },
  },
];

/** The folder of a tree: below ARCHFIT_TREES, by its name. */
export function folderOfTree({ name, repository, commit }) {
  const folder = join(process.env.ARCHFIT_TREES ?? '', name);
  if (process.env.ARCHFIT_TREES && existsSync(folder)) return folder;
  process.stderr.write(
    `no tree ${name}: extract ${repository} at ${commit} to ${name}/ in the folder that ARCHFIT_TREES names\n`,
  );
  process.exit(3);
}
