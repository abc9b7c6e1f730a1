import type { Problem } from '../../../../report/index.js';
import type { SourceTree } from '../../../../source/tree/source-tree.js';
import type { Architecture } from '../architecture.js';
import { type CodeOwnersHost, parseCodeOwners } from './parse-code-owners.js';

/** Who answers for the files of a tree. */
export interface Owners {
  readonly ownersOf: (file: string) => readonly string[];
  readonly problems: readonly Problem[];
}

/** Where the hosts look, the first that is there counts. */
const places = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
] as const;

const nobody: Owners['ownersOf'] = () => [];

/** Reads the CODEOWNERS file of a tree: the one that is named, else the one that GitHub or GitLab would read. */
export function readOwners(setting: Architecture['owners'], tree: SourceTree): Owners {
  if (setting === false) return { ownersOf: nobody, problems: [] };
  const path = setting ?? places.find((place) => tree.isFile(place));
  if (path === undefined) return { ownersOf: nobody, problems: [] };
  const read = tree.read(path);
  switch (read.kind) {
    case 'text':
      return { ownersOf: parseCodeOwners(read.text, hostOf(path, read.text, tree)), problems: [] };
    case 'problem':
      return { ownersOf: nobody, problems: [read.problem] };
    case 'absent':
      return {
        ownersOf: nobody,
        problems: [
          {
            code: 'source-not-found',
            message: 'no such file, so nobody is known to own code',
            location: { uri: tree.uriOf(path) },
            hint: 'Correct owners of the source, or set it to false.',
          },
        ],
      };
  }
}

/** The two read some patterns differently. Sections are GitLab's alone. */
function hostOf(path: string, text: string, tree: SourceTree): CodeOwnersHost {
  if (path.startsWith('.github/')) return 'github';
  const isGitLab =
    path.startsWith('.gitlab/') ||
    /^\^?\[[^\]\n]+\]/m.test(text) ||
    (tree.isFile('.gitlab-ci.yml') && tree.list('.github') === undefined);
  return isGitLab ? 'gitlab' : 'github';
}
