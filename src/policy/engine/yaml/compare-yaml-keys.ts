const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;

/**
 * Compares two keys as go.yaml.in/yaml/v3 sorts them: numbers within them by their value, and letters behind what is none, but for
 * what goes on after a digit.
 */
export function compareYamlKeys(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  const shared = Math.min(a.length, b.length);
  let afterDigit = false;
  for (let index = 0; index < shared; index += 1) {
    const [x = '', y = ''] = [a[index], b[index]];
    if (x === y) {
      afterDigit = digit.test(x);
      continue;
    }
    const [xIsLetter, yIsLetter] = [letter.test(x), letter.test(y)];
    if (xIsLetter && yIsLetter) return codeOf(x) - codeOf(y);
    if (xIsLetter || yIsLetter) return xIsLetter === afterDigit ? -1 : 1;
    const leading = (x === '0' || y === '0') && followsNumber(a, index);
    const [xDigits, yDigits] = [digitsFrom(a, index), digitsFrom(b, index)];
    const [xValue, yValue] = [valueOf(xDigits, leading), valueOf(yDigits, leading)];
    if (xValue !== yValue) return xValue < yValue ? -1 : 1;
    return xDigits.length - yDigits.length || codeOf(x) - codeOf(y);
  }
  return a.length - b.length;
}

/** Whether there is another digit than zero in the number that the character goes on. */
function followsNumber(characters: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= 0 && digit.test(characters[at] ?? ''); at -= 1) {
    if (characters[at] !== '0') return true;
  }
  return false;
}

function digitsFrom(characters: readonly string[], index: number): readonly string[] {
  let end = index;
  while (digit.test(characters[end] ?? '')) end += 1;
  return characters.slice(index, end);
}

/** As a number of 64 bits: longer ones run over. */
function valueOf(digits: readonly string[], leading: boolean): bigint {
  const value = digits.reduce(
    (sum, each) => sum * 10n + BigInt(codeOf(each) - 0x30),
    leading ? 1n : 0n,
  );
  return BigInt.asIntN(64, value);
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
