import { GlobFault } from '../go/glob-tokens.js';
import { intersectGlobs } from '../go/intersect-globs.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

/** `glob.quote_meta`: the glob that matches a text literally. */
export const quoteGlob: HostBuiltin = (operands) =>
  stringOperand(operands, 0).replaceAll(/[\\?*[\]{}]/g, '\\$&');

/** `regex.globs_match`: whether some text matches both globs, which are simple regular expressions. */
export const globsMatch: HostBuiltin = (operands) => {
  const left = stringOperand(operands, 0);
  const right = stringOperand(operands, 1);
  try {
    return intersectGlobs(left, right);
  } catch (error) {
    if (error instanceof GlobFault) throw new BuiltinError(error.message);
    throw error;
  }
};
