import { countCodePoints } from '../go/code-points.js';
import { integer, isArray, isSet, type RegoValue, typeOf } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';
import { integerOperand } from './operands.js';

/** `strings.any_prefix_match`: whether a string starts with one of the prefixes. */
export const anyPrefixMatch: HostBuiltin = (operands) =>
  anyMatch(operands, (text, prefix) => text.startsWith(prefix));

/** `strings.any_suffix_match`: whether a string ends with one of the suffixes. */
export const anySuffixMatch: HostBuiltin = (operands) =>
  anyMatch(operands, (text, suffix) => text.endsWith(suffix));

/** `strings.count`: how often the second string stands in the first, without overlap. */
export const countSubstring: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0);
  const wanted = stringOperand(operands, 1);
  // Between all characters, and at both ends.
  if (wanted === '') return integer(countCodePoints(text) + 1);
  return integer(text.split(wanted).length - 1);
};

/**
 * `strings.split_n(text, separator, n)`: the first `n` parts, or the last with a negative `n`. An empty separator splits between
 * characters.
 */
export const splitParts: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0);
  const separator = stringOperand(operands, 1);
  const count = integerOperand(operands, 2);
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  // As a number, what exceeds all parts still does.
  return count < 0n ? parts.slice(Number(count)) : parts.slice(0, Number(count));
};

/** `indexof_n`: where the second string stands in the first, in characters; places may overlap. */
export const findAll: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0);
  const wanted = stringOperand(operands, 1);
  if (wanted === '') throw new BuiltinError('empty search character');
  const places: RegoValue[] = [];
  let characters = 0;
  let counted = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    characters += countCodePoints(text.slice(counted, at));
    counted = at;
    places.push(integer(characters));
  }
  return places;
};

function anyMatch(
  operands: readonly RegoValue[],
  matches: (text: string, affix: string) => boolean,
): boolean {
  const texts = stringsOperand(operands, 0);
  const affixes = stringsOperand(operands, 1);
  return texts.some((text) => affixes.some((affix) => matches(text, affix)));
}

/** Reads a string, or an array or a set of strings. */
function stringsOperand(operands: readonly RegoValue[], position: number): readonly string[] {
  const value = operands[position] ?? null;
  if (typeof value === 'string') return [value];
  const elements = isArray(value) ? value : isSet(value) ? value.elements : undefined;
  if (elements === undefined) {
    throw new BuiltinError(
      `operand ${position + 1} must be one of {string, set, array} but got ${typeOf(value)}`,
    );
  }
  return elements.map((element) => {
    if (typeof element === 'string') return element;
    const type = typeOf(value);
    throw new BuiltinError(
      `operand ${position + 1} must be ${type} of strings but got ${type} containing ${typeOf(element)}`,
    );
  });
}
