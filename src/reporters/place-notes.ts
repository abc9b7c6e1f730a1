import type { Location } from '../report/index.js';
import { filePlace, nearestOf, place, templateOf } from '../report/wording/place.js';
import { visible } from '../report/wording/visible.js';

/** What the file of a location does not say by itself: where it was read if that is no file, what is nearest, which template it is from. */
export function placeNotes(location: Location): readonly string[] {
  const nearest = nearestOf(location);
  const template = templateOf(location);
  return [
    ...(location.uri === filePlace(location)?.uri ? [] : [place(location)]),
    ...(nearest === undefined ? [] : [`nearest: ${nearest}`]),
    ...(template === undefined ? [] : [`from ${visible(template)}`]),
  ];
}
