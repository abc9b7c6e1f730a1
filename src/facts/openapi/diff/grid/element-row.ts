import type { Severity } from '../../../../report/index.js';
import type { ChangeDirection, ChangeVerdict } from '../contract-change.js';
import type { DiffProfile } from '../diff-profile.js';
import { severityOf, type GridRule } from './grid-rule.js';

/** One change of an element of a contract, in each direction in which it can happen. */
export interface ElementRow {
  /** `place.aspect.change`. */
  readonly cell: string;
  readonly verdicts: Partial<Readonly<Record<ChangeDirection, ChangeVerdict>>>;
  readonly title: string;
  readonly text: string;
  readonly profiles?: Partial<Readonly<Record<DiffProfile, ChangeVerdict>>>;
  readonly severity?: Severity;
  readonly oasdiff?: Partial<Readonly<Record<ChangeDirection, readonly string[]>>>;
}

const directions: readonly ChangeDirection[] = ['request', 'response', 'none'];

export function expandRow(row: ElementRow): readonly GridRule[] {
  return directions.flatMap((direction): readonly GridRule[] => {
    const verdict = row.verdicts[direction];
    if (verdict === undefined) return [];
    const [place = '', aspect = '', change = ''] = row.cell.split('.');
    return [
      {
        id: `${direction}.${row.cell}`,
        direction,
        place,
        aspect,
        change,
        isOfSchema: false,
        verdict,
        profiles: row.profiles ?? {},
        severity: row.severity ?? severityOf[verdict],
        title: row.title,
        text: row.text,
        oasdiff: row.oasdiff?.[direction] ?? [],
      },
    ];
  });
}

/** The same verdict whoever sends. */
export function both(verdict: ChangeVerdict): ElementRow['verdicts'] {
  return { request: verdict, response: verdict };
}

/** More is asked of the sender: that breaks clients that send, and tells clients that receive more. */
export const asksMore: ElementRow['verdicts'] = { request: 'breaking', response: 'compatible' };

/** Less is asked of the sender: clients that send are free, and clients that receive may miss something. */
export const asksLess: ElementRow['verdicts'] = { request: 'compatible', response: 'breaking' };
