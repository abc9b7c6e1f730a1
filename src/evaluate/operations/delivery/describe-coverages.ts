import { addCounts, type Coverage, type CoverageCounts } from '../../../facts/operations/index.js';
import type { CoverageFacts, CoverageShares } from './delivery-facts.js';
import type { DescribeArtefacts, Describing } from '../describer.js';

/** Folders that hold the packages of a workspace, by custom. */
const workspaces = new Set(['apps', 'libs', 'modules', 'packages', 'services']);

/** Describes reports of coverage: of all their files, and of the packages of a workspace. */
export const describeCoverages: DescribeArtefacts = ({ coverages }, { note }) => ({
  coverages: Object.fromEntries(
    coverages.map((coverage) => {
      const facts = describe(coverage, note);
      return [facts.id, facts];
    }),
  ),
});

function describe({ place, total, files }: Coverage, note: Describing['note']): CoverageFacts {
  const name = place.document.uri;
  const byPackage = new Map<string, CoverageCounts[]>();
  for (const [file, counts] of files) {
    const found = packageOf(file);
    if (found !== undefined) byPackage.set(found, [...(byPackage.get(found) ?? []), counts]);
  }
  return {
    id: note({ kind: 'coverage', id: `coverage ${place.document.id}`, name, place }),
    name,
    total: sharesOf(total),
    packages: Object.fromEntries(
      [...byPackage].map(([folder, counts]) => [
        folder,
        {
          id: note({
            kind: 'coverage',
            id: `coverage ${place.document.id}#${folder}`,
            name: folder,
            place,
          }),
          shares: sharesOf(addCounts(counts)),
        },
      ]),
    ),
  };
}

/** `packages/orders` of a path, absolute as reporters write it; the nearest to the file counts, as long as it is above its sources. */
function packageOf(file: string): string | undefined {
  const steps = file.replaceAll('\\', '/').split('/');
  const sources = steps.findIndex((step) => step === 'src' || step === 'lib');
  const above = sources === -1 ? steps.slice(0, -1) : steps.slice(0, sources);
  const at = above.findLastIndex((step) => workspaces.has(step));
  const name = above[at + 1];
  return at === -1 || name === undefined ? undefined : `${steps[at] ?? ''}/${name}`;
}

function sharesOf(counts: CoverageCounts): CoverageShares {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([metric, { covered, total }]) =>
      total === 0 ? [] : [[metric, Math.floor((covered / total) * 10_000) / 100] as const],
    ),
  );
}
