const surrogate = /[\ud800-\udfff]/;

/** Length as Go counts it, in code points. */
export function countCodePoints(text: string): number {
  return surrogate.test(text) ? Array.from(text).length : text.length;
}

/** The first so many code points. */
export function takeCodePoints(text: string, count: number): string {
  return surrogate.test(text) ? Array.from(text).slice(0, count).join('') : text.slice(0, count);
}
