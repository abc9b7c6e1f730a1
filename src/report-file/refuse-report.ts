import { ArchfitError, type Location } from '../report/index.js';
import { toPrintable } from '../source/printable.js';

/** Why a file is not taken for a report. */
interface Refusal {
  readonly message: string;
  readonly location?: Location;
  readonly hint: string;
}

/** The error for a file that is not taken for a report, with its place as editors link it. */
export function refuseReport({ message, location, hint }: Refusal): ArchfitError {
  const { uri = 'the report', region } = location ?? {};
  const place = region === undefined ? uri : `${uri}:${region.startLine}:${region.startColumn}`;
  return new ArchfitError('report-invalid', toPrintable(`${place} ${message}`), toPrintable(hint));
}
