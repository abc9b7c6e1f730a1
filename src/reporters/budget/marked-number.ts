import type { ReportedFactor, ReportedRow } from '../../report/index.js';

/** A number with the mark of its grade: declared ones have none. */
export function markedNumber({ value, grade }: Pick<ReportedFactor, 'value' | 'grade'>): string {
  if (value === null) return '?';
  return `${value}${marks[grade]}`;
}

const marks: Readonly<Record<ReportedFactor['grade'], string>> = {
  declared: '',
  resolved: '*',
  default: '~',
  unknown: '?',
};

/** What the marks mean; those alone that are used. */
export function describeMarks(rows: readonly ReportedRow[]): string {
  const grades = new Set(rows.flatMap(factorsOf).map(({ grade }) => grade));
  const words = [
    ...(grades.has('resolved') ? ['* read through a reference or a file'] : []),
    ...(grades.has('default') ? ['~ a default'] : []),
    ...(grades.has('unknown') ? ['? unknown'] : []),
  ];
  return words.length === 0
    ? ''
    : `${words.join(', ')}; the others are declared where they are used`;
}

/** Those that are shown with a mark. */
function factorsOf(row: ReportedRow): readonly ReportedFactor[] {
  const { pods, surge, terminating, processes, pools, pool, threads } = row;
  if (row.kind === 'share') return [];
  const beside = [surge, terminating].filter(({ value }) => value !== 0);
  const several = pools.value === 1 ? [] : [pools];
  return [pods, ...beside, processes, ...several, pool, ...(threads ? [threads] : [])];
}
