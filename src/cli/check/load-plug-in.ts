import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { importDefault } from '../../config/load/import-module.js';
import { ArchfitError, type FitnessReport } from '../../report/index.js';
import { formats, type PluggedReporter, type ReportText } from '../../reporters/index.js';
import { containsPath } from '../../source/contains-path.js';
import type { Terminal } from '../terminal.js';
import type { PlugInPath } from './plug-in-path.js';

/**
 * Loads a reporter of one's own.
 *
 * @throws {@link ArchfitError} `reporter-failed` for a file that is not there or outside of the working directory, and for a module that
 * throws or exports no reporter
 */
export async function loadPlugIn(path: PlugInPath, terminal: Terminal): Promise<PluggedReporter> {
  const file = findFile(path, terminal.cwd);
  terminal.onConfig?.(path);
  let exported: Awaited<ReturnType<typeof importDefault>>;
  try {
    exported = await importDefault(file);
  } catch (error) {
    throw failure(path, `cannot be loaded: ${reasonOf(error)}`, loadHint, error);
  }
  const plugIn = exported.kind === 'nothing' ? undefined : await exported.value;
  if (plugIn === undefined) throw failure(path, 'has no default export', shapeHint);
  if (!isReporter(plugIn)) {
    throw failure(path, 'exports no reporter: it has to be { name, render }', shapeHint);
  }
  const taken = formats.find((name) => name === plugIn.name);
  if (taken !== undefined) {
    throw failure(path, `is called ${taken}, as a format of archfit is`, 'Give it another name.');
  }
  return async (report, options) => {
    let text: unknown;
    try {
      text = await plugIn.render(deepFreeze(report), options);
    } catch (error) {
      throw failure(path, `throws: ${reasonOf(error)}`, throwHint, error);
    }
    return checkText(path, text);
  };
}

const shapeHint = 'Write: export default { name, render(report, options) { return text; } }.';
const loadHint = 'Correct the file, or what it imports.';
const throwHint =
  'Correct it. The report that it is given is frozen: make a copy of what you change.';
const textHint = 'Return a string, or an iterable of strings.';

/** A link may lead anywhere, and code that is run has to be that of the project. */
function findFile(path: string, cwd: string): string {
  const hint = 'The path starts at the working directory, and stays below it.';
  let file: string;
  try {
    file = realpathSync(resolve(cwd, path));
  } catch (error) {
    throw failure(path, 'is not there', hint, error);
  }
  if (containsPath(realpathSync(cwd), file)) return file;
  throw failure(path, 'leads out of the working directory', hint);
}

function isReporter(
  value: unknown,
): value is { readonly name: string; readonly render: (...args: readonly unknown[]) => unknown } {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('render' in value)) {
    return false;
  }
  const { name, render } = value;
  return typeof name === 'string' && name.trim() !== '' && typeof render === 'function';
}

function checkText(path: string, text: unknown): ReportText {
  if (typeof text === 'string') return text;
  if (typeof text === 'object' && text !== null && Symbol.iterator in text) {
    // What it gives is looked at piece by piece.
    return checkPieces(path, text as Iterable<unknown>);
  }
  throw failure(path, `gives no text but ${describe(text)}`, textHint);
}

function* checkPieces(path: string, pieces: Iterable<unknown>): Generator<string> {
  try {
    for (const piece of pieces) {
      if (typeof piece !== 'string') {
        throw failure(path, `gives a piece that is no text but ${describe(piece)}`, textHint);
      }
      yield piece;
    }
  } catch (error) {
    if (error instanceof ArchfitError) throw error;
    throw failure(path, `throws: ${reasonOf(error)}`, throwHint, error);
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The verdict rests on the report too, and other formats are still to be written. */
function deepFreeze(report: FitnessReport): FitnessReport {
  const open: unknown[] = [report];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) continue;
    Object.freeze(value);
    for (const member of Object.values(value)) if (member !== undefined) open.push(member);
  }
  return report;
}

function failure(path: string, says: string, hint: string, cause?: unknown): ArchfitError {
  return new ArchfitError('reporter-failed', `the reporter ${path} ${says}`, hint, cause);
}

/** Errors that code in another realm throws are no instances of this realm's Error. */
function reasonOf(error: unknown): string {
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  const [line = ''] = String(hasMessage ? error.message : error).split(/[\r\n]/);
  return line.trim();
}
