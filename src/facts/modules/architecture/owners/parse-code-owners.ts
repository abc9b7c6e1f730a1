/** Whose rules a CODEOWNERS file is read by. */
export type CodeOwnersHost = 'github' | 'gitlab';

interface Entry {
  readonly matches: RegExp;
  /** Undefined for what GitLab takes out of a section for good: `!path`. */
  readonly owners: readonly string[] | undefined;
}

/** The entries of one heading of GitLab; on GitHub all of them. */
interface Section {
  readonly entries: Entry[];
  defaults: readonly string[];
}

/**
 * Reads a CODEOWNERS file. The last entry that matches counts, in each section by itself; an entry without owners takes them away. What
 * is no owner (`@user`, `@org/team`, `@@role`, an address) is passed over, as the hosts do.
 *
 * @returns the owners of a file, by its path from the root of the repository
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * @see https://docs.gitlab.com/user/project/codeowners/reference/
 */
export function parseCodeOwners(
  text: string,
  host: CodeOwnersHost,
): (file: string) => readonly string[] {
  const unnamed: Section = { entries: [], defaults: [] };
  const sections = new Map([['', unnamed]]);
  let current = unnamed;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const heading = host === 'gitlab' ? /^\^?\[([^\]]+)\](?:\[\d+\])?(.*)$/.exec(line) : null;
    if (heading) {
      const name = (heading[1] ?? '').trim().toLowerCase();
      current = sections.get(name) ?? { entries: [], defaults: [] };
      current.defaults = ownersIn(heading[2] ?? '');
      sections.set(name, current);
      continue;
    }
    const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\])+)(.*)$/.exec(line) ?? [];
    const isExcluded = pattern.startsWith('!');
    // GitHub passes over what it has no rule for.
    if (pattern === '' || (isExcluded && host === 'github')) continue;
    const named = ownersIn(rest);
    current.entries.push({
      matches: toRegex(isExcluded ? pattern.slice(1) : pattern, host),
      owners: isExcluded ? undefined : named.length > 0 ? named : current.defaults,
    });
  }
  return (file) => [
    ...new Set([...sections.values()].flatMap((section) => ownersBy(section, file))),
  ];
}

function ownersBy({ entries }: Section, file: string): readonly string[] {
  const matching = entries.filter(({ matches }) => matches.test(file));
  if (matching.some(({ owners }) => owners === undefined)) return [];
  return matching.at(-1)?.owners ?? [];
}

function ownersIn(text: string): readonly string[] {
  const [stated = ''] = text.split(/(?:^|\s)#/);
  return stated.split(/\s+/).filter((word) => /^@{1,2}[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(word));
}

/**
 * What begins with a slash starts at the root. GitHub, as git, takes a pattern with a slash further on as one from the root, and the name
 * of a folder for all that is in it; to GitLab it may start anywhere, and only a slash at the end makes it a folder.
 */
function toRegex(pattern: string, host: CodeOwnersHost): RegExp {
  const isFolder = pattern.endsWith('/');
  const path = pattern.replace(/^\//, '').replace(/\/+$/, '');
  const isFromRoot = pattern.startsWith('/') || (host === 'github' && path.includes('/'));
  const source = path
    .replace(/^\*\*\//, '\0')
    .replaceAll('/**/', '/\0')
    .replace(/\\(.)|\0|\*\*|[*?]|[^\w/]/gs, (token, escaped: string | undefined) => {
      if (escaped !== undefined) return literal(escaped);
      return wildcards[token] ?? literal(token);
    });
  // The files of a folder itself: what is in folders below it is not meant.
  const isFlat = /(?:^|\/)\*$/.test(path) && path !== '*';
  const mayBeFolder = host === 'github' && !isFlat && !path.endsWith('**');
  const end = isFolder ? '/.*' : mayBeFolder ? '(?:/.*)?' : '';
  return new RegExp(`^${isFromRoot ? '' : '(?:.*/)?'}${source}${end}$`, 's');
}

const wildcards: Readonly<Record<string, string>> = {
  '\0': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

function literal(character: string): string {
  return character.replace(/[$()*+.?[\\\]^{|}/-]/, '\\$&');
}
