import type { Location, RenderedFrom } from '../../report/index.js';
import { filePlace, isOfRevision, place, templateOf } from '../../report/wording/place.js';
import { visible, visibleLines } from '../../report/wording/visible.js';

/** A SARIF `location` without a message. */
export function sarifLocation(location: Location) {
  const { pointer, template, ancestor, nearest, rendered } = location;
  const file = filePlace(location) ?? location;
  const properties = {
    ...(pointer === undefined ? {} : { pointer }),
    ...(ancestor === undefined ? {} : { ancestor }),
    ...(nearest === undefined ? {} : { nearest }),
    ...(template === undefined ? {} : { template: visible(template) }),
    // Not a region of the file: what was rendered is no artifact that a viewer could show.
    ...(rendered && { rendered: visible(place(location)) }),
  };
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(file.uri),
      ...(file.region && { region: { ...file.region } }),
      ...(rendered ? {} : contextRegion(location)),
    },
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

/** The template of a document that Helm had rendered before, as Helm names it: that is no path below the working directory. */
export function sarifTemplate(location: Location) {
  const template = templateOf(location);
  if (template === undefined) return undefined;
  return { fullyQualifiedName: visible(template), kind: 'template' };
}

/**
 * A file by its URI: relative to `%SRCROOT%` below the working directory, where GitHub finds it in the repository. What lies
 * outside, the standard input, and what a revision of git holds, is below no root.
 */
export function artifactLocation(path: string) {
  if (path === 'stdin') return { uri: path, description: { text: 'the standard input' } };
  const uri = toUri(path);
  if (isOfRevision(path))
    return { uri, description: { text: 'a file as a revision of git has it' } };
  const isBelowRoot = !/^(?:file:|\.\.(?:\/|$))/.test(uri);
  return isBelowRoot ? { uri, uriBaseId: '%SRCROOT%' } : { uri };
}

/** What a run has rendered: it is below no root, so that nobody looks for it among the files. */
export function renderedLocation(uri: string, { file }: RenderedFrom) {
  return { uri: toUri(uri), description: { text: `rendered from ${visible(file)}` } };
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
