import { EVENT_ID, type Event, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { startOfLine } from './text-position.js';
import { type RefusalReason, YamlRefusal } from './yaml-refusal.js';

/** No object of the corpora of public manifests nests deeper than 35; the stack holds many times this. */
const maxDepth = 512;

/**
 * Parses the text of one document into events whose offsets are those of `text`.
 *
 * A closing bracket may stand as far left as its key (`args: [` … `]`): the YAML specification forbids it, yet the API
 * server accepts it and people write it.
 *
 * @throws YamlRefusal
 */
export function readEvents(text: string): readonly Event[] {
  const events = parseWithLooseBrackets(text, maxDepth);
  if (/[\u0085\u2028\u2029]/.test(text)) refuseLineSeparators(text, events);
  return events;
}

/**
 * Parses the text as YAML 1.2, where a line separator of Unicode ends no line; brackets as in {@link readEvents}.
 *
 * @throws YamlRefusal
 */
export function readDataEvents(text: string, depth: number): readonly Event[] {
  return parseWithLooseBrackets(text, depth);
}

/** More than the deepest indentation of any sane document: an indented bracket fits wherever it stands. */
const indentation = ' '.repeat(1024);

/** Bounds the work on a text that fails again and again, in characters. */
const maxReparsed = 50_000_000;

function parseWithLooseBrackets(text: string, depth: number): readonly Event[] {
  /** Offsets in `text` of the brackets that were indented. */
  const indented: number[] = [];
  let attempt = text;
  for (;;) {
    try {
      const events = parseEvents(attempt, { maxDepth: depth });
      return indented.length === 0 ? events : events.map((event) => moveBack(event, indented));
    } catch (error) {
      const refusal = explain(error, attempt);
      const offset = moveOffsetBack(refusal.offset, indented);
      const isBracket = refusal.reason === 'quote-unfinished' && /[\]}]/.test(text.charAt(offset));
      const spent = attempt.length * (indented.length + 1);
      if (!isBracket || indented.includes(offset) || spent > maxReparsed) {
        throw refusal.shift(offset - refusal.offset);
      }
      indented.push(offset);
      const at = refusal.offset;
      attempt = attempt.slice(0, at) + indentation + attempt.slice(at);
    }
  }
}

function moveOffsetBack(offset: number, indented: readonly number[]): number {
  let moved = offset;
  for (const place of indented) {
    if (place + indentation.length <= moved) moved -= indentation.length;
  }
  return moved;
}

function moveBack(event: Event, indented: readonly number[]): Event {
  const move = (offset: number): number => moveOffsetBack(offset, indented);
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
      return event;
    case EVENT_ID.ALIAS:
      return {
        ...event,
        anchorStart: move(event.anchorStart),
        anchorEnd: move(event.anchorEnd),
      };
    case EVENT_ID.SCALAR:
      return {
        ...event,
        ...moveProperties(event, move),
        valueStart: move(event.valueStart),
        valueEnd: move(event.valueEnd),
      };
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return { ...event, ...moveProperties(event, move), start: move(event.start) };
  }
}

interface Properties {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

function moveProperties(event: Properties, move: (offset: number) => number): Properties {
  return {
    anchorStart: move(event.anchorStart),
    anchorEnd: move(event.anchorEnd),
    tagStart: move(event.tagStart),
    tagEnd: move(event.tagEnd),
  };
}

/**
 * YAML 1.1, so the API server, ends a line at U+0085, U+2028 and U+2029; YAML 1.2 does not. A comment that holds one would
 * hide what follows it from one reader and not from the other. Within quotes they change nothing but themselves.
 */
function refuseLineSeparators(text: string, events: readonly Event[]): void {
  const quoted = events.filter(
    (event) =>
      event.type === EVENT_ID.SCALAR &&
      (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED),
  );
  let next = 0;
  for (const { index } of text.matchAll(/[\u0085\u2028\u2029]/g)) {
    for (; next < quoted.length; next += 1) {
      const event = quoted[next];
      if (event?.type === EVENT_ID.SCALAR && event.valueEnd > index) break;
    }
    const event = quoted[next];
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart > index) {
      throw new YamlRefusal(index, 'line-separator');
    }
  }
}

/** Standard causes among the reasons that js-yaml 5 gives; the first that matches counts. */
const causes: readonly (readonly [RegExp, RefusalReason])[] = [
  [/^nesting exceeded/, 'too-deep'],
  [/^tab characters/, 'tab-indentation'],
  [/^deficient indentation|within a (?:single|double) quoted scalar/, 'quote-unfinished'],
  [/within a flow collection/, 'flow-unfinished'],
  [/^missed comma|^expected the node content/, 'flow-comma'],
  [/^bad indentation/, 'indentation'],
  [/multiline key|^expected ':'|^a whitespace character is expected/, 'key-without-colon'],
  [/^end of the stream or a document separator/, 'document-goes-on'],
  [/escape sequence|hexadecimal/, 'escape'],
  [/non-printable|JSON character|null byte/, 'control-character'],
  [/directive|YAML version/, 'directive'],
  [/\btag\b|anchor|alias node/, 'tag'],
];

function explain(error: unknown, text: string): YamlRefusal {
  // Anything else than js-yaml's own exception would be a defect of the parser, a stack overflow for example.
  if (!(error instanceof YAMLException)) return new YamlRefusal(0, 'unreadable');
  const offset = error.mark?.position ?? 0;
  const { reason } = error;
  const cause = causes.find(([pattern]) => pattern.test(reason))?.[1] ?? 'unreadable';
  const character = text.charAt(offset);
  const isSecondColon = /:[ \t]/.test(text.slice(startOfLine(text, offset), offset));
  if (cause === 'indentation' && character === ':' && isSecondColon) {
    return new YamlRefusal(offset, 'colon-in-value');
  }
  if (cause === 'indentation' && /[@`%]/.test(character)) {
    return new YamlRefusal(offset, 'special-start', { name: character });
  }
  return new YamlRefusal(offset, cause);
}
