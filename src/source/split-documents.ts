import { countLineBreaks, endOfLine, type Position, positionAt } from './text-position.js';

/** One document of a stream, with the comments around it. */
export interface Chunk {
  readonly text: string;
  /** Offset of `text` in the stream. */
  readonly offset: number;
  /** Where `text` starts in the stream. */
  readonly start: Position;
}

/**
 * Cuts a stream into chunks of one document at most: at every line that begins with `---` or `...` and goes on with white
 * space or ends, and between the values of a JSON stream. YAML says that such a line ends the document wherever it stands,
 * so a broken document never takes the next one with it.
 *
 * Content, tags and comments on the separator line stay with their document. Directives stay with the document that they
 * are for.
 */
export function splitDocuments(stream: string): Chunk[] {
  const chunks: Chunk[] = [];
  let line = 1;
  let counted = 0;
  const add = (from: number, to: number): void => {
    const text = stream.slice(from, to);
    if (!/[^ \t\r\n]/.test(text)) return;
    line += countLineBreaks(stream, counted, from);
    counted = from;
    addJsonValues(chunks, { text, offset: from, start: { line, column: 1 } });
  };
  let chunkStart = 0;
  let held = directivesEnd(stream, 0);
  for (const marker of findMarkers(stream)) {
    // The `---` that closes directives opens their document.
    if (marker.offset === held) continue;
    if (marker.kind === 'start') {
      add(chunkStart, marker.offset);
      chunkStart = marker.isBare ? marker.lineEnd : marker.offset;
      continue;
    }
    add(chunkStart, marker.lineEnd);
    chunkStart = marker.lineEnd;
    held = directivesEnd(stream, chunkStart);
  }
  add(chunkStart, stream.length);
  return chunks;
}

interface Marker {
  readonly kind: 'start' | 'end';
  readonly offset: number;
  /** Offset of the next line. */
  readonly lineEnd: number;
  /** Nothing but white space follows on the line. */
  readonly isBare: boolean;
}

function* findMarkers(stream: string): Generator<Marker> {
  let dashes = stream.indexOf('---');
  let dots = stream.indexOf('...');
  while (dashes !== -1 || dots !== -1) {
    const isDash = dots === -1 || (dashes !== -1 && dashes < dots);
    const offset = isDash ? dashes : dots;
    if (isMarker(stream, offset)) {
      const [rest = '', lineBreak = ''] = matchAt(/([^\r\n]*)(\r\n|\r|\n)?/y, stream, offset + 3);
      yield {
        kind: isDash ? 'start' : 'end',
        offset,
        lineEnd: offset + 3 + rest.length + lineBreak.length,
        isBare: rest.trim() === '',
      };
    }
    if (isDash) dashes = stream.indexOf('---', offset + 1);
    else dots = stream.indexOf('...', offset + 1);
  }
}

function isMarker(stream: string, offset: number): boolean {
  const before = offset === 0 ? 10 : stream.charCodeAt(offset - 1);
  if (before !== 10 && before !== 13) return false;
  const after = stream.charCodeAt(offset + 3);
  return Number.isNaN(after) || after === 10 || after === 13 || after === 32 || after === 9;
}

/** Offset of the `---` that ends the directives which begin at `from`, or -1 where there are none. */
function directivesEnd(stream: string, from: number): number {
  let found = false;
  for (let at = from; at < stream.length;) {
    const end = endOfLine(stream, at);
    const line = stream.slice(at, end);
    if (line.startsWith('%')) found = true;
    else if (!/^[ \t]*(?:#|$)/.test(line)) return found && line.startsWith('---') ? at : -1;
    at = end + (stream.startsWith('\r\n', end) ? 2 : 1);
  }
  return -1;
}

function matchAt(pattern: RegExp, text: string, offset: number): string[] {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.slice(1) ?? [];
}

/** Adds the chunk, cut between its values where several JSON values stand one after another. */
function addJsonValues(chunks: Chunk[], chunk: Chunk): void {
  const starts = findJsonValues(chunk.text);
  // The scan knows JSON's strings, not those of YAML: a flow mapping of YAML that it takes apart begins and ends with no JSON.
  const isStream =
    starts.length > 1 &&
    (isJson(chunk.text.slice(0, starts[1])) || isJson(chunk.text.slice(starts.at(-1))));
  if (!isStream) {
    chunks.push(chunk);
    return;
  }
  let from = 0;
  let { start } = chunk;
  for (const next of [...starts.slice(1), chunk.text.length]) {
    const text = chunk.text.slice(from, next);
    chunks.push({ text, offset: chunk.offset + from, start });
    start = positionAt(text, text.length, start);
    from = next;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Offsets of the objects and arrays that stand one after another at the top level. */
function findJsonValues(text: string): number[] {
  const first = text.search(/\S/);
  // `}` and `{` without a comma between them are two values, or text that the scan tells apart.
  if (!/[{[]/.test(text.charAt(first)) || !/[}\]]\s*[{[]/.test(text)) return [];
  if (text.startsWith('{{', first)) return [];
  const starts = [first];
  let depth = 0;
  for (let at = first; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > 0) continue;
    const next = at + 1 + text.slice(at + 1).search(/\S/);
    if (next === at || !/[{[]/.test(text.charAt(next))) break;
    starts.push(next);
    at = next - 1;
  }
  return starts;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}
