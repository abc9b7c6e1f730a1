import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { locateImport } from './import-facts.js';

/** Imports that lead nowhere: `input.modules[id].nowhere`. */
export interface NowhereFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly from: string;
  readonly specifier: string;
  readonly reason: string;
  /** It names a package of the repository, which is there. */
  readonly package?: string;
  readonly isTypeOnly?: true;
}

/** A package that no manifest declares: `input.modules[id].undeclared`. */
export interface UndeclaredFacts {
  readonly id: string;
  readonly package: string;
  /** The package whose files import it; absent where these belong to none. */
  readonly importedBy?: string;
  /** How many files import it, and the first. */
  readonly files: number;
  readonly from: string;
  /** Tests alone import it. */
  readonly isOfTests?: true;
  readonly isTypeOnly?: true;
}

/** Describes the imports of selected files that lead nowhere, and the packages that are nobody's dependency. */
export function describeUnresolved(base: CodeBase): DescribedPart {
  const subjects = new Map<string, ModuleSubject>();
  if (!base.isOn('modules/no-unresolved')) return { facts: {}, subjects };
  const { graph } = base;
  const files = new Map(graph.files.map((file) => [file.path, file]));
  const nowhere: NowhereFacts[] = [];
  const told = new Set<string>();
  const undeclared = new Map<string, ImportEdge[]>();
  for (const edge of graph.edges) {
    const { from, target, specifier = '', kind } = edge;
    // A test may put something in the place of a module that is nowhere.
    if (kind === 'mock' || files.get(from)?.isSelected !== true) continue;
    if (target.kind === 'external' && target.declared === 'absent') {
      const key = `${files.get(from)?.package ?? ''} ${target.package}`;
      const known = undeclared.get(key);
      if (known) known.push(edge);
      else undeclared.set(key, [edge]);
    } else if (target.kind === 'unresolved' || target.kind === 'workspace') {
      const key = `${from} ${specifier}`;
      if (told.has(key)) continue;
      told.add(key);
      const id = `nowhere:${nowhere.length}`;
      nowhere.push({
        id,
        from,
        specifier,
        reason: target.reason,
        ...(target.kind === 'workspace' && { package: target.package }),
        ...(edge.isTypeOnly && { isTypeOnly: true }),
      });
      subjects.set(id, subjectOf(base, edge, specifier));
    }
  }
  const packages = [...undeclared.values()].flatMap((edges, index) => {
    const described = describeUndeclared(base, `undeclared:${index}`, edges, files);
    if (!described) return [];
    subjects.set(described.facts.id, described.subject);
    return [described.facts];
  });
  return { facts: { nowhere, undeclared: packages }, subjects };
}

/** Places that are told beside the first. */
const listedPlaces = 5;

function describeUndeclared(
  base: CodeBase,
  id: string,
  edges: readonly ImportEdge[],
  files: ReadonlyMap<string, CodeBase['graph']['files'][number]>,
): { readonly facts: UndeclaredFacts; readonly subject: ModuleSubject } | undefined {
  const [first] = edges;
  if (first?.target.kind !== 'external') return undefined;
  const { package: name } = first.target;
  const importedBy = files.get(first.from)?.package;
  const importing = new Set(edges.map(({ from }) => from));
  const isOfTests = [...importing].every((path) => files.get(path)?.isTest);
  return {
    facts: {
      id,
      package: name,
      ...(importedBy !== undefined && { importedBy }),
      files: importing.size,
      from: first.from,
      ...(isOfTests && { isOfTests }),
      ...(edges.every(({ isTypeOnly }) => isTypeOnly) && { isTypeOnly: true }),
    },
    subject: {
      subject: {
        kind: 'package',
        id: importedBy === undefined ? name : `${importedBy} -> ${name}`,
        name,
      },
      file: base.tree.uriOf(first.from),
      identity: ['undeclared', importedBy ?? '', name],
      locate: () => locateImport(base.tree, first),
      related: () => edges.slice(1, 1 + listedPlaces).map((edge) => locateImport(base.tree, edge)),
    },
  };
}

function subjectOf(base: CodeBase, edge: ImportEdge, specifier: string): ModuleSubject {
  const [owner] = base.membership.ownersOf(edge.from);
  return {
    subject: {
      kind: 'import',
      id: `${edge.from} -> ${specifier}`,
      ...(owner !== undefined && { owner }),
    },
    file: base.tree.uriOf(edge.from),
    identity: [edge.from, specifier, 'nowhere'],
    locate: () => locateImport(base.tree, edge),
  };
}
