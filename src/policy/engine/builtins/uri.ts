import { parseUrl, UrlFault, type GoUrl } from '../go/parse-url.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

/** `uri.parse`: the parts of a URI that are there. `raw_path` tells `%2F` from a slash, where that matters. */
export const parseUri: HostBuiltin = (operands) => {
  const url = readUrl(stringOperand(operands, 0));
  if (url instanceof UrlFault) throw new BuiltinError(url.message);
  const { scheme, hostname, port, path, rawPath, rawQuery, fragment } = url;
  const parts: readonly (readonly [string, string])[] = [
    ['scheme', scheme],
    ['hostname', hostname],
    ['port', port],
    ['path', path],
    ['raw_path', path === '' || rawPath === '' ? path : rawPath],
    ['raw_query', rawQuery],
    ['fragment', fragment],
  ];
  return { kind: 'object', entries: parts.filter(([, part]) => part !== '') };
};

/** `uri.is_valid`: whether `uri.parse` finds no fault; the empty text is no URI here. */
export const isUri: HostBuiltin = ([value]) =>
  typeof value === 'string' && value !== '' && !(readUrl(value) instanceof UrlFault);

function readUrl(text: string): GoUrl | UrlFault {
  try {
    return parseUrl(text);
  } catch (error) {
    if (error instanceof UrlFault) return error;
    throw error;
  }
}
