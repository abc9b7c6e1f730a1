import { createHash } from 'node:crypto';
import type { Buffer } from 'node:buffer';
import { integer } from '../rego/rego-value.js';
import { type HostBuiltin, stringOperand } from './host-builtin.js';
import { integerOperand } from './operands.js';

/**
 * `rand.intn(text, n)`: an integer from 0 to below `n`, without its sign. Equal operands give equal numbers in an evaluation, as in
 * OPA; here they do so in every evaluation that grows from the same seed, so that a run can be repeated.
 */
export const randomInteger: HostBuiltin = (operands, { seed }) => {
  const key = stringOperand(operands, 0);
  const operand = integerOperand(operands, 1);
  const limit = operand < 0n ? -operand : operand;
  if (limit === 0n) return integer(0);
  // 256 bits: that some remainders are likelier than others cannot be noticed.
  return integer(BigInt(`0x${randomBytes(seed, 'rand.intn', key).toString('hex')}`) % limit);
};

/** 32 bytes that nobody foresees who does not know the seed: the same for the same seed, builtin and key. */
export function randomBytes(seed: string | undefined, builtin: string, key: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([seed ?? '', builtin, key]))
    .digest();
}
