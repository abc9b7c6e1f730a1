import type { Location, RenderedFrom } from '../report/location.js';
import type { Problem } from '../report/problem.js';
import { decodeText } from './decode-text.js';
import { type ReadChunk, readChunk } from './read-document.js';
import { chartOf, renderHint } from './render-hint.js';
import { type Chunk, splitDocuments } from './split-documents.js';
import { positionAt, type Position } from './text-position.js';
import type { YamlRefusal } from './yaml-refusal.js';

/** One document of a manifest, with the way back to its text. */
export interface ManifestDocument {
  readonly uri: string;
  /** Line on which its content starts, comments left out. */
  readonly line: number;
  /** The text it was read from, with its comments. */
  readonly text: string;
  /** Where `text` begins in its stream, in UTF-16 code units. */
  readonly offset: number;
  /** Where `text` begins in its stream. */
  readonly start: Position;
  /** As JSON. Shared with every document of the same text: never change it. Mappings inherit nothing, not even `toString`. */
  readonly value: unknown;
  /** The Helm template that rendered it, as its `# Source:` comment names it. */
  readonly template?: string;
  /** What it was rendered from, where a tool of this run has rendered it. */
  readonly rendered?: RenderedFrom;
}

/** The documents that were read, and a problem for each that could not be. */
export interface ReadDocuments {
  /** Documents that hold something; empty without a problem where a stream holds comments and nulls only. */
  readonly documents: readonly ManifestDocument[];
  readonly problems: readonly Problem[];
}

/**
 * Remembers what texts came to, so that a document met again, in the same file or in another, is read once: half of the
 * bytes of rendered charts are documents met before. Equal texts share one value.
 */
export class DocumentCache {
  readonly #chunks = new Map<string, ReadChunk>();
  #held = 0;

  /** @param limit length of the texts to remember, in UTF-16 code units; the oldest are forgotten first */
  constructor(private readonly limit = 64_000_000) {}

  read(text: string): ReadChunk {
    const known = this.#chunks.get(text);
    if (known) return known;
    const chunk = readChunk(text);
    this.#chunks.set(text, chunk);
    this.#held += text.length;
    for (const oldest of this.#chunks.keys()) {
      if (this.#held <= this.limit) break;
      this.#chunks.delete(oldest);
      this.#held -= oldest.length;
    }
    return chunk;
  }
}

/** Reads every document of the bytes of a manifest: {@link decodeText}, then {@link readDocuments}. */
export function readManifestText(
  uri: string,
  bytes: Uint8Array,
  cache?: DocumentCache,
): ReadDocuments {
  const decoded = decodeText(uri, bytes);
  return decoded.kind === 'text'
    ? readDocuments(uri, decoded.text, cache)
    : { documents: [], problems: [decoded.problem] };
}

/**
 * Reads every document of a stream of YAML or JSON. A document that cannot be read is a problem with its line and column in
 * the file, and never hides the others.
 */
export function readDocuments(
  uri: string,
  text: string,
  cache: DocumentCache = new DocumentCache(),
): ReadDocuments {
  const documents: ManifestDocument[] = [];
  const problems: Problem[] = [];
  for (const chunk of splitDocuments(text)) {
    const { document, refusals } = cache.read(chunk.text);
    for (const refusal of refusals) problems.push(toProblem(uri, chunk, refusal));
    if (document === undefined) continue;
    const { value, start, from, to } = document;
    const template = findTemplate(chunk.text.slice(from, start));
    documents.push({
      uri,
      line: positionAt(chunk.text, start, chunk.start).line,
      text: from === 0 && to === chunk.text.length ? chunk.text : chunk.text.slice(from, to),
      offset: chunk.offset + from,
      start: from === 0 ? chunk.start : positionAt(chunk.text, from, chunk.start),
      value,
      ...(template === undefined ? {} : { template }),
    });
  }
  return { documents, problems };
}

function toProblem(uri: string, chunk: Chunk, refusal: YamlRefusal): Problem {
  const place = (offset: number): Position => positionAt(chunk.text, offset, chunk.start);
  const { line, column } = place(refusal.offset);
  const location: Location = {
    uri,
    region: { startLine: line, startColumn: column, endLine: line, endColumn: column },
  };
  return {
    code: refusal.reason === 'template-unrendered' ? refusal.reason : 'yaml-invalid',
    message: refusal.describe((offset) => place(offset).line),
    location,
    hint: refusal.reason === 'template-unrendered' ? renderHint(chartOf(uri)) : refusal.hint,
  };
}

/** Helm writes the comment before each document; the last one before the content counts. People name web pages so: no template. */
function findTemplate(comments: string): string | undefined {
  const sources = [...comments.matchAll(/(?:^|[\r\n \t])# Source: ([^\u0000-\u001f\u007f]*\S)/g)];
  return sources.map(([, name = '']) => name).findLast((name) => !name.includes('://'));
}
