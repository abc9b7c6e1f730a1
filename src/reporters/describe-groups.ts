import type { FitnessReport, ReportGroup } from '../report/index.js';

/** What was found for a service or an owner, in words. */
export interface DescribedGroup {
  readonly name: string;
  readonly gate: ReportGroup['gate'];
  /** `2 new (worst high), 1 known, 3 undecided`; `nothing` where there is none. */
  readonly says: string;
}

/** What a report of several repositories found for whom; those with nothing to say of are there too where they are services. */
export function describeGroups({ merged }: FitnessReport): readonly DescribedGroup[] {
  if (merged === undefined) return [];
  const { by, groups, parts } = merged;
  const named = new Set(groups.map(({ name }) => name));
  const quiet =
    by === 'owner'
      ? []
      : parts
          .filter(({ name }) => !named.has(name))
          .map(({ name, verdict }) => ({ name, gate: verdict.gate, says: 'nothing' }));
  return [...groups.map(describeGroup), ...quiet].sort((left, right) =>
    left.name < right.name ? -1 : 1,
  );
}

function describeGroup(group: ReportGroup): DescribedGroup {
  const { name, gate, worst, known, waived, undecided } = group;
  const counts = [
    [group.new, `new${worst === undefined ? '' : ` (worst ${worst})`}`],
    [known, 'known'],
    [waived, 'waived'],
    [undecided, 'undecided'],
  ] as const;
  const says = counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : []));
  return { name: name === '' ? 'nobody is named' : name, gate, says: says.join(', ') };
}
