import { type Certainty, certain } from './certainty.js';
import { compareCounts } from './compare-counts.js';
import { tellFormat } from './compare-formats.js';
import type { Comparing, Difference } from './difference.js';
import { textFormats } from './formats.js';
import type { Term } from './part.js';
import type { Keyword, Shape } from './shape.js';

/** Compares what two shapes say about texts. */
export function compareTexts(comparing: Comparing, old: Shape, after: Shape): void {
  compareContentSchemas(comparing, old, after);
  compareCounts(comparing, old, after, 'minLength');
  compareCounts(comparing, old, after, 'maxLength');
  comparePatterns(comparing, old, after);
  if (!isRaised(old, after) && !isRaised(after, old)) compareFormats(comparing, old, after);
  for (const aspect of ['contentEncoding', 'contentMediaType'] as const) {
    const [from, to] = [old[aspect], after[aspect]];
    // Names of encodings and media types know no case (RFC 2045, 6.1; RFC 9110, 8.3.1).
    if (from?.value.toLowerCase() === to?.value.toLowerCase()) continue;
    if (isRaised(old, after) || isRaised(after, old)) continue;
    comparing.tell({
      aspect,
      change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
      ...readingOf(comparing, from === undefined, to === undefined),
      old: from ?? old.nodes[0],
      new: to ?? after.nodes[0],
      from: from?.value,
      to: to?.value,
      because: 'what the text holds is read in another way',
    });
  }
}

/** By the letter the keyword asserts nothing, and yet it is what the reader of the text goes by. */
function compareContentSchemas(comparing: Comparing, old: Shape, after: Shape): void {
  const [from, to] = [old.contentSchema, after.contentSchema];
  if (from === undefined && to === undefined) return;
  const { anything } = comparing.view.terms;
  const [before, now] = [from?.value ?? anything, to?.value ?? anything];
  const refuses = (outer: Term, inner: Term): Certainty =>
    comparing.covers(outer, inner) === 'yes' ? 'no' : 'maybe';
  const [narrows, widens] = [refuses(now, before), refuses(before, now)];
  if (narrows === 'no' && widens === 'no') return;
  comparing.tell({
    aspect: 'contentMediaType',
    change: 'changed',
    ...(comparing.view.formats === 'annotation' ? asNote : { narrows, widens }),
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    because: 'what the text holds is described otherwise',
  });
}

/** What is said of the content of a text rules nothing out where such keywords are notes. */
const asNote = { narrows: 'no', widens: 'no', note: true } as const;

/** Whether the text is read in another way by who keeps to one of the versions, where the keyword came, went or changed. */
function readingOf(
  { view, asMessage }: Comparing,
  came: boolean,
  went: boolean,
): Pick<Difference, 'narrows' | 'widens' | 'note'> {
  if (view.formats === 'annotation') return asNote;
  // A server may be told otherwise, by a header or by its documentation.
  if (!asMessage) return { narrows: 'maybe', widens: 'maybe' };
  return { narrows: certain(!went), widens: certain(!came) };
}

/** Whether a format of OpenAPI 3.0 has become the keyword that stands for it since 3.1. */
function isRaised({ textFormat }: Shape, after: Shape): boolean {
  if (after.textFormat !== undefined) return false;
  const { contentEncoding, contentMediaType } = after;
  if (textFormat?.value === 'byte') return contentEncoding?.value.toLowerCase() === 'base64';
  const isBytes = contentMediaType?.value.toLowerCase() === 'application/octet-stream';
  return textFormat?.value === 'binary' && isBytes;
}

function comparePatterns(comparing: Comparing, old: Shape, after: Shape): void {
  const narrowing = refusing(comparing, after.patterns, old.patterns);
  const widening = refusing(comparing, old.patterns, after.patterns);
  const [from, to] = [old.patterns, after.patterns];
  const texts = (patterns: readonly Keyword<string>[]) =>
    new Set(patterns.map(({ value }) => value));
  const [before, now] = [texts(from), texts(to)];
  const removed = from.filter(({ value }) => !now.has(value));
  const added = to.filter(({ value }) => !before.has(value));
  if (removed.length === 0 && added.length === 0) return;
  const [gone, come] = [removed[0], added[0]];
  comparing.tell({
    aspect: 'pattern',
    change:
      gone === undefined
        ? 'added'
        : come === undefined
          ? 'removed'
          : narrowing === 'no' && widening !== 'no'
            ? 'widened'
            : widening === 'no' && narrowing !== 'no'
              ? 'narrowed'
              : 'changed',
    narrows: narrowing,
    widens: widening,
    old: gone ?? from[0] ?? old.nodes[0],
    new: come ?? to[0] ?? after.nodes[0],
    from: gone?.value,
    to: come?.value,
    ...(narrowing === 'maybe' || widening === 'maybe'
      ? { because: 'whether one pattern contains the other cannot be told' }
      : {}),
  });
}

/** Whether some of the `outer` patterns refuses a text that all the `inner` ones take. */
function refusing(
  { view }: Comparing,
  outer: readonly Keyword<string>[],
  inner: readonly Keyword<string>[],
): Certainty {
  let answer: Certainty = 'no';
  for (const { value } of outer) {
    if (inner.some((one) => one.value === value)) continue;
    if (inner.length === 0) {
      // An unreadable pattern is one that looks around or refers back: it is not there to take everything.
      if (view.texts.includes(value, '') !== 'yes') return 'yes';
      continue;
    }
    const answers = inner.map((one) => view.texts.includes(value, one.value));
    if (answers.includes('yes')) continue;
    if (inner.length === 1 && answers[0] === 'no') return 'yes';
    answer = 'maybe';
  }
  return answer;
}

function compareFormats(comparing: Comparing, old: Shape, after: Shape): void {
  const [from, to] = [old.textFormat?.value, after.textFormat?.value];
  tellFormat(comparing, 'textFormat', old, after, {
    narrows: !textFormats.includes(to, from),
    widens: !textFormats.includes(from, to),
  });
}
