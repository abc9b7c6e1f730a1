import type {
  ImportedName,
  ImportEdge,
  ImportTarget,
} from '../../../src/facts/modules/model/index.js';

export interface EdgeOptions extends Partial<Omit<ImportEdge, 'names' | 'from' | 'target'>> {
  /** As in code: `X`, `X as Y`, `type X`, `*`, `* as ns`, `default as X`. */
  readonly names?: string;
}

/**
 * An import of one file in another. A target without a slash and without an extension is a package, `node:` begins a module of Node, `?` is
 * unresolved, and `()` computed.
 */
export function edge(from: string, to: string, options: EdgeOptions = {}): ImportEdge {
  const { names = '', ...rest } = options;
  const kind = rest.kind ?? 'import';
  return {
    kind,
    specifier: to,
    isTypeOnly: false,
    isDeferred: kind === 'dynamic',
    start: 0,
    end: 0,
    from,
    target: targetOf(to),
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
    ...rest,
    names: names.split(',').flatMap((name) => nameOf(name.trim(), kind === 're-export')),
  };
}

function targetOf(to: string): ImportTarget {
  if (to === '()') return { kind: 'opaque' };
  if (to.startsWith('?')) return { kind: 'unresolved', reason: 'no such file' };
  if (to.startsWith('node:')) return { kind: 'builtin', module: to.slice(5) };
  if (to.includes('.')) return { kind: 'file', file: to };
  return { kind: 'external', package: to, declared: 'prod' };
}

function nameOf(text: string, isExported: boolean): ImportedName | [] {
  if (text === '') return [];
  const [, type, name = '', as] = /^(type )?(\S+)(?: as (\S+))?$/.exec(text) ?? [];
  const local = as ?? (name === '*' && isExported ? undefined : name);
  return {
    name,
    ...(local !== undefined && { as: local }),
    ...(type !== undefined && { isType: true as const }),
  };
}
