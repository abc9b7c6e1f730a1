/** Whether the last digit of a card number is right: ISO/IEC 7812-1, annex B (Luhn). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Whether the check digits of an IBAN without spaces are right: ISO 13616, mod 97. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The multiplication of the dihedral group of ten elements, of which Verhoeff's digit is made. */
const product = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permutations = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** Whether the last digit is that of Verhoeff, as those of Aadhaar are. */
export function isVerhoeff(digits: string): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    check = Number(product[check]?.[Number(permutations[index % 8]?.[digit])]);
  }
  return check === 0;
}

/** Whether ten digits are a number of the National Health Service: weights 10 to 2, mod 11. */
export function isNhsNumber(digits: string): boolean {
  const check = 11 - (weigh(digits.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check) === Number(digits[9]);
}

/** Whether the two check digits of eleven digits are those of a Brazilian CPF. */
export function isCpf(digits: string): boolean {
  return !/^(\d)\1*$/.test(digits) && hasBrazilianDigits(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** Whether the two check digits of fourteen digits are those of a Brazilian CNPJ. */
export function isCnpj(digits: string): boolean {
  const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  return !/^(\d)\1*$/.test(digits) && hasBrazilianDigits(digits, weights);
}

/** Two check digits: the weights of the second; those of the first begin one later. */
function hasBrazilianDigits(digits: string, weights: readonly number[]): boolean {
  const { length } = weights;
  const first = checkOf(weigh(digits.slice(0, length - 1), weights.slice(1)));
  const second = checkOf(weigh(digits.slice(0, length), weights));
  return digits.slice(length - 1) === `${first}${second}`;
}

function checkOf(sum: number): number {
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** Whether the letter of a Spanish DNI or NIE is right: mod 23. */
export function isDni(text: string): boolean {
  const [, digits, letter] = /^([XYZ\d]\d{7})([A-Z])$/.exec(text) ?? [];
  if (digits === undefined) return false;
  const number = Number(digits.replace('X', '0').replace('Y', '1').replace('Z', '2'));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === letter;
}
