import type { Fix, Location, PatchOperation } from '../report/index.js';
import { templateOf } from '../report/wording/place.js';
import { visible } from '../report/wording/visible.js';

/** A line of a change. */
export interface ChangeLine {
  readonly text: string;
  readonly kind: 'place' | 'context' | 'removed' | 'added';
}

/** A fix as a unified diff of its lines; where it has none, the operations of its patch. */
export function changeLines({ preview = [], patch }: Fix): readonly ChangeLine[] {
  if (preview.length === 0) {
    return patch.map((operation) => ({ text: describeOperation(operation), kind: 'place' }));
  }
  return preview.flatMap(({ oldStart, newStart, lines }): readonly ChangeLine[] => {
    const old = lines.filter((line) => !line.startsWith('+')).length;
    const now = lines.filter((line) => !line.startsWith('-')).length;
    const place = `@@ -${oldStart},${old} +${newStart},${now} @@`;
    return [{ text: place, kind: 'place' }, ...lines.map(readLine)];
  });
}

/** What a fix does, and to what: of what was rendered the lines are none of a file, so that the template has to say the same. */
export function fixTitle({ title }: Fix, location: Location | undefined): string {
  const template = location && (location.rendered?.path ?? templateOf(location));
  return visible(template === undefined ? title : `${title} in what ${template} renders`);
}

function readLine(line: string): ChangeLine {
  const kinds = { '-': 'removed', '+': 'added' } as const;
  const sign = line.charAt(0);
  return { text: visible(line), kind: sign === '-' || sign === '+' ? kinds[sign] : 'context' };
}

function describeOperation(operation: PatchOperation): string {
  const value = operation.op === 'remove' ? '' : ` ${JSON.stringify(operation.value)}`;
  return visible(`${operation.op} ${operation.path}${value}`);
}
