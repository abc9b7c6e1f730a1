/** A scalar of YAML 1.2's core schema that JSON can write. */
export type CoreScalar = string | number | boolean | null;

const words: ReadonlyMap<string, CoreScalar> = new Map<string, CoreScalar>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
  ...['true', 'True', 'TRUE'].map((word): [string, boolean] => [word, true]),
  ...['false', 'False', 'FALSE'].map((word): [string, boolean] => [word, false]),
]);

const integer = /^[-+]?[0-9]+$/;
const based = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * Reads a plain scalar by the core schema of YAML 1.2 (10.3.2): `off` and dates are text. `.inf` and `.nan`, which JSON cannot
 * write, stay text.
 */
export function readCoreScalar(text: string): CoreScalar {
  if (text.length <= 5) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  const code = text.charCodeAt(0);
  // A number begins with a digit, a sign or a dot.
  if (!((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e)) {
    return text;
  }
  if (!integer.test(text) && !based.test(text) && !float.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}
