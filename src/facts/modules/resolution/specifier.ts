/** What the text of a specifier alone tells. */
export type Specifier =
  | { readonly kind: 'relative'; readonly path: string }
  | { readonly kind: 'absolute'; readonly path: string }
  /** `https://esm.sh/x`, `virtual:icons`, `bun:test`: what follows the scheme is nobody's path. */
  | { readonly kind: 'url'; readonly name: string }
  /** `#db`: by the `imports` of the manifest, or an alias. */
  | { readonly kind: 'private'; readonly path: string }
  | BareSpecifier;

export interface BareSpecifier {
  readonly kind: 'bare';
  readonly path: string;
  /** Undefined where no package can have the name: `@/x`, `~/x`, `$lib/x`. */
  readonly package: string | undefined;
  /** Below the package; empty for itself. */
  readonly subpath: string;
}

/** Names of packages, the old ones with capitals too; a name that starts with `~` or `$` is an alias of some bundler. */
const packageName = /^(?:@[a-z0-9-][\w.-]*\/)?[a-z0-9-][\w.-]*$/i;

export function parseSpecifier(text: string): Specifier {
  const path = withoutLoader(text);
  if (/^\.{1,2}(?:\/|$)/.test(path)) return { kind: 'relative', path };
  if (path.startsWith('/') || /^[a-z]:[\\/]/i.test(path)) return { kind: 'absolute', path };
  const scheme = /^[a-z][a-z0-9+.-]+:/i.exec(path)?.[0];
  if (scheme !== undefined) return parseUrl(scheme, path);
  if (path.startsWith('#')) return { kind: 'private', path };
  return parseBare(path);
}

/** The loaders of webpack stand before a file (`raw-loader!./x`), and what Vite is to do with it after it (`./x.svg?raw`). */
function withoutLoader(text: string): string {
  const file = text.slice(text.lastIndexOf('!') + 1);
  const query = file.indexOf('?');
  return query > 0 ? file.slice(0, query) : file;
}

function parseUrl(scheme: string, path: string): Specifier {
  const rest = path.slice(scheme.length);
  // Deno and its kin name packages this way.
  if (scheme === 'npm:') return parseBare(rest.replace(/^\//, '').replace(/(?!^)@[^/]*/, ''));
  if (scheme === 'file:') return { kind: 'absolute', path: rest.replace(/^\/\/[^/]*/, '') };
  const host = /^\/\/[^/]*/.exec(rest)?.[0];
  // Code, or a picture, written out: nobody wants to read it in a message.
  if (scheme === 'data:') return { kind: 'url', name: scheme };
  return { kind: 'url', name: host === undefined ? path : scheme + host };
}

function parseBare(path: string): Specifier {
  const end = path.startsWith('@') ? path.indexOf('/', path.indexOf('/') + 1) : path.indexOf('/');
  const isWhole = end === -1 || (path.startsWith('@') && !path.includes('/'));
  const name = isWhole ? path : path.slice(0, end);
  return {
    kind: 'bare',
    path,
    package: packageName.test(name) ? name : undefined,
    subpath: isWhole ? '' : path.slice(end + 1).replace(/\/+$/, ''),
  };
}
