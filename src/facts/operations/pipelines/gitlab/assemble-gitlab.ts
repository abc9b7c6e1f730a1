import type { Problem } from '../../../../report/index.js';
import type { SourceTree } from '../../../../source/tree/index.js';
import type { DraftPipeline } from '../finish-pipelines.js';
import { mostJobs, tellTooMany } from '../most-jobs.js';
import { repositoryOf } from '../repository.js';
import { Configuration } from './configuration.js';
import { describeJobs } from './describe-jobs.js';
import type { GitlabFile } from './gitlab-file.js';
import { readIncludes } from './includes.js';
import { findIncludes } from './read-gitlab.js';

/** GitLab takes no more files into one pipeline. */
const mostFiles = 150;

/** A file with all that it includes, the last one itself. */
export interface GatheredFiles {
  readonly files: readonly GitlabFile[];
  /** Includes that are not in the repository, as they are written. */
  readonly elsewhere: readonly string[];
}

/** Finds the files of a run, and tells what cannot be found. */
export class GitlabFiles {
  constructor(
    /** By path from the root of the tree. */
    readonly byPath: ReadonlyMap<string, GitlabFile>,
    readonly tree: SourceTree,
    readonly problems: Problem[],
  ) {}

  pathOf(file: GitlabFile): string {
    for (const [path, each] of this.byPath) if (each === file) return path;
    return file.document.uri;
  }

  gather(file: GitlabFile, seen = new Set<GitlabFile>()): GatheredFiles {
    seen.add(file);
    const path = this.pathOf(file);
    const parts = readIncludes(file.value['include'], path, this.tree).map((include) => {
      if (include.kind === 'elsewhere') return { files: [], elsewhere: [include.written] };
      return this.open(include.written, include.paths, file, seen);
    });
    return {
      files: [...parts.flatMap(({ files }) => files), file],
      elsewhere: parts.flatMap(({ elsewhere }) => elsewhere),
    };
  }

  open(
    written: string,
    paths: readonly string[],
    from: GitlabFile,
    seen: Set<GitlabFile>,
  ): GatheredFiles {
    const found = paths.flatMap((path) => this.byPath.get(path) ?? []);
    if (found.length === 0 && !written.includes('$')) {
      this.problems.push({
        code: 'artefact-invalid',
        message: `the pipeline includes ${written}, and there is no such file of GitLab CI`,
        location: from.document.locate(['include']),
        hint: 'Correct the path: it counts from the root of the repository; or name the folder of the repository as the root.',
      });
    }
    const parts = found
      .filter((file) => !seen.has(file) && seen.size < mostFiles)
      .map((file) => this.gather(file, seen));
    return {
      files: parts.flatMap(({ files }) => files),
      elsewhere: [
        ...(found.length === 0 ? [written] : []),
        ...parts.flatMap(({ elsewhere }) => elsewhere),
      ],
    };
  }
}

/** Makes a pipeline of each file that no other one includes or triggers. */
export function assembleGitlab(
  byPath: ReadonlyMap<string, GitlabFile>,
  tree: SourceTree,
  problems: Problem[],
): readonly DraftPipeline[] {
  const files = new GitlabFiles(byPath, tree, problems);
  const used = findUsed(byPath, tree);
  return [...byPath].flatMap(([path, file]): DraftPipeline[] => {
    if (file.isOpened || used.has(path)) return [];
    const { document } = file;
    const gathered = files.gather(file);
    const configuration = new Configuration(gathered.files);
    const count = configuration.names.length;
    if (count > mostJobs) {
      problems.push(tellTooMany(document, count));
      return [];
    }
    const { jobs, unseen } = describeJobs(configuration, gathered, files, {
      path,
      document,
      id: document.id,
    });
    if (jobs.length === 0) return [];
    const { name } = configuration.merged('workflow');
    return [
      {
        kind: 'gitlab',
        id: document.id,
        name: typeof name === 'string' ? name : document.uri,
        place: { document, path: [] },
        root: rootOf(path, tree),
        jobs,
        unseen,
      },
    ];
  });
}

function rootOf(path: string, tree: SourceTree): string {
  return repositoryOf(path, tree).folders[0] ?? '';
}

/** Files that others include or start as child pipelines. */
function findUsed(byPath: ReadonlyMap<string, GitlabFile>, tree: SourceTree): ReadonlySet<string> {
  const used = new Set<string>();
  for (const [path, { value }] of byPath) {
    for (const include of findIncludes(value)) {
      for (const each of readIncludes(include, path, tree)) {
        if (each.kind === 'local')
          for (const found of each.paths) if (found !== path) used.add(found);
      }
    }
  }
  // In a circle the one begins that GitLab looks for.
  const paths = [...byPath.keys()];
  const first = paths.find((path) => path.endsWith('.gitlab-ci.yml')) ?? paths[0];
  if (first !== undefined && paths.every((path) => used.has(path))) used.delete(first);
  return used;
}
