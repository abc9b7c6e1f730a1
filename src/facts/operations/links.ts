import type { SourceTree } from '../../source/tree/index.js';

/** Where a link leads that an artefact holds. */
export type ResolvedLink =
  /** To a file of the repository; `anchor` is a heading that it does not have. */
  | { readonly kind: 'file'; readonly path: string; readonly missingAnchor?: string }
  /** To a place in the repository where no file is. */
  | { readonly kind: 'missing'; readonly path: string }
  /** Out of the root that was given. */
  | { readonly kind: 'outside' }
  /** To another host or repository, which is not asked. */
  | { readonly kind: 'foreign'; readonly host: string }
  /** Braces of a template are left in it. */
  | { readonly kind: 'template' }
  /** It is no link. */
  | { readonly kind: 'unreadable' };

/** Hosts of code, and how they write the address of a file: after the repository, the revision, and then the path. */
const forms = [
  /^\/(?:-\/)?(?:blob|tree|raw|edit|blame)\/(?:refs\/heads\/)?[^/]+\/(?<path>.*)$/,
  /^\/src\/(?:branch\/)?[^/]+\/(?<path>.*)$/,
  /^\/(?<path>.*)$/,
];

/** Finds what links of artefacts lead to, in the files of repositories. */
export class Links {
  /**
   * @param trees - the files of the repository, or of several
   * @param addresses - under which they are read by people: `https://github.com/example/shop`, or where its documents are published
   */
  constructor(
    private readonly trees: readonly SourceTree[],
    private readonly addresses: readonly string[] = [],
  ) {}

  /**
   * @param link - an address, or a path from the root of the repository, or from `folder` where it begins with a dot
   * @param folder - where the artefact stands, from the root
   */
  resolve(link: string, folder = ''): ResolvedLink {
    const written = link.trim();
    if (written === '' || /\s/.test(written)) {
      return written.includes('{{') ? { kind: 'template' } : { kind: 'unreadable' };
    }
    if (/\{\{|\$\{|\[\[|%\{/.test(written)) return { kind: 'template' };
    if (/^[a-z][a-z\d+.-]*:/i.test(written)) return this.#resolveAddress(written);
    if (written.startsWith('//')) return this.#resolveAddress(`https:${written}`);
    const [path = '', anchor] = written.split('#');
    return this.#resolvePath(/^\.\.?\//.test(path) ? `${folder}/${path}` : path, anchor);
  }

  #resolveAddress(written: string): ResolvedLink {
    if (!URL.canParse(written)) return { kind: 'unreadable' };
    const url = new URL(written);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'unreadable' };
    for (const address of this.addresses) {
      const path = pathBelow(url, address);
      if (path !== undefined) return this.#resolvePath(path, decode(url.hash.slice(1)));
    }
    return { kind: 'foreign', host: url.host };
  }

  #resolvePath(written: string, anchor: string | undefined): ResolvedLink {
    const steps: string[] = [];
    for (const step of decode(written).split('/')) {
      if (step === '' || step === '.') continue;
      if (step !== '..') steps.push(step);
      else if (steps.pop() === undefined) return { kind: 'outside' };
    }
    const path = steps.join('/');
    for (const tree of this.trees) {
      const found = [path, `${path}.md`, `${path}/README.md`, `${path}/index.md`].find((each) =>
        tree.isFile(each),
      );
      if (found === undefined) continue;
      const isMissing = anchor !== undefined && anchor !== '' && !hasAnchor(tree, found, anchor);
      return { kind: 'file', path: found, ...(isMissing && { missingAnchor: anchor }) };
    }
    return { kind: 'missing', path };
  }
}

/** Of what is no Markdown nobody knows. */
function hasAnchor(tree: SourceTree, path: string, anchor: string): boolean {
  if (!path.endsWith('.md')) return true;
  const read = tree.read(path);
  return read.kind !== 'text' || anchorsOf(read.text).has(anchor.toLowerCase());
}

/** What stands below an address, of a link that leads there. */
function pathBelow({ host, pathname }: URL, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const base = new URL(address);
  const folder = base.pathname.replace(/(?:\.git)?\/*$/, '');
  if (host !== base.host || !`${pathname}/`.startsWith(`${folder}/`)) return undefined;
  const rest = pathname.slice(folder.length);
  for (const form of forms) {
    const path = form.exec(rest)?.groups?.['path'];
    if (path !== undefined) return path;
  }
  return '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As GitHub names headings: https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const [, heading = ''] of markdown.matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm)) {
    const name = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    anchors.add(count === 0 ? name : `${name}-${String(count)}`);
  }
  for (const [, name = ''] of markdown.matchAll(/<a\s[^>]*(?:id|name)=["']([^"']+)["']/g)) {
    anchors.add(name.toLowerCase());
  }
  return anchors;
}
