import { Buffer } from 'node:buffer';
import { readNumber, readPlainScalar, type Scalar } from './kubernetes-scalars.js';

const core = 'tag:yaml.org,2002:';

/**
 * The name of a tag of YAML's own (`str`, `int`, `merge`) as it stands in the text, or undefined for any other tag.
 *
 * @param handles what the `%TAG` directives of the document define
 */
export function coreTagOf(tag: string, handles: ReadonlyMap<string, string>): string | undefined {
  const full = tag.startsWith('!<') ? tag.slice(2, -1) : expand(tag, handles);
  return full.startsWith(core) ? full.slice(core.length) : undefined;
}

function expand(tag: string, handles: ReadonlyMap<string, string>): string {
  const [, handle = '!', suffix = ''] = /^(!(?:[0-9A-Za-z-]*!)?)(.*)$/s.exec(tag) ?? [];
  return (handles.get(handle) ?? (handle === '!!' ? core : handle)) + decodePercent(suffix);
}

function decodePercent(suffix: string): string {
  try {
    return decodeURIComponent(suffix);
  } catch {
    return suffix;
  }
}

/**
 * Reads a scalar with a tag as go.yaml.in/yaml/v2 does: a tag of YAML's own may only repeat what the text is anyway; `str`
 * takes any text, `binary` is decoded, and an unknown tag means nothing. Undefined where tag and text disagree.
 */
export function readTaggedScalar(tag: string | undefined, text: string): Scalar | undefined {
  const value = readPlainScalar(text);
  const number = readNumber(text);
  switch (tag) {
    case 'null':
      return value === null ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return number?.kind === 'integer' ? value : undefined;
    case 'float':
      return number === undefined && typeof value !== 'number' ? undefined : value;
    case 'binary':
      return readBase64(text);
    case 'timestamp':
      return /^[0-9]{4}-[0-9]/.test(text) ? text : undefined;
    case undefined:
    default:
      return text;
  }
}

function readBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact)
    ? Buffer.from(compact, 'base64').toString('utf8')
    : undefined;
}
