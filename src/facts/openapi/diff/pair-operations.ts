import type { Contract, Operation } from '../model/index.js';

export interface PairedOperations {
  readonly pairs: readonly { readonly old: Operation; readonly new: Operation }[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
  /** Whether a part of the base path became a part of every path, or the other way round: the URLs are the same. */
  readonly isMoved: boolean;
}

/** Finds for each operation the one that answers the same requests: by method and template, or by the whole URL path. */
export function pairOperations(old: Contract, newer: Contract): PairedOperations {
  const byTemplate = pairBy(old, newer, ({ key }) => key);
  const byUrl = pairBy(old, newer, urlOf);
  const isMoved = byUrl.pairs.length > byTemplate.pairs.length;
  return { ...(isMoved ? byUrl : byTemplate), isMoved };
}

function urlOf({ method, template, servers }: Operation): string {
  const base = servers[0]?.basePath ?? '/';
  return `${method} ${base === '/' ? '' : base}${template}`;
}

function pairBy(old: Contract, newer: Contract, keyOf: (operation: Operation) => string) {
  const before = new Map([...old.operations.values()].map((item) => [keyOf(item), item]));
  const after = new Map([...newer.operations.values()].map((item) => [keyOf(item), item]));
  const pairs = [...before].flatMap(([key, operation]) => {
    const counterpart = after.get(key);
    return counterpart === undefined ? [] : [{ old: operation, new: counterpart }];
  });
  return {
    pairs,
    removed: [...before].filter(([key]) => !after.has(key)).map(([, operation]) => operation),
    added: [...after].filter(([key]) => !before.has(key)).map(([, operation]) => operation),
  };
}
