import { folderOf, joinSteps } from '../../../source/slashed-path.js';
import type { SourceTree } from '../../../source/tree/index.js';
import { anchorsOf } from './markdown-anchors.js';
import { readOwnAddress } from './own-address.js';

/** Where a link leads that an artefact holds. */
export type ResolvedLink =
  /** To a file of the repository, `uri` as the report names it; `anchor` is a heading that it does not have. */
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly uri: string;
      readonly missingAnchor?: string;
    }
  /** To a place in the repository where no file is. */
  | { readonly kind: 'missing'; readonly path: string }
  /** Out of the root that was given. */
  | { readonly kind: 'outside' }
  /** To another host or repository, or to a page of this one that is no file; none is asked. */
  | { readonly kind: 'foreign'; readonly host: string }
  /** Braces of a template are left in it. */
  | { readonly kind: 'template' }
  /** It is no link. */
  | { readonly kind: 'unreadable' };

/** A place that a link may mean: a path from the root of a tree, undefined where it leads out of it. */
interface Candidate {
  readonly tree: SourceTree;
  readonly path: string | undefined;
}

/** Finds what links of artefacts lead to, in the files of repositories. */
export class Links {
  readonly #anchors = new Map<string, ReadonlySet<string> | undefined>();

  /**
   * @param trees - the files of the repository, or of several
   * @param addresses - under which they are read by people: `https://github.com/example/shop`, or where its documents are published
   */
  constructor(
    private readonly trees: readonly SourceTree[],
    private readonly addresses: readonly string[] = [],
  ) {}

  /**
   * @param link - an address; or a path: from the file that holds it where it begins with a dot, from the root where it begins with a slash, else
   * from the root, or, where nothing is there, from the file
   * @param holder - the file that holds it, as the report names it; without one each path is from the root
   */
  resolve(link: string, holder?: string): ResolvedLink {
    const written = link.trim();
    if (/\{\{|\$\{|\[\[|%\{/.test(written)) return { kind: 'template' };
    if (written === '' || /\s/.test(written)) return { kind: 'unreadable' };
    if (/^[a-z][a-z\d+.-]*:/i.test(written)) return this.#resolveAddress(written);
    if (written.startsWith('//')) return this.#resolveAddress(`https:${written}`);
    const { path = '', anchor } =
      /^(?<path>[^?#]*)(?:\?[^#]*)?(?:#(?<anchor>.*))?$/.exec(written)?.groups ?? {};
    return this.#find(this.#candidatesOf(decode(path), holder), anchor, false);
  }

  /** Each name of a file of the report that a link may lead to. */
  namesOf(uri: string): ReadonlySet<string> {
    const names = this.trees.flatMap((tree) => {
      const path = tree.pathOf(uri);
      return path === undefined ? [] : [nameOf(tree, path)];
    });
    return new Set(names);
  }

  #resolveAddress(written: string): ResolvedLink {
    if (!URL.canParse(written)) return { kind: 'unreadable' };
    const url = new URL(written);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'unreadable' };
    for (const address of this.addresses) {
      const own = readOwnAddress(url, address);
      if (own === undefined) continue;
      if (own.kind === 'page') break;
      const path = joinSteps(decode(own.path));
      const candidates = this.trees.map((tree) => ({ tree, path }));
      return this.#find(candidates, url.hash.slice(1), own.mayBeFolder);
    }
    return { kind: 'foreign', host: url.host };
  }

  #candidatesOf(path: string, holder: string | undefined): readonly Candidate[] {
    const fromRoot = this.trees.map((tree) => ({ tree, path: joinSteps(path) }));
    if (holder === undefined || path.startsWith('/')) return fromRoot;
    const fromFile = this.trees.map((tree) => {
      const at = tree.pathOf(holder);
      if (at !== undefined) return { tree, path: joinSteps(`${folderOf(at)}/${path}`) };
      // The file itself stands out of the root.
      return { tree, path: tree.pathOf(`${folderOf(holder) || '.'}/${path}`) };
    });
    return /^\.\.?(?:\/|$)/.test(path) ? fromFile : [...fromRoot, ...fromFile];
  }

  /** The first that is there; else what is told of is the first that is in a root. */
  #find(
    candidates: readonly Candidate[],
    anchor: string | undefined,
    mayBeFolder: boolean,
  ): ResolvedLink {
    for (const { tree, path } of candidates) {
      const found = path === undefined ? undefined : findFile(tree, path, mayBeFolder);
      if (found === undefined) continue;
      const missing =
        anchor !== undefined && !this.#hasAnchor(tree, found, decode(anchor))
          ? decode(anchor)
          : undefined;
      const uri = nameOf(tree, found);
      return {
        kind: 'file',
        path: found,
        uri,
        ...(missing !== undefined && { missingAnchor: missing }),
      };
    }
    const inside = candidates.find(({ path }) => path !== undefined)?.path;
    return inside === undefined && candidates.length > 0
      ? { kind: 'outside' }
      : { kind: 'missing', path: inside ?? '' };
  }

  /** Of what is no Markdown nobody knows. A line is none: `#L10-L20` of GitHub and GitLab, `#lines-10` of Bitbucket. */
  #hasAnchor(tree: SourceTree, path: string, anchor: string): boolean {
    if (anchor === '' || !/\.(?:md|markdown)$/i.test(path)) return true;
    if (/^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|lines-[\d:,]+)$/.test(anchor)) return true;
    const uri = tree.uriOf(path);
    if (!this.#anchors.has(uri)) {
      const read = tree.read(path);
      this.#anchors.set(uri, read.kind === 'text' ? anchorsOf(read.text) : undefined);
    }
    // GitHub and Bitbucket put a word before what is written.
    const name = anchor.toLowerCase().replace(/^(?:user-content-|markdown-header-)/, '');
    return this.#anchors.get(uri)?.has(name) ?? true;
  }
}

/** A page of documents is written without its ending, and a folder shows what it begins with. */
function findFile(tree: SourceTree, path: string, mayBeFolder: boolean): string | undefined {
  const below = path === '' ? '' : `${path}/`;
  const names = ['README.md', 'readme.md', 'README.adoc', 'README.rst', 'index.md'];
  const files = [path, `${path}.md`, ...names.map((name) => `${below}${name}`)];
  const found = files.find((each) => tree.isFile(each));
  if (found !== undefined || !mayBeFolder) return found;
  return tree.list(path) === undefined ? undefined : path;
}

/** One name for a file, whatever links lead to it. */
function nameOf(tree: SourceTree, path: string): string {
  return tree.uriOf(tree.realPath(path));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
