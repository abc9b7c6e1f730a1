import type { Use } from '../../facts/modules/barrels/index.js';
import type { CodeBase, ModuleSubject } from './code-base.js';
import { subjectOfImport } from './import-facts.js';

/** Names of a package that files of the repository hand on to a place. */
export interface HandedFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** Place, by its index in `places`, and its file. */
  readonly place: number;
  readonly from: string;
  /** The package. */
  readonly to: string;
  readonly names: readonly string[];
  /** The files that hand it on; the last one names the package. */
  readonly via: readonly string[];
  readonly viaPlace: number;
  readonly isTypeOnly?: true;
}

const listedNames = 4;

/** Finds what files take of packages that they do not import themselves. */
export function findHanded(
  base: CodeBase,
  files: readonly string[],
  usesOf: (file: string) => readonly Use[],
  packagesOf: (file: string) => ReadonlySet<string>,
): {
  readonly handed: readonly HandedFacts[];
  readonly subjects: ReadonlyMap<string, ModuleSubject>;
} {
  const handed: HandedFacts[] = [];
  const subjects = new Map<string, ModuleSubject>();
  for (const file of files) {
    const told = new Set(packagesOf(file));
    const uses = usesOf(file).toSorted((a, b) => Number(a.isTypeOnly) - Number(b.isTypeOnly));
    for (const { edge, origin, hops, names, isTypeOnly } of uses) {
      const last = hops.at(-1);
      if (origin.kind !== 'package' || last === undefined || told.has(origin.package)) continue;
      const { package: to } = origin;
      told.add(to);
      const id = `handed:${handed.length}`;
      handed.push({
        id,
        place: base.membership.placeOf(file).id,
        from: file,
        to,
        names: names.slice(0, listedNames),
        via: hops.map((hop) => hop.from),
        viaPlace: base.membership.placeOf(last.from).id,
        ...(isTypeOnly && { isTypeOnly }),
      });
      const kind = isTypeOnly ? 'type' : 'value';
      const subject = subjectOfImport(base, edge, to, [file, to, kind, 'indirect']);
      const rest = hops.map((hop) => ({ uri: base.tree.uriOf(hop.from), region: hop.region }));
      subjects.set(id, { ...subject, related: () => rest });
    }
  }
  return { handed, subjects };
}
