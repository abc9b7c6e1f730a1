import type { ReportedDependency, ReportedFactor, ReportedRow } from '../../report/index.js';
import { markedNumber } from './marked-number.js';

/** A column of the table of a database. */
export interface RowColumn {
  readonly title: string;
  readonly cell: (row: ReportedRow) => string;
}

interface OptionalColumn extends RowColumn {
  /** Whether some row needs it. */
  readonly isNeeded?: (row: ReportedRow) => boolean;
}

const factors: readonly OptionalColumn[] = [
  { title: 'pods', cell: ({ pods }) => markedNumber(pods) },
  { title: 'surge', cell: ({ surge }) => describeBeside(surge) },
  {
    title: 'ending',
    cell: ({ terminating }) => describeBeside(terminating),
    isNeeded: ({ terminating }) => terminating.value !== 0,
  },
  { title: 'processes', cell: ({ processes }) => markedNumber(processes) },
  {
    title: 'pools',
    cell: ({ pools }) => markedNumber(pools),
    isNeeded: ({ pools }) => pools.value !== 1,
  },
  { title: 'pool', cell: ({ pool }) => markedNumber(pool) },
  {
    title: 'threads',
    cell: ({ threads }) => (threads ? markedNumber(threads) : ''),
    isNeeded: ({ threads }) => threads !== undefined,
  },
];

/** Beside the product, which stands last. */
const results: readonly OptionalColumn[] = [
  {
    title: 'share',
    cell: ({ share }) => (share?.value == null ? '' : markedNumber(share)),
    isNeeded: ({ kind, share }) => kind !== 'share' && share?.value != null,
  },
];

/** The columns that some rows need: those of factors that change nothing are left out. What is set aside has no factors. */
export function rowColumns({
  rows,
  unit,
}: Pick<ReportedDependency, 'rows' | 'unit'>): readonly RowColumn[] {
  const own = rows.filter(({ kind }) => kind !== 'share');
  const isNeeded = ({ isNeeded: needs }: OptionalColumn) => needs === undefined || own.some(needs);
  return [
    ...(own.length === 0 ? [] : factors.filter(isNeeded)).map(({ title, cell }) => ({
      title,
      cell: (row: ReportedRow) => (row.kind === 'share' ? '' : cell(row)),
    })),
    ...results.filter(isNeeded),
    { title: unit, cell: ({ total }) => String(total ?? '?') },
  ];
}

/** Pods beside the others; that there are none needs no mark. */
function describeBeside(factor: ReportedFactor): string {
  return factor.value === 0 ? '0' : `+${markedNumber(factor)}`;
}

/** Who it is: the workload, and the container and the datasource where one name stands for several rows. */
export function nameRow(row: ReportedRow, rows: readonly ReportedRow[]): string {
  if (row.kind === 'share') return `${row.service} (set aside)`;
  const isAlone = rows.filter(({ subject }) => subject === row.subject).length === 1;
  const parts = [
    row.name,
    ...(isAlone || row.container === undefined ? [] : [row.container]),
    ...(row.datasource === undefined ? [] : [row.datasource]),
  ];
  return parts.join(', ');
}
