import { joinStreams, json, outputOfEither, text, unknown } from './join-outputs.js';
import type { Output } from './logger.js';
import { type Value, doubtOf, entryOf, plainText, truthOf } from './value.js';

/** Packages that make lines for people. */
const writers: ReadonlySet<string> = new Set([
  'pino-pretty',
  '@fastify/one-line-logger',
  'pino-colada',
  'pino-dev',
  'pino-princess',
]);

/** Packages that write or send the objects as they are. */
const carriers: ReadonlySet<string> = new Set([
  ...['pino/file', 'pino-roll', 'pino-socket', 'pino-elasticsearch', 'pino-loki', 'pino-datadog'],
  ...['pino-opentelemetry-transport', 'pino-datadog-transport', 'pino-sentry-transport'],
  ...['@logtail/pino', '@axiomhq/pino', 'pino-cloudwatch', 'pino-mongodb', 'pino-kafka'],
]);

const own = json('pino writes JSON');

/**
 * What a logger of pino writes.
 *
 * @param streams - what it is given beside its options: where it writes to
 * @see https://getpino.io/#/docs/api?id=options
 */
export function pinoOutput(options: Value, streams: readonly Value[]): Output {
  const either = outputOfEither(options, (each) => pinoOutput(each, streams));
  if (either) return either;
  // A path in place of options is a file.
  if (plainText(options) !== undefined) return own;
  if (options.is === 'made') return streamOutput(options);
  if (options.is === 'unknown' || options.is === 'export') return unknown(doubtOf(options));
  // Of pino before its seventh version.
  const pretty = entryOf(options, 'prettyPrint');
  if (truthOf(pretty) === true) return text('prettyPrint is on');
  const transport = transportOutput(entryOf(options, 'transport'));
  if (truthOf(pretty) === undefined) return joinStreams([transport, unknown(doubtOf(pretty))], own);
  return joinStreams([transport, ...streams.map(streamOutput)], own);
}

/** `{ target }`, `{ targets: [{ target }] }` or `{ pipeline: [{ target }] }`. */
function transportOutput(transport: Value): Output {
  const either = outputOfEither(transport, transportOutput);
  if (either) return either;
  if (truthOf(transport) === false) return own;
  if (transport.is !== 'object') return unknown(doubtOf(transport));
  const targets = entryOf(transport, 'targets');
  const pipeline = entryOf(transport, 'pipeline');
  for (const parts of [targets, pipeline]) {
    if (parts.is !== 'list') continue;
    const outputs = parts.items.map(transportOutput);
    return joinStreams(outputs, own);
  }
  return targetOutput(entryOf(transport, 'target'));
}

function targetOutput(target: Value): Output {
  const either = outputOfEither(target, targetOutput);
  if (either) return either;
  const name = plainText(target);
  if (name === undefined) return unknown(doubtOf(target));
  if (writers.has(name)) return text(`its transport ${name} writes lines of text`);
  return carriers.has(name)
    ? json(`its transport ${name} keeps JSON`)
    : unknown(`the transport ${name}, which is not known`);
}

function streamOutput(stream: Value): Output {
  const either = outputOfEither(stream, streamOutput);
  if (either) return either;
  if (stream.is === 'plain') return own;
  if (stream.is === 'export' && /^process\.std(?:out|err)$/.test(stream.of)) return own;
  if (stream.is !== 'made') return unknown(doubtOf(stream));
  const [first] = stream.from;
  if (writers.has(stream.by)) return text(`its stream ${stream.by} writes lines of text`);
  if (stream.by === 'pino.destination') return own;
  if (stream.by === 'pino.transport' && first) return transportOutput(first);
  if (stream.by !== 'pino.multistream' || first?.is !== 'list') return unknown(stream.by);
  const streams = first.items.map((item) =>
    streamOutput(item.is === 'object' ? entryOf(item, 'stream') : item),
  );
  return joinStreams(streams, own);
}
