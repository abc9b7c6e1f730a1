import { joinStreams, json, outputOfEither, text, unknown } from './join-outputs.js';
import type { Output } from './logger.js';
import { type Value, doubtOf, entryOf, plainText, truthOf } from './value.js';

/** Packages whose streams make lines for people. */
const writer = /^(?:bunyan-(?:pretty|prettystream|format|formatter|debug-stream))(?:\.|$)/;

const own = json('bunyan writes JSON');

/**
 * What a logger of bunyan writes: JSON, unless a stream makes something else of it.
 *
 * @see https://github.com/trentm/node-bunyan#streams
 */
export function bunyanOutput(options: Value): Output {
  const either = outputOfEither(options, bunyanOutput);
  if (either) return either;
  if (options.is !== 'object') return unknown(doubtOf(options));
  const streams = entryOf(options, 'streams');
  const one = entryOf(options, 'stream');
  if (streams.is === 'list') return joinStreams(streams.items.map(partOutput), own);
  if (truthOf(streams) !== false) return unknown(doubtOf(streams));
  return truthOf(one) === false ? own : streamOutput(one);
}

/** `{ level, stream }`, `{ level, path }`, `{ type: 'raw', stream }`. */
function partOutput(part: Value): Output {
  const either = outputOfEither(part, partOutput);
  if (either) return either;
  if (part.is !== 'object') return unknown(doubtOf(part));
  const stream = entryOf(part, 'stream');
  const output = truthOf(stream) === false ? own : streamOutput(stream);
  const isRaw = plainText(entryOf(part, 'type')) === 'raw';
  return isRaw && output.output === 'json' ? unknown('a raw stream') : output;
}

function streamOutput(stream: Value): Output {
  const either = outputOfEither(stream, streamOutput);
  if (either) return either;
  if (stream.is === 'export' && /^process\.std(?:out|err)$/.test(stream.of)) return own;
  // In data a stream has a name: `stdout`.
  if (/^(?:process\.)?std(?:out|err)$/.test(plainText(stream) ?? '')) return own;
  if (stream.is !== 'made' || !writer.test(stream.by)) return unknown(doubtOf(stream));
  const mode = entryOf(stream.from[0] ?? { is: 'plain', value: undefined }, 'outputMode');
  if (['json', 'bunyan'].includes(plainText(mode) ?? '')) return own;
  if (truthOf(mode) === undefined) return unknown(doubtOf(mode));
  return text(`its stream ${stream.by} writes lines of text`);
}
