// Loads the compiler: imported lazily, and only where code is named that speaks of a library of loggers.
import type { Location, Problem } from '../../../report/index.js';
import { loadCompiler, type ts } from '../../typescript/compiler.js';
import { parseSource } from '../../typescript/parse.js';
import { artefactProblem } from '../artefact-problem.js';
import type { OperationsDocument } from '../document.js';
import { bunyanOutput } from './bunyan-output.js';
import { CodeScope, nameOfResult } from './code-scope.js';
import { CodeValues } from './code-values.js';
import { unknown } from './join-outputs.js';
import type { Logger, Output } from './logger.js';
import { pinoOutput } from './pino-output.js';
import { isReached } from './reached.js';
import { type Value, absent, entryOf, plainText, truthOf } from './value.js';
import { winstonOutput } from './winston-output.js';

/** Loggers that code makes; those that are made elsewhere than in production count for nothing. Undefined where it makes none. */
export async function loggersOfCode(
  document: OperationsDocument,
  text: string,
  problems: Problem[],
): Promise<readonly Logger[] | undefined> {
  const { uri } = document;
  const compiler = await loadCompiler();
  const { sourceFile, fault, isUnread } = parseSource(compiler, uri, text);
  const locate = locateIn(sourceFile, uri);
  if (fault) {
    const faulty = { ...document, locate: () => locate(fault.start, fault.start) };
    const hint = 'Correct it; the loggers that can be read are judged all the same.';
    problems.push(artefactProblem(faulty, [], fault.message, hint));
    if (isUnread) return undefined;
  }
  const values = new CodeValues(new CodeScope(compiler, sourceFile));
  const calls = values.scope.calls.flatMap((call) => {
    const made = values.read(call);
    const logger = made.is === 'made' ? readLogger(made, changesOf(call, values)) : undefined;
    return logger ? [{ call, logger }] : [];
  });
  if (calls.length === 0) return undefined;
  return calls.flatMap(({ call, logger }): readonly Logger[] => {
    const reached = isReached(call, values);
    if (reached === 'no') return [];
    const region = () => locate(call.getStart(sourceFile), call.getEnd());
    const name = logger.name ?? nameOfResult(compiler, call) ?? logger.library;
    const place = { document: { ...document, locate: region }, path: [] };
    const isSure = reached === 'yes' || logger.output === 'json';
    return [{ ...logger, ...(isSure ? {} : unknown(reached.because)), name, place }];
  });
}

type Found = Output & { readonly library: string; readonly name?: string };

/** The logger that a call makes; undefined for any other. */
function readLogger(
  { by, from }: Value & { readonly is: 'made' },
  added: readonly Value[],
): Found | undefined {
  const [first = absent, second] = from;
  const streams = second ? [second] : [];
  const find = (library: string, options: Value, output: Output): Found => {
    const services = ['base', 'defaultMeta'].map((key) =>
      entryOf(entryOf(options, key), 'service'),
    );
    const name = [entryOf(options, 'name'), ...services].map(plainText).find(Boolean);
    return { library, ...(name !== undefined && { name }), ...output };
  };
  if (by === 'pino') return find('pino', first, pinoOutput(first, streams));
  if (by === 'winston.createLogger' || by === 'winston.configure') {
    return find('winston', first, winstonOutput(first, added));
  }
  if (by === 'winston.loggers.add') {
    const found = find('winston', second ?? absent, winstonOutput(second ?? absent, []));
    const name = plainText(first);
    return name === undefined ? found : { ...found, name };
  }
  if (by === 'bunyan.createLogger') return find('bunyan', first, bunyanOutput(first));
  const options = pinoWithin(by, first);
  const isGiven =
    options && truthOf(entryOf(options, 'logger')) !== false && options.is === 'object';
  return options && !isGiven ? find('pino', options, pinoOutput(options, streams)) : undefined;
}

/** Options of pino that a framework hands on; undefined where it makes no logger. */
function pinoWithin(by: string, options: Value): Value | undefined {
  if (by === 'pino-http' || by === 'pino-http.pinoHttp') return options;
  const key =
    by === 'fastify'
      ? 'logger'
      : by === 'nestjs-pino.LoggerModule.forRoot'
        ? 'pinoHttp'
        : undefined;
  if (key === undefined) return undefined;
  const within = entryOf(options, key);
  if (truthOf(within) === false) return undefined;
  return within.is === 'plain' ? absent : within;
}

/** Transports that a logger is given after it was made: `logger.add(new Console(…))`. */
function changesOf(call: ts.Node, values: CodeValues): readonly Value[] {
  const { compiler } = values.scope;
  const name = nameOfResult(compiler, call);
  const changes = name === undefined ? [] : values.scope.changesOf(name);
  return changes.flatMap(({ key, values: [added], node }): readonly Value[] => {
    if (key !== 'add' || added === undefined) return [];
    const reached = isReached(node, values);
    if (reached === 'no') return [];
    const value = values.read(added);
    if (reached === 'yes') return [value];
    return [{ is: 'either', values: [{ is: 'plain', value: false }, value], ...reached }];
  });
}

function locateIn(sourceFile: ts.SourceFile, uri: string) {
  const place = (offset: number) => {
    const { line, character } = sourceFile.getLineAndCharacterOfPosition(offset);
    return { line: line + 1, column: character + 1 };
  };
  return (from: number, to: number): Location => {
    const [start, end] = [place(from), place(to)];
    return {
      uri,
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    };
  };
}
