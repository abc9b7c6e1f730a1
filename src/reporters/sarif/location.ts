import type { Location } from '../../report/index.js';
import { visible, visibleLines } from '../visible.js';

/** A SARIF `location` without a message. */
export function sarifLocation(location: Location) {
  const { pointer, template, ancestor, region } = location;
  const properties = {
    ...(pointer === undefined ? {} : { pointer }),
    ...(ancestor === undefined ? {} : { ancestor }),
    ...(template === undefined ? {} : { template: visible(template) }),
  };
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(location.uri),
      ...(region && { region: { ...region } }),
      ...contextRegion(location),
    },
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

/**
 * A file by its URI: relative to `%SRCROOT%` below the working directory, where GitHub finds it in the repository. What lies
 * outside, and the standard input, is below no root.
 */
export function artifactLocation(path: string) {
  if (path === 'stdin') return { uri: path, description: { text: 'the standard input' } };
  const uri = toUri(path);
  const isBelowRoot = !/^(?:file:|\.\.(?:\/|$))/.test(uri);
  return isBelowRoot ? { uri, uriBaseId: '%SRCROOT%' } : { uri };
}

/** Encodes every segment, so that no character of a file name means something in a URI (RFC 3986). */
function toUri(path: string): string {
  const encoded = path
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((segment, index) =>
      index === 0 && /^[A-Za-z]:$/.test(segment) ? segment : encodeURIComponent(segment),
    )
    .join('/');
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(encoded) ? `file:///${encoded}` : encoded;
}

/** The lines of the snippet; they stand around the region or are left out, as SARIF asks (3.29.5). */
function contextRegion({ snippet, region }: Location) {
  if (snippet === undefined || region === undefined || snippet.lines.length === 0) return {};
  const endLine = snippet.startLine + snippet.lines.length - 1;
  if (snippet.startLine > region.startLine || endLine < region.endLine) return {};
  const text = visibleLines(snippet.lines.join('\n'));
  return { contextRegion: { startLine: snippet.startLine, endLine, snippet: { text } } };
}
