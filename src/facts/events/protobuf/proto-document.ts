import type { Location, Region } from '../../../report/index.js';
import { startsOfLines } from '../../../source/text-position.js';
import type { TextRange } from '../../../source/text-range.js';
import type { EventDocument } from '../model/index.js';
import { findPlaces, type ProtoPlaces } from './find-places.js';

/**
 * A `.proto` file with its places, which are searched when the first one is asked for. Its pointers name what is declared:
 * `/messages/Order/fields/email`, `/messages/Order/enums/Status/values/NEW`, and below each of them `/options/<name>`, `/type`, `/number`.
 */
export class ProtoDocument implements EventDocument {
  #places: ProtoPlaces | undefined;
  #lines: Int32Array | undefined;

  constructor(
    readonly uri: string,
    readonly text: string,
  ) {}

  locate(pointer: string): Location {
    const { ranges } = this.places;
    let nearest = pointer;
    while (nearest !== '' && !ranges.has(nearest)) {
      nearest = nearest.slice(0, nearest.lastIndexOf('/'));
    }
    const range = ranges.get(nearest) ?? { start: 0, end: 0 };
    const region = this.regionOf(range);
    if (nearest === pointer) return { uri: this.uri, pointer, region };
    return { uri: this.uri, pointer, region, ancestor: true, nearest };
  }

  get places(): ProtoPlaces {
    return (this.#places ??= findPlaces(this.text));
  }

  /** Where a part of the text stands. */
  regionOf({ start, end }: TextRange): Region {
    const from = this.#positionOf(start);
    const to = this.#positionOf(end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }

  /** Offset at which a line begins. */
  startOfLine(line: number): number {
    const lines = this.#startsOfLines();
    return lines[Math.min(line, lines.length) - 1] ?? 0;
  }

  #positionOf(offset: number): { readonly line: number; readonly column: number } {
    const lines = this.#startsOfLines();
    let low = 0;
    let high = lines.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lines[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
  }

  #startsOfLines(): Int32Array {
    return (this.#lines ??= startsOfLines(this.text));
  }
}
