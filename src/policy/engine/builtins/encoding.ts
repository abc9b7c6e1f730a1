import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { quoteRune } from '../go/quote.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

/** `base64url.encode_no_pad`: RFC 4648, section 5, without padding. */
export const encodeBase64Url: HostBuiltin = (operands) =>
  Buffer.from(stringOperand(operands, 0)).toString('base64url');

/** `hex.encode`: the bytes of a text as UTF-8. */
export const encodeHex: HostBuiltin = (operands) =>
  Buffer.from(stringOperand(operands, 0)).toString('hex');

/** `hex.decode`: digits in either case. */
export const decodeHex: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0);
  const wrong = /[^0-9A-Fa-f]/u.exec(text)?.[0];
  if (wrong !== undefined) throw new BuiltinError(describeByte(wrong));
  if (text.length % 2 === 1) throw new BuiltinError('encoding/hex: odd length hex string');
  return decodeText(Buffer.from(text, 'hex'));
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads bytes as a text.
 *
 * @throws BuiltinError when they are no UTF-8: OPA carries such bytes on, and a text here cannot hold them.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BuiltinError('the decoded bytes are not UTF-8, so that they are no text');
  }
}

/** Go names the first byte of what is no digit. */
function describeByte(character: string): string {
  const [byte = 0] = Buffer.from(character);
  const code = byte.toString(16).toUpperCase().padStart(4, '0');
  return `encoding/hex: invalid byte: U+${code} ${quoteRune(byte)}`;
}
