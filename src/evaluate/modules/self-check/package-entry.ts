import type { CodeBase } from '../code-base.js';

/** A name that one package takes of another, by the name of that one alone. */
export interface EntryImport {
  readonly specifier: string;
  readonly name: string;
}

/**
 * How a file would get at another one of another package, where the code names that package and no path in it. A package that leads
 * nowhere counts, too: that is what somebody has to hear of.
 */
export function entryImportOf(base: CodeBase, from: string, to: string): EntryImport | undefined {
  const { graph, tree } = base;
  const packageOf = (path: string) => graph.files.find((file) => file.path === path)?.package;
  const specifier = packageOf(to);
  if (specifier === undefined || specifier === packageOf(from)) return undefined;
  const entry = graph.edges.find(
    (edge) =>
      edge.specifier === specifier && edge.kind !== 'mock' && packageOf(edge.from) !== specifier,
  )?.target;
  if (entry === undefined) return undefined;
  if (entry.kind === 'file' && !passesOn(base, entry.file).has(to)) return undefined;
  const read = tree.read(to);
  const exported = /^export (?:abstract )?(?:class|const|enum|function) ([\w$]+)/m;
  const name = read.kind === 'text' ? exported.exec(read.text)?.[1] : undefined;
  return name === undefined ? undefined : { specifier, name };
}

/** The files of which an entry hands on every name. */
function passesOn({ graph }: CodeBase, entry: string): ReadonlySet<string> {
  const passed = new Set([entry]);
  for (const file of passed) {
    for (const { from, kind, target, names } of graph.edges) {
      if (from !== file || kind !== 're-export' || target.kind !== 'file') continue;
      if (names.some(({ name, as }) => name === '*' && as === undefined)) passed.add(target.file);
    }
  }
  return passed;
}
