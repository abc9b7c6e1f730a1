import { joinStreams, json, outputOfEither, text, unknown } from './join-outputs.js';
import type { Output } from './logger.js';
import { type Value, absent, doubtOf, entryOf, plainText, truthOf } from './value.js';

/** Formats that make the line; those before them only add to what it says. */
const lines: Readonly<Record<string, 'json' | 'text'>> = {
  json: 'json',
  logstash: 'json',
  simple: 'text',
  cli: 'text',
  prettyPrint: 'text',
  pretty: 'text',
  text: 'text',
  plain: 'text',
};

/** Formats that make no line. */
const additions: ReadonlySet<string> = new Set([
  ...['align', 'colorize', 'errors', 'label', 'metadata', 'ms', 'padLevels', 'splat', 'timestamp'],
  'uncolorize',
]);

const own = json('winston writes JSON unless a format says otherwise');
const noLine = unknown('its formats, of which none makes a line');

/**
 * What a logger of winston writes. A format of a transport is applied after that of the logger.
 *
 * @param added - transports that it is given later
 * @see https://github.com/winstonjs/winston#formats
 */
export function winstonOutput(options: Value, added: readonly Value[]): Output {
  const either = outputOfEither(options, (each) => winstonOutput(each, added));
  if (either) return either;
  if (options.is !== 'object' && truthOf(options) !== false) return unknown(doubtOf(options));
  const format = entryOf(options, 'format');
  const ofLogger = truthOf(format) === false ? own : (formatOutput(format) ?? noLine);
  const written = entryOf(options, 'transports');
  const transports = written.is === 'list' ? written.items : [written];
  const outputs = [...transports, ...added].flatMap((transport) =>
    // What is left out under a condition: `isDevelopment && new Console()`.
    truthOf(transport) === false ? [] : (transportOutput(transport, ofLogger) ?? []),
  );
  return joinStreams(outputs, ofLogger);
}

/** Undefined of one that is silent. */
function transportOutput(transport: Value, ofLogger: Output): Output | undefined {
  const either = outputOfEither(transport, (each) =>
    truthOf(each) === false ? ofLogger : (transportOutput(each, ofLogger) ?? ofLogger),
  );
  if (either) return either;
  if (plainText(transport) !== undefined) return ofLogger;
  if (transport.is !== 'made' && transport.is !== 'object') return unknown(doubtOf(transport));
  // It sends objects, whatever the format.
  if (transport.is === 'made' && transport.by === 'winston.transports.Http') return own;
  const options = transport.is === 'made' ? (transport.from[0] ?? absent) : transport;
  if (truthOf(entryOf(options, 'silent')) === true) return undefined;
  const format = entryOf(options, 'format');
  return truthOf(format) === false ? ofLogger : (formatOutput(format) ?? ofLogger);
}

/** Undefined where it makes no line. */
function formatOutput(format: Value): Output | undefined {
  if (format.is === 'either') {
    return outputOfEither(format, (each) => formatOutput(each) ?? noLine);
  }
  if (format.is === 'list') return lastLine(format.items);
  const [name, from] = nameOf(format);
  if (name === 'combine') return lastLine(from);
  if (name === 'printf') return printed(from[0]);
  if (name !== undefined && additions.has(name)) return undefined;
  const line = name !== undefined && Object.hasOwn(lines, name) ? lines[name] : undefined;
  if (line === undefined) return unknown(name === undefined ? doubtOf(format) : `format ${name}`);
  return line === 'json' ? json(`format ${name ?? ''}`) : text(`format ${name ?? ''} writes text`);
}

function lastLine(formats: readonly Value[]): Output | undefined {
  // Nothing to add under a condition that does not hold.
  return formats
    .filter((format) => truthOf(format) !== false)
    .map(formatOutput)
    .findLast((output) => output !== undefined);
}

function printed(template: Value | undefined): Output {
  if (template?.is !== 'function' || template.gives === 'other') {
    return unknown('what its format printf gives');
  }
  return template.gives === 'json'
    ? json('its format printf writes JSON')
    : text('its format printf writes lines of text');
}

/** `json` of `winston.format.json()`, of `json` and of `{ type: json }` in data. */
function nameOf(format: Value): readonly [string | undefined, readonly Value[]] {
  if (format.is === 'made') {
    const [, name] = /^(?:winston\.format|logform(?:\.format)?)\.(\w+)$/.exec(format.by) ?? [];
    return [name, format.from];
  }
  if (format.is === 'object') return [plainText(entryOf(format, 'type')), []];
  return [plainText(format), []];
}
