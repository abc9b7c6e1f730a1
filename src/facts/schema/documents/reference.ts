/** The parts of a `$ref`, percent escapes decoded. */
export type Reference =
  | { readonly kind: 'local'; readonly fragment: string }
  /** A relative path, with slashes. */
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string }
  /** A URI with a scheme or a host, or an absolute path. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Tells what a reference names, without looking anything up. */
export function parseReference(reference: string): Reference {
  const hash = reference.indexOf('#');
  const place = hash === -1 ? reference : reference.slice(0, hash);
  const fragment = hash === -1 ? '' : decodePercent(reference.slice(hash + 1));
  if (place === '') return { kind: 'local', fragment };
  // `C:\` looks like a scheme of one letter.
  if (/^[A-Za-z]:[\\/]/.test(place) || /^[\\/](?![\\/])/.test(place)) {
    return { kind: 'refused', reason: 'it is an absolute path: write it relative to this file' };
  }
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/|\\\\)/.test(place)) {
    const reason = /^file:/i.test(place)
      ? 'it is a file: URL: write a path relative to this file'
      : 'it leads to the network, which is never read: keep a copy of the file beside this one';
    return { kind: 'refused', reason };
  }
  const path = decodePercent(place.replace(/\?.*$/s, ''));
  if (path.includes('\0')) return { kind: 'refused', reason: 'its path holds a NUL character' };
  return { kind: 'file', path: path.replaceAll('\\', '/'), fragment };
}

/** The path of a file that another one names, below the root; undefined where it leads out of the root. */
export function joinPaths(from: string, path: string): string | undefined {
  const joined = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') joined.push(part);
    else if (joined.pop() === undefined) return undefined;
  }
  return joined.join('/');
}

/** The steps of a JSON pointer (RFC 6901). */
export function stepsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => (step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step));
}

/** A step, as a JSON pointer writes it. */
export function escapeStep(step: string): string {
  return step.includes('~') || step.includes('/')
    ? step.replaceAll('~', '~0').replaceAll('/', '~1')
    : step;
}

/** What stands at the end of the steps; undefined where nothing does. JSON has no undefined. */
export function lookUp(root: unknown, steps: readonly string[]): unknown {
  let value = root;
  for (const step of steps) value = entryOf(value, step);
  return value;
}

/** The entry or item of a value; undefined where it has none. */
export function entryOf(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  // `length` is an own key of lists, and no item of them.
  if (Array.isArray(value) && !/^(?:0|[1-9][0-9]*)$/.test(step)) return undefined;
  return Reflect.get(value, step);
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
