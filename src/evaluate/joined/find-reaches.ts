import { findLegacyMentions, traceOf } from '../../facts/joined/find-legacy-mentions.js';
import { matchesPackage } from '../../facts/modules/calls/matches-package.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { LegacyReach } from '../../facts/operations/index.js';
import type { Location } from '../../report/index.js';
import type { PathMatcher } from '../../source/index.js';
import type { CodeBase } from '../modules/code-base.js';
import { importsByFile, judgedCode } from '../modules/judged-files.js';
import { placeOfNode } from '../modules/place-of-node.js';
import { textsOf } from '../modules/texts-of.js';
import { traceCode } from '../modules/traced-code.js';

/** A file that comes to a system that is to go. */
export interface Reach {
  readonly base: CodeBase;
  readonly file: string;
  /** In the order of the file; never empty. */
  readonly by: readonly WayOfReach[];
}

interface WayOfReach {
  /** `the package mssql`. */
  readonly what: string;
  readonly place: Location;
}

/** The files of a code base that come to a system, and those that cannot be read whole. */
export interface Reaches {
  readonly reaches: readonly Reach[];
  readonly unread: readonly string[];
}

/**
 * Finds the files that come to a system: by an import, or by what they name. Only files whose text names something of it are parsed.
 *
 * @param isAccess - whether a file is part of what gives access to it
 */
export async function findReaches(
  base: CodeBase,
  reached: LegacyReach,
  isAccess: PathMatcher,
): Promise<Reaches> {
  const imports = importsByFile(base);
  const packageOf = new Map(base.graph.files.map((file) => [file.path, file.package]));
  const trace = traceOf(reached);
  const reaches: Reach[] = [];
  const unread: string[] = [];
  for (const { path } of judgedCode(base)) {
    const by: WayOfReach[] = (imports.get(path) ?? []).flatMap((edge) => {
      const what = importOf(edge, reached.packages ?? [], packageOf, isAccess);
      return what === undefined
        ? []
        : [{ what, place: { uri: base.tree.uriOf(path), region: edge.region } }];
    });
    const read = trace && textsOf(base).read(path);
    if (trace && read?.kind === 'text' && trace.test(read.text)) {
      const { compiler, trees } = await traceCode(base);
      const tree = trees.of(path);
      if (tree === undefined || trees.faults.has(path)) unread.push(path);
      for (const { what, node } of tree ? findLegacyMentions(compiler, tree, reached) : []) {
        by.push({ what, place: placeOfNode(base, node) });
      }
    }
    if (by.length > 0) reaches.push({ base, file: path, by });
  }
  return { reaches, unread };
}

function importOf(
  { from, target }: ImportEdge,
  packages: readonly string[],
  packageOf: ReadonlyMap<string, string | undefined>,
  isAccess: PathMatcher,
): string | undefined {
  if (target.kind === 'external' || target.kind === 'workspace') {
    const isMeant = matchesPackage(packages, target.package);
    return isMeant ? `the package ${target.package}` : undefined;
  }
  if (target.kind !== 'file') return undefined;
  if (isAccess(target.file)) return isAccess(from) ? undefined : target.file;
  const own = packageOf.get(target.file);
  const isMeant = own !== undefined && own !== packageOf.get(from) && matchesPackage(packages, own);
  return isMeant ? `the package ${own}` : undefined;
}
