import type { Problem } from '../../../report/problem.js';
import { loadPatternReader } from '../../../source/path-pattern.js';
import type { SourceTree } from '../../../source/tree/index.js';
import { findBuildOutput, liesIn } from './build-output.js';
import { isComponentName, isModuleName } from './file-kinds.js';
import { walk } from './walk.js';

export interface Selection {
  /** Sorted. */
  readonly modules: readonly string[];
  /** Code that nobody here reads, sorted. */
  readonly components: readonly string[];
  readonly problems: readonly Problem[];
}

export interface SelectOptions {
  /** Files, folders, globs; what begins with `!` is left out. */
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  /** Where a tsconfig writes to: paths of folders. */
  readonly outputsOf: (tsconfig: string) => readonly string[];
}

/** Finds the files that some patterns name. A pattern that names none is a problem. */
export async function selectFiles(tree: SourceTree, options: SelectOptions): Promise<Selection> {
  const negated = options.files.filter((file) => file.startsWith('!'));
  const given = options.files.filter((file) => !file.startsWith('!'));
  const readPattern = await loadPatternReader();
  const exclude = [...options.exclude, ...negated.map((file) => file.slice(1))].map(readPattern);
  const isLeftOut = (path: string): boolean => exclude.some(({ matches }) => matches(path));
  const modules = new Set<string>();
  const components = new Set<string>();
  const problems = new Map<string, Problem>();
  for (const pattern of given.length > 0 ? given : ['.']) {
    const path = toPath(pattern);
    const uri = tree.uriOf(path);
    if (path === '..' || path.startsWith('../') || /^(?:\/|[A-Za-z]:)/.test(path)) {
      problems.set(pattern, leadsOut(pattern));
      continue;
    }
    if (tree.isFile(path)) {
      const real = tree.realPath(path);
      if (isModuleName(path)) modules.add(real);
      else if (isComponentName(path)) components.add(real);
      else problems.set(pattern, noMatch(uri, 'the file is neither TypeScript nor JavaScript'));
      continue;
    }
    const isFolder = tree.list(path) !== undefined;
    const { base, matches } = readPattern(path);
    if (!isFolder && base === path) {
      problems.set(pattern, notFound(uri));
      continue;
    }
    const start = isFolder ? path : base;
    const isSelected = isFolder ? () => true : matches;
    const walked = walk(tree, start, { isSelected, isLeftOut });
    const outputs = [...walked.tsconfigs]
      .flatMap((config) => options.outputsOf(config))
      .filter((folder) => walked.folders.has(folder) && !contains(folder, start));
    const left = findBuildOutput(walked, outputs);
    const isKept = (file: string): boolean => !liesIn(file, left);
    const kept = [...walked.modules].filter(isKept);
    for (const file of kept) modules.add(file);
    for (const file of walked.components) if (isKept(file)) components.add(file);
    for (const problem of walked.problems) {
      problems.set(`${problem.code} ${problem.location?.uri ?? ''}`, problem);
    }
    if (kept.length === 0) problems.set(pattern, nothingIn(uri, isFolder));
  }
  return {
    modules: [...modules].sort(),
    components: [...components].sort(),
    problems: [...problems.values()],
  };
}

/** Relative to the root of the tree, without `.`. */
function toPath(pattern: string): string {
  const path = pattern.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  return path === '.' ? '' : path;
}

function contains(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function leadsOut(pattern: string): Problem {
  return {
    code: 'source-outside-root',
    message: `the pattern ${pattern} leads out of the root`,
    location: { uri: pattern },
    hint: 'Name files below the root, or a root around them.',
  };
}

function notFound(uri: string): Problem {
  return {
    code: 'source-not-found',
    message: 'the file or folder does not exist',
    location: { uri },
    hint: 'Check the path; it is relative to the root of the source.',
  };
}

function nothingIn(uri: string, isFolder: boolean): Problem {
  return isFolder
    ? noMatch(uri, 'the folder holds no TypeScript and no JavaScript')
    : noMatch(uri, 'no file of TypeScript or JavaScript matches the pattern');
}

function noMatch(uri: string, message: string): Problem {
  return {
    code: 'source-no-match',
    message,
    location: { uri },
    hint: 'Check the path and what is excluded; what is installed or built is left out.',
  };
}
