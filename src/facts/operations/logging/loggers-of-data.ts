import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument } from '../document.js';
import { bunyanOutput } from './bunyan-output.js';
import type { Logger, Output } from './logger.js';
import { pinoOutput } from './pino-output.js';
import { type Value, valueOfData } from './value.js';
import { winstonOutput } from './winston-output.js';

type Options = Readonly<Record<string, unknown>>;

interface Library {
  readonly name: string;
  /** Keys that name it. */
  readonly keys: readonly string[];
  readonly isLike: (options: Options) => boolean;
  readonly outputOf: (options: Value) => Output;
}

const libraries: readonly Library[] = [
  {
    name: 'pino',
    keys: ['pino', 'pinoHttp', 'pino-http'],
    isLike: ({ level, transport, ...options }) =>
      isTransport(transport) ||
      (typeof level === 'string' && ofPino.some((key) => Object.hasOwn(options, key))),
    outputOf: (options) => pinoOutput(options, []),
  },
  {
    name: 'winston',
    keys: ['winston'],
    isLike: ({ level, format, transports }) =>
      Array.isArray(transports) && (typeof level === 'string' || format !== undefined),
    outputOf: (options) => winstonOutput(options, []),
  },
  {
    name: 'bunyan',
    keys: ['bunyan'],
    isLike: ({ name, streams }) =>
      typeof name === 'string' &&
      Array.isArray(streams) &&
      streams.some((stream) => isRecord(stream) && typeof stream['level'] === 'string'),
    outputOf: bunyanOutput,
  },
];

/** Options that no other configuration with a level has. */
const ofPino = ['formatters', 'messageKey', 'errorKey', 'nestedKey', 'customLevels', 'prettyPrint'];

function isTransport(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { target, targets, pipeline } = value;
  const parts = [targets, pipeline].flatMap((each): readonly unknown[] =>
    Array.isArray(each) ? each : [],
  );
  return [target, ...parts.map((part) => isRecord(part) && part['target'])].some(
    (each) => typeof each === 'string' && /^(?:\$\{|[@\w./-]+$)/.test(each),
  );
}

/** Sections of a configuration that loggers stand in. */
const sections = ['default', 'log', 'logger', 'logging', 'production'];
const otherEnvironment = /^(?:dev|development|local|test)$/i;

/** Loggers in a file of options; undefined where it has none. Those of other environments than production count for nothing. */
export function loggersOfData(document: OperationsDocument): readonly Logger[] | undefined {
  const { object, uri, value } = document;
  // An object of a manifest is no options; a text that it holds may be.
  if (!isRecord(value) || (object !== undefined && value['kind'] === object.kind)) return undefined;
  const loggers = find(document, value, [], undefined);
  if (loggers.length === 0) return undefined;
  return uri.split(/[/.]/).some((step) => otherEnvironment.test(step)) ? [] : loggers;
}

function find(
  document: OperationsDocument,
  value: Options,
  path: DocumentPath,
  named: Library | undefined,
): readonly Logger[] {
  const library = named ?? libraries.find(({ isLike }) => isLike(value));
  if (library) {
    const place = { document, path };
    const { output, why } = library.outputOf(valueOfData(value));
    return [{ place, name: nameOf(value, document, path), library: library.name, output, why }];
  }
  if (path.length > 3) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const below = [...path, key];
    if (key === 'loggers') return findAll(document, part, below);
    const ofKey = libraries.find(({ keys }) => keys.includes(key));
    if (!isRecord(part) || (ofKey === undefined && !sections.includes(key))) return [];
    return find(document, part, below, ofKey);
  });
}

/** A list of loggers, or a mapping of them. */
function findAll(document: OperationsDocument, value: unknown, path: DocumentPath) {
  const entries = Array.isArray(value)
    ? value.map((each: unknown, index) => [index, each] as const)
    : Object.entries(isRecord(value) ? value : {});
  return entries.flatMap(([key, each]) =>
    isRecord(each) ? find(document, each, [...path, key], undefined) : [],
  );
}

/** Its name, the service that its lines name, the key that it stands at, its file. */
function nameOf(options: Options, { uri }: OperationsDocument, path: DocumentPath): string {
  const { name, base, defaultMeta } = options;
  const services = [base, defaultMeta].map((each) => isRecord(each) && each['service']);
  const key = path.at(-2) === 'loggers' ? path.at(-1) : undefined;
  const found = [name, ...services, key].find((each) => typeof each === 'string' && each !== '');
  return typeof found === 'string' ? found : (uri.split('/').at(-1) ?? uri);
}
