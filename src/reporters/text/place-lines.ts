import type { Location } from '../../report/index.js';
import { codeFrame } from '../../report/wording/code-frame.js';
import { nearestOf, place, templateOf } from '../../report/wording/place.js';
import { visible } from '../../report/wording/visible.js';
import type { Colors } from './colors.js';

/** A place as one line, and its frame; none where the place is not known. */
export function placeLines(location: Location | undefined, colors: Colors): readonly string[] {
  if (location === undefined) return [];
  return [placeLine(location, colors), ...frameLines(location, colors)];
}

/** A place alone. */
export function placeLine(location: Location, colors: Colors): string {
  const template = templateOf(location);
  const from = template === undefined ? '' : colors.dim(` from ${visible(template)}`);
  const nearest = nearestOf(location);
  const note = nearest === undefined ? '' : colors.dim(` (nearest: ${nearest})`);
  return `    ${colors.cyan(place(location))}${note}${from}`;
}

function frameLines(location: Location, colors: Colors): readonly string[] {
  return codeFrame(location).map(({ text, isMarked }) => {
    const line = visible(text);
    return `    ${isMarked ? line : colors.dim(line)}`;
  });
}
