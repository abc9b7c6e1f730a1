/** What an address leads to of a repository whose files are here. */
export type OwnPath =
  | { readonly kind: 'path'; readonly path: string; readonly mayBeFolder: boolean }
  /** A page beside the files: an issue, the wiki. */
  | { readonly kind: 'page' };

/** Hosts of code, and how they write the address of a file: after the repository, the revision, and then the path. */
const forms = [
  /^\/(?:-\/)?(?:blob|tree|raw|edit|blame)\/(?:refs\/(?:heads|tags)\/)?[^/]+(?:\/(?<path>.*))?$/,
  /^\/src\/(?:branch\/|tag\/|commit\/)?[^/]+\/(?<path>.*)$/,
];

/** GitHub, GitLab, Gitea and Bitbucket have them, and none of them is a file. */
const page =
  /^\/(?:-\/(?!(?:blob|tree|raw|edit|blame)\/)|(?:actions|activity|branches|commits?|compare|discussions|environments|issues|labels|merge_requests|milestones?|packages|pipelines|projects|pulls?|pull-requests|releases|security|settings|tags|wiki|wikis)(?:\/|$))/;

/**
 * What an address leads to, where it begins with that of the repository; undefined for any other.
 *
 * @param address - of the repository on a host of code, or of the place where its documents are published
 */
export function readOwnAddress(url: URL, address: string): OwnPath | undefined {
  if (!URL.canParse(address)) return undefined;
  const base = new URL(address);
  const folder = base.pathname.replace(/(?:\.git)?\/*$/, '');
  const rest = restBelow(url, base, folder);
  if (rest === undefined) return undefined;
  for (const form of forms) {
    const found = form.exec(rest);
    if (found) return { kind: 'path', path: found.groups?.['path'] ?? '', mayBeFolder: true };
  }
  if (page.test(rest)) return { kind: 'page' };
  const path = rest.slice(1);
  return { kind: 'path', path, mayBeFolder: path === '' };
}

/** Neither hosts nor owners and repositories have a case of their own. */
function restBelow(url: URL, base: URL, folder: string): string | undefined {
  const { host, pathname } = url;
  const isBelow = `${pathname}/`.toLowerCase().startsWith(`${folder}/`.toLowerCase());
  if (!isBelow) return undefined;
  const rest = pathname.slice(folder.length);
  if (host === base.host) return rest;
  // https://raw.githubusercontent.com/example/shop/main/README.md
  const isRaw = base.host === 'github.com' && host === 'raw.githubusercontent.com';
  return isRaw ? `/raw${rest}` : undefined;
}
