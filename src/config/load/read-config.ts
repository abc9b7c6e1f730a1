import { createRequire } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import type { Location } from '../../report/index.js';
import { type DocumentPath, readSettings } from '../../source/index.js';
import { codeOf } from '../../source/read-bytes.js';
import type { ConfigContext } from '../config.js';
import type { ConfigFault } from '../config-error.js';
import { type DefaultExport, findSyntaxLine, importDefault } from './import-module.js';

/** What a file of configuration holds, its shape not checked yet. */
export interface ConfigText {
  readonly kind: 'value';
  readonly value: unknown;
  /** Where a setting stands; of code only the file is known. */
  readonly locate: (path: DocumentPath) => Location;
}

export type ReadConfig = ConfigText | { readonly kind: 'fault'; readonly fault: ConfigFault };

const codeExtensions = new Set(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']);
const textExtensions = new Set(['.yaml', '.yml', '.json']);

/**
 * Reads one file of configuration: YAML and JSON as they are, code by running it.
 *
 * @param uri - as messages name it, relative to `cwd`
 */
export async function readConfig(
  uri: string,
  cwd: string,
  context: ConfigContext,
): Promise<ReadConfig> {
  const file = resolve(cwd, uri);
  const extension = extname(file);
  if (textExtensions.has(extension)) return readText(uri, cwd);
  if (codeExtensions.has(extension)) return runCode(file, uri, context);
  const known = [...codeExtensions, ...textExtensions].join(', ');
  return refuse(uri, 'its ending is none of a configuration', `Endings: ${known}.`);
}

async function readText(uri: string, cwd: string): Promise<ReadConfig> {
  const read = await readSettings(uri, cwd);
  if (read.kind === 'problem') {
    const { message, hint, location = { uri } } = read.problem;
    return { kind: 'fault', fault: { location, setting: '', message, hint } };
  }
  const { value, locate } = read.settings;
  if (value === null || value === undefined) {
    return refuse(uri, 'the file is empty', 'Write {} where nothing is to be set.');
  }
  return { kind: 'value', value, locate };
}

async function runCode(file: string, uri: string, context: ConfigContext): Promise<ReadConfig> {
  let exported: DefaultExport;
  try {
    exported = await importDefault(file);
  } catch (error) {
    const line =
      lineOf(error, file) ?? (isSyntaxError(error) ? await findSyntaxLine(file) : undefined);
    return throwing('loading it fails', file, uri, error, line);
  }
  if (exported.kind === 'nothing') {
    return refuse(
      uri,
      'it exports no configuration',
      'Write: export default defineConfig({ … }), or in CommonJS: module.exports = { … }.',
    );
  }
  try {
    const given = await callWith(exported.value, context);
    if (given === undefined || given === null) {
      return refuse(uri, `it gives ${String(given)}`, 'Return the configuration.');
    }
    return { kind: 'value', value: given, locate: () => ({ uri }) };
  } catch (error) {
    return throwing('it throws', file, uri, error);
  }
}

async function callWith(exported: unknown, context: ConfigContext): Promise<unknown> {
  const settled: unknown = await exported;
  // A function in this place takes the context, which is all that it can be told.
  if (typeof settled !== 'function') return settled;
  return await (settled as (context: ConfigContext) => unknown)(context);
}

function throwing(
  what: string,
  file: string,
  uri: string,
  error: unknown,
  startLine = lineOf(error, file),
): ReadConfig {
  const message = error instanceof Error || isErrorLike(error) ? error.message : String(error);
  const [line = ''] = message.split(/[\r\n]/);
  const region = startLine && { startLine, startColumn: 1, endLine: startLine, endColumn: 1 };
  return {
    kind: 'fault',
    fault: {
      location: { uri, ...(region && { region }) },
      setting: '',
      message: `${what}: ${line.trim()}`,
      hint: hintFor(error, message, file),
      cause: error,
    },
  };
}

/** The first line of the file that the stack of an error names. Columns are those of the code that was run, not of what was written. */
function lineOf(error: unknown, file: string): number | undefined {
  const stack = isErrorLike(error) ? (error.stack ?? '') : '';
  const start = stack.indexOf(file);
  const rest = start === -1 ? '' : stack.slice(start + file.length);
  const [, line] = /^(?:\?[^:\s]*)?:(\d+)/.exec(rest) ?? [];
  return line === undefined ? undefined : Number(line);
}

function hintFor(error: unknown, message: string, file: string): string {
  const isMissing = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(codeOf(error));
  if (!isMissing) return 'Correct the file, or what it imports.';
  const wantsArchfit = message.includes("'archfit'") && !isInstalledFor(file);
  return wantsArchfit
    ? 'Install archfit in the project (npm install --save-dev archfit), or write the configuration without importing it.'
    : 'Install what it imports, or correct the path.';
}

function isInstalledFor(file: string): boolean {
  try {
    createRequire(`${dirname(file)}/`).resolve('archfit');
    return true;
  } catch {
    return false;
  }
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && error.name === 'SyntaxError';
}

/** Errors that code in another realm throws are no instances of this realm's Error. */
function isErrorLike(
  error: unknown,
): error is { readonly message: string; readonly stack?: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
  );
}

function refuse(uri: string, message: string, hint: string): ReadConfig {
  return { kind: 'fault', fault: { location: { uri }, setting: '', message, hint } };
}
