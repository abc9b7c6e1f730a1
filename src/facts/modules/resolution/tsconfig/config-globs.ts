import { followPath } from '../follow-path.js';

/** Folders that `**` never enters. */
const skipped = '(?!(?:node_modules|bower_components|jspm_packages)(?:/|$))';

/**
 * What `include` says, as TypeScript reads it: `*` and `?` within a name, `**` for folders, a name without dot or star for all below
 * it, and nothing hidden that is not named.
 *
 * @param folder - of the configuration
 * @returns over paths of the tree with a slash before them; undefined for a glob outside of the tree
 */
export function includePattern(folder: string, glob: string): RegExp | undefined {
  const path = followPath(folder, glob);
  if (path === undefined) return undefined;
  const segments = path === '' ? [] : path.split('/');
  const last = segments.at(-1);
  if (last === undefined || !/[.*?]/.test(last)) segments.push('**', '*');
  else if (last === '**') segments.push('*');
  return new RegExp(`^${join(segments, `(?:/${skipped}[^/.][^/]*)*?`, true)}$`);
}

/** What `exclude` says, as {@link includePattern}: a folder with all that is in it. */
export function excludePattern(folder: string, glob: string): RegExp | undefined {
  const path = followPath(folder, glob);
  if (path === undefined) return undefined;
  const segments = path === '' ? [] : path.split('/');
  return new RegExp(`^${join(segments, '(?:/.+?)?', false)}(?:$|/)`);
}

function join(segments: readonly string[], anyFolders: string, isInclude: boolean): string {
  return segments
    .map((segment) => {
      if (segment === '**') return anyFolders;
      const hidden = isInclude && /^[*?]/.test(segment) ? `${skipped}(?!\\.)` : '';
      return `/${hidden}${escape(segment)}`;
    })
    .join('');
}

function escape(segment: string): string {
  return segment
    .replaceAll(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
}
