import { URL } from 'node:url';
import type { DocumentIndex } from './index-document.js';
import { lookUp } from './reference.js';

/** A part of a file with a URI of its own, or the whole file. */
export interface Resource {
  readonly pointer: string;
  /** Absolute where the document says so. */
  readonly uri: string;
  readonly anchors: Map<string, string>;
}

/** The base of relative names; nothing else has this scheme. */
export const nameless = 'nameless:/';

export const nowhere: Resource = { pointer: '', uri: '', anchors: new Map() };

/** The resources of a file, and the names in each. */
export function readNames(
  root: unknown,
  index: DocumentIndex,
  hasNames: boolean,
): {
  readonly resources: readonly Resource[];
  /** Names that are given twice: a reference to one of them means nothing certain. */
  readonly ambiguous: readonly { readonly name: string; readonly pointer: string }[];
} {
  const self = lookUp(root, ['$self']);
  const whole: Resource = {
    pointer: '',
    uri: typeof self === 'string' ? withoutFragment(self) : '',
    anchors: new Map(),
  };
  const resources = [whole];
  const ambiguous: { name: string; pointer: string }[] = [];
  const around = (pointer: string): Resource =>
    resources.findLast(
      (resource) => pointer === resource.pointer || pointer.startsWith(`${resource.pointer}/`),
    ) ?? whole;
  const found = hasNames ? index.names : [];
  for (const { name, pointer } of found.filter(({ keyword }) => keyword === '$id')) {
    const base = around(pointer);
    // Before draft 6 an `$id` of a fragment alone was an anchor.
    if (name.startsWith('#')) base.anchors.set(name.slice(1), pointer);
    else {
      const uri = withoutFragment(resolveUri(name, base.uri) ?? name);
      if (resources.some((other) => other.uri === uri)) ambiguous.push({ name, pointer });
      else if (pointer === '') resources[0] = { ...whole, uri };
      else resources.push({ pointer, uri, anchors: new Map() });
    }
  }
  for (const { name, pointer, keyword } of found) {
    if (keyword === '$id' || keyword === '$recursiveAnchor') continue;
    const { anchors } = around(pointer);
    const other = anchors.get(name);
    if (other === undefined) anchors.set(name, pointer);
    else if (other !== pointer) ambiguous.push({ name, pointer });
  }
  return { resources, ambiguous };
}

export function isAbsolute(uri: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri);
}

export function resolveUri(reference: string, base: string): string | undefined {
  if (!isAbsolute(reference) && !isAbsolute(base)) return undefined;
  try {
    return isAbsolute(base) ? new URL(reference, base).href : new URL(reference).href;
  } catch {
    return undefined;
  }
}

function withoutFragment(uri: string): string {
  return uri.replace(/#.*$/s, '');
}
