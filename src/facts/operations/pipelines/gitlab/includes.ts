import { isRecord } from '../../../../source/is-record.js';
import { joinSteps } from '../../../../source/slashed-path.js';
import type { SourceTree } from '../../../../source/tree/index.js';
import { compilePattern } from './include-pattern.js';
import { repositoryOf } from '../repository.js';

/** What a file of GitLab CI includes: https://docs.gitlab.com/ci/yaml/#include */
export type Include =
  | { readonly kind: 'local'; readonly written: string; readonly paths: readonly string[] }
  /** It is not in the repository. */
  | { readonly kind: 'elsewhere'; readonly written: string };

/**
 * Reads `include`, of a file or a trigger.
 *
 * @param path - of the file, from the root of the tree
 */
export function readIncludes(value: unknown, path: string, tree: SourceTree): readonly Include[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item): Include[] => {
    if (typeof item === 'string') {
      return [/^https?:/.test(item) ? elsewhere(item) : local(item, path, tree)];
    }
    if (!isRecord(item)) return [];
    if (typeof item['local'] === 'string') return [local(item['local'], path, tree)];
    for (const key of ['template', 'component', 'remote', 'artifact']) {
      if (typeof item[key] === 'string') return [elsewhere(item[key])];
    }
    const { project, file } = item;
    return typeof project === 'string' ? [elsewhere(`${project}:${String(file)}`)] : [];
  });
}

function elsewhere(written: string): Include {
  return { kind: 'elsewhere', written };
}

/** From the root of the repository; `*` and `**` stand for any names. */
function local(written: string, path: string, tree: SourceTree): Include {
  for (const folder of repositoryOf(path, tree).folders) {
    const wanted = joinSteps(`${folder}/${written}`);
    if (wanted === undefined) continue;
    const paths = wanted.includes('*') ? expand(wanted, tree) : tree.isFile(wanted) ? [wanted] : [];
    if (paths.length > 0) return { kind: 'local', written, paths };
  }
  return { kind: 'local', written, paths: [] };
}

function expand(pattern: string, tree: SourceTree): readonly string[] {
  const fixed = pattern.slice(0, pattern.indexOf('*'));
  const start = fixed.slice(0, Math.max(fixed.lastIndexOf('/'), 0));
  const matches = compilePattern(pattern);
  const found: string[] = [];
  const open = [start];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const listing = tree.list(folder);
    const below = (name: string) => (folder === '' ? name : `${folder}/${name}`);
    found.push(...(listing?.files ?? []).map(below).filter(matches));
    open.push(...(listing?.folders ?? []).filter((name) => name !== 'node_modules').map(below));
  }
  return found.sort();
}
