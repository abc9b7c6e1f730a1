import { randomBytes } from 'node:crypto';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, normalize, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type Format, formats, loadReporter } from '../reporters/index.js';
import { ArchfitError, type FitnessReport } from '../report/index.js';
import { type Terminal, write } from './terminal.js';

/** A report that was asked for: `json`, or `sarif:out.sarif`. */
export interface ReportTarget {
  readonly format: Format;
  /** The file to write; the standard output where there is none. */
  readonly path?: string;
}

/**
 * Reads one `--format` and adds it to those before it.
 *
 * @throws `InvalidArgumentError` for a format that does not exist, and for two reports to one place
 */
export function addTarget(
  value: string,
  previous: readonly ReportTarget[] = [],
): readonly ReportTarget[] {
  const [, name = value, path] = /^([^:]*):(.*)$/s.exec(value) ?? [];
  const format = formats.find((candidate) => candidate === name);
  if (format === undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}.`);
  }
  if (path === '') throw new InvalidArgumentError(`Name the file: ${format}:path.`);
  const isTaken = previous.some((target) => samePlace(target.path, path));
  if (isTaken) {
    throw new InvalidArgumentError(
      path === undefined
        ? 'Only one report goes to the standard output; give the others a file: name:path.'
        : `Two reports cannot be written to ${path}.`,
    );
  }
  return [...previous, { format, ...(path !== undefined && { path }) }];
}

function samePlace(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return normalize(one) === normalize(other);
}

/**
 * Writes every report that was asked for: first those with a file, then the one to the standard output. Files are never coloured.
 * Where files alone are asked for, the standard output stays empty and the standard error has the verdict.
 *
 * @throws {@link ArchfitError} for files that cannot be written, after all others were written
 */
export async function writeReports(
  report: FitnessReport,
  targets: readonly ReportTarget[],
  terminal: Terminal,
  color: boolean,
): Promise<void> {
  const failures: Failure[] = [];
  for (const { format, path } of targets) {
    if (path === undefined) continue;
    const reporter = await loadReporter(format);
    const text = reporter(report, { color: false });
    try {
      await replaceFile(resolve(terminal.cwd, path), text);
    } catch (error) {
      failures.push({ format, path, error });
    }
  }
  const printed = targets.find(({ path }) => path === undefined);
  if (printed !== undefined) {
    const reporter = await loadReporter(printed.format);
    await write(terminal.stdout, reporter(report, { color }));
  } else {
    const { gate, reasons } = report.verdict;
    const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : '';
    await write(terminal.stderr, oneLine(`gate ${gate}: ${reasons[0] ?? ''}${more}`));
  }
  if (failures.length > 0) throw unwritable(failures);
}

interface Failure {
  readonly format: Format;
  readonly path: string;
  readonly error: unknown;
}

function unwritable(failures: readonly Failure[]): ArchfitError {
  const list = failures.map(({ format, path, error }) => {
    const reason = error instanceof Error ? error.message : String(error);
    return `cannot write the ${format} report to ${path}: ${reason}`;
  });
  return new ArchfitError(
    'report-unwritable',
    list.join('; '),
    'Name a file in a folder that exists and may be written.',
    failures[0]?.error,
  );
}

/**
 * Writes a file whole: who reads it meanwhile, or after an interruption, finds the old text or the new. Through a link it is
 * the file behind it that is replaced, and what is no file (a pipe, `/dev/null`) is written to as it is.
 */
async function replaceFile(path: string, text: string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing !== undefined && !existing.isFile()) {
    await writeFile(path, text);
    return;
  }
  const target = existing === undefined ? path : await realpath(path);
  const folder = await stat(dirname(target)).catch(() => undefined);
  if (folder?.isDirectory() !== true) {
    throw new Error(`there is no folder ${dirname(target)}`);
  }
  const temporary = join(
    dirname(target),
    `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    if (existing !== undefined) await chmod(temporary, existing.mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** File names stand in reasons, and a terminal would obey what is in them. */
function oneLine(text: string): string {
  return `${text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')}\n`;
}
