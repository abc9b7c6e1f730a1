import { isRecord } from '../../../../source/is-record.js';
import type { OperationsDocument } from '../../document.js';
import type { ArtefactReader } from '../../reader.js';
import type { GitlabFile } from './gitlab-file.js';
import { placeInTree } from '../repository.js';
import { readIncludes } from './includes.js';
import { globalKeywords, jobKeywords } from './keywords.js';

/** Reads files of GitLab CI. */
export const gitlabReader: ArtefactReader = {
  kind: 'pipelines of GitLab CI',
  read: (document, { gitlabFiles }) => {
    const file = readGitlab(document);
    if (!file) return undefined;
    gitlabFiles.push(file);
    return 1;
  },
  follow: async ({ gitlabFiles }, { trees, open }) => {
    const known = new Set(gitlabFiles.map(({ document }) => document.uri));
    // The list grows while it is walked through.
    for (const { document, value } of gitlabFiles) {
      const at = placeInTree(document.uri, trees);
      if (!at) continue;
      for (const include of findIncludes(value)) {
        for (const each of readIncludes(include, at.path, at.tree)) {
          for (const path of each.kind === 'local' ? each.paths : []) {
            const uri = at.tree.uriOf(path);
            if (known.has(uri) || known.size > mostOpened) continue;
            known.add(uri);
            const opened = await open(at.tree, path);
            gitlabFiles.push(...opened.flatMap((one) => readGitlab(one, true) ?? []));
          }
        }
      }
    }
  },
};

/** Includes may lead to includes without end. */
const mostOpened = 1000;

/** Of the file, and of the child pipelines that its jobs start. */
export function findIncludes(value: Readonly<Record<string, unknown>>): readonly unknown[] {
  const triggered = Object.values(value).flatMap((job) =>
    isRecord(job) && isRecord(job['trigger']) ? [job['trigger']['include']] : [],
  );
  return [value['include'], ...triggered];
}

/** A file of GitLab CI by its name, or by its content: every key is one of GitLab's or a job, and a job is there. */
function readGitlab(document: OperationsDocument, isOpened = false): GitlabFile | undefined {
  const { value, uri, object } = document;
  if (!isRecord(value) || object !== undefined) return undefined;
  const isNamed = isOpened || /(?:^|[/.])gitlab-ci\.ya?ml$/i.test(uri);
  return isNamed || looksLikeIt(value) ? { document, value, isOpened } : undefined;
}

function looksLikeIt(value: Readonly<Record<string, unknown>>): boolean {
  const jobs = Object.entries(value).filter(
    ([key]) => !globalKeywords.has(key) && !key.startsWith('.'),
  );
  const hidden = Object.entries(value).filter(([key]) => key.startsWith('.'));
  return (
    jobs.every(([, job]) => isJob(job)) &&
    [...jobs, ...hidden].some(([, job]) => isRecord(job) && runsSomething(job)) &&
    (value['stages'] === undefined || Array.isArray(value['stages']))
  );
}

function isJob(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.keys(value).every((key) => jobKeywords.has(key)) &&
    (runsSomething(value) || 'extends' in value)
  );
}

function runsSomething({ script, trigger, run }: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof script === 'string' ||
    Array.isArray(script) ||
    trigger !== undefined ||
    Array.isArray(run)
  );
}
