import { parseIpAddress } from './ip-address.js';
import { quote } from './quote.js';

/** What Go's `net/url` finds in a URL reference; what is not there is the empty text. */
export interface GoUrl {
  /** In small letters. */
  readonly scheme: string;
  readonly hostname: string;
  readonly port: string;
  /** Decoded. */
  readonly path: string;
  /** As it was written; empty where Go would write the decoded path in the same way. */
  readonly rawPath: string;
  readonly rawQuery: string;
  /** Decoded. */
  readonly fragment: string;
}

/** A text is no URL, in Go's words. */
export class UrlFault extends Error {
  override readonly name = 'UrlFault';
}

/**
 * Parses a URL reference as Go's `url.Parse` does, which is RFC 3986 with liberties of its own: hosts may hold `<` and `"`, and a
 * path after a scheme that does not start with a slash is not looked at.
 *
 * @throws {@link UrlFault} when the text is none
 */
export function parseUrl(text: string): GoUrl {
  const bytes = toBytes(text);
  const hash = bytes.indexOf('#');
  const reference = hash === -1 ? bytes : bytes.slice(0, hash);
  const parts = withSubject(reference, () => parseReference(reference));
  const fragment = withSubject(bytes, () =>
    hash === -1 ? '' : unescape(bytes.slice(hash + 1), 'fragment'),
  );
  const { host, ...others } = parts;
  const [hostname, port] = splitPort(host);
  return {
    scheme: others.scheme,
    hostname: toText(hostname),
    port,
    path: toText(others.path),
    rawPath: toText(others.rawPath),
    rawQuery: toText(others.rawQuery),
    fragment: toText(fragment),
  };
}

function withSubject<Value>(subject: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof UrlFault)) throw error;
    throw new UrlFault(`parse ${shown(subject)}: ${error.message}`);
  }
}

type Reference = Omit<GoUrl, 'hostname' | 'port' | 'fragment'> & { readonly host: string };

const nothing: Reference = { scheme: '', host: '', path: '', rawPath: '', rawQuery: '' };

function parseReference(reference: string): Reference {
  if (/[\0-\x1f\x7f]/.test(reference)) {
    throw new UrlFault('net/url: invalid control character in URL');
  }
  if (reference === '*') return { ...nothing, path: '*' };
  if (reference.startsWith(':')) throw new UrlFault('missing protocol scheme');
  const prefix = /^[a-zA-Z][a-zA-Z\d+.-]*:/.exec(reference)?.[0] ?? '';
  const scheme = prefix.slice(0, -1).toLowerCase();
  const [rest, rawQuery] = cut(reference.slice(prefix.length), '?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...nothing, scheme, rawQuery };
    if (cut(rest, '/')[0].includes(':')) {
      throw new UrlFault('first path segment in URL cannot contain colon');
    }
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  const slash = hasAuthority ? rest.indexOf('/', 2) : 0;
  const authority = hasAuthority ? rest.slice(2, slash === -1 ? undefined : slash) : undefined;
  const host = authority === undefined ? '' : parseAuthority(scheme, authority);
  const encoded = slash === -1 ? '' : rest.slice(slash);
  const path = unescape(encoded, 'path');
  return { scheme, host, path, rawPath: escapePath(path) === encoded ? '' : encoded, rawQuery };
}

/** Checks user and password, and gives the host with its port. */
function parseAuthority(scheme: string, authority: string): string {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at === -1) return host;
  const user = authority.slice(0, at);
  if (!/^[\w.:~!$&'()*+,;=%@-]*$/.test(user)) throw new UrlFault('net/url: invalid userinfo');
  for (const part of cut(user, ':')) unescape(part, 'user');
  return host;
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf('[');
  if (open > 0) throw new UrlFault('invalid IP-literal');
  if (open === 0) return parseIpLiteral(host);
  const first = host.indexOf(':');
  if (first !== -1) {
    // Several hosts with ports, as databases have them, are nothing for the web.
    const isWeb = scheme === 'http' || scheme === 'https';
    checkPort(host.slice(isWeb ? first : host.lastIndexOf(':')));
  }
  return unescape(host, 'host');
}

function parseIpLiteral(host: string): string {
  const close = host.lastIndexOf(']');
  if (close === -1) throw new UrlFault("missing ']' in host");
  const port = host.slice(close + 1);
  checkPort(port);
  const literal = host.slice(1, close);
  const percent = literal.indexOf('%25');
  const name =
    percent === -1
      ? unescape(literal, 'host')
      : unescape(literal.slice(0, percent), 'host') + unescape(literal.slice(percent), 'zone');
  const address = parseIpAddress(name);
  if (address === undefined) {
    throw new UrlFault(`invalid host: ParseAddr(${shown(name)}): unable to parse IP`);
  }
  if (address.bits === 32) throw new UrlFault('invalid IP-literal');
  return `[${name}]${port}`;
}

function checkPort(port: string): void {
  if (!isPort(port)) throw new UrlFault(`invalid port ${shown(port)} after host`);
}

function isPort(text: string): boolean {
  return /^(?::[0-9]*)?$/.test(text);
}

function splitPort(host: string): readonly [hostname: string, port: string] {
  const colon = host.lastIndexOf(':');
  const hasPort = colon !== -1 && isPort(host.slice(colon));
  const name = hasPort ? host.slice(0, colon) : host;
  return [
    name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name,
    hasPort ? host.slice(colon + 1) : '',
  ];
}

type Part = 'path' | 'host' | 'zone' | 'user' | 'fragment';

/** ASCII that stands in a host as it is. */
const hostCharacter = /[a-zA-Z\d!$&'()*+,;=:[\]<>"\-_.~]/;

/** Decodes `%41`. In a host only what is not ASCII may be encoded (RFC 3986, 3.2.2), and the `%` before a zone (RFC 6874). */
function unescape(text: string, part: Part): string {
  const inHost = part === 'host' || part === 'zone';
  return text.replaceAll(/%[\da-fA-F]{2}|%.{0,2}|[\0-\x7f]/gs, (found) => {
    if (!found.startsWith('%')) {
      if (!inHost || hostCharacter.test(found)) return found;
      throw new UrlFault(`invalid character ${shown(found)} in host name`);
    }
    if (!/^%[\da-fA-F]{2}$/.test(found)) throw new UrlFault(`invalid URL escape ${shown(found)}`);
    const decoded = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    const refused =
      (part === 'host' && decoded < '\x80' && found !== '%25') ||
      (part === 'zone' && found !== '%25' && decoded !== ' ' && !hostCharacter.test(decoded));
    if (refused) throw new UrlFault(`invalid URL escape ${shown(found)}`);
    return decoded;
  });
}

/** Encodes a path as Go does by itself. */
function escapePath(path: string): string {
  return path.replaceAll(
    /[^a-zA-Z\d\-_.~$&+,/:;=@]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function cut(text: string, separator: string): readonly [before: string, after: string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The bytes of a text, one character each: Go looks at bytes, and so escapes of parts of a character are none of its concern. */
function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function toText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** For a message. */
function shown(bytes: string): string {
  return quote(toText(bytes));
}
