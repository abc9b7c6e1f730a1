import { resolve } from 'node:path';
import {
  type Format,
  loadReporter,
  type PluggedReporter,
  type ReporterOptions,
  type ReportText,
} from '../../reporters/index.js';
import { ArchfitError, type FitnessReport, type Verdict } from '../../report/index.js';
import { isPlugInPath, type PlugInPath } from './plug-in-path.js';
import type { ReportTarget } from './report-targets.js';
import { type Terminal, write } from '../terminal.js';

/** Formats by name, those of one's own loaded. */
export type LoadReporter = (format: Format | PlugInPath) => Promise<PluggedReporter>;

/**
 * Loads the reporters that are named by their paths, so that a run does not come to its end to find that one cannot be used.
 *
 * @throws {@link ArchfitError} `reporter-failed`
 */
export async function loadPlugIns(
  targets: readonly ReportTarget[],
  terminal: Terminal,
): Promise<LoadReporter> {
  const own = new Map<PlugInPath, PluggedReporter>();
  for (const { format } of targets) {
    if (!isPlugInPath(format) || own.has(format)) continue;
    const { loadPlugIn } = await import('./load-plug-in.js');
    own.set(format, await loadPlugIn(format, terminal));
  }
  return async (format) =>
    isPlugInPath(format) ? (own.get(format) ?? loadReporter(format)) : loadReporter(format);
}

/**
 * Writes every report that was asked for: first those with a file, then the one to the standard output. Files are never coloured,
 * and whole also where the standard output is kept short. Where files alone are asked for, the standard output stays empty and the standard error has the verdict.
 *
 * @throws {@link ArchfitError} for files that cannot be written and reporters that fail, after all others were written
 */
export async function writeReports(
  report: FitnessReport,
  targets: readonly ReportTarget[],
  load: LoadReporter,
  terminal: Terminal,
  options: ReporterOptions,
): Promise<void> {
  const loadRender = async (format: Format | PlugInPath): Promise<Render> => {
    const reporter = await load(format);
    return (own) => reporter(report, own);
  };
  await writeRendered(loadRender, report.verdict, targets, terminal, options);
}

/** What is written in one format. */
export type Render = (options: ReporterOptions) => ReportText | Promise<ReportText>;

/** The same for anything that has a verdict. */
export async function writeRendered<Name extends string>(
  load: (format: Name) => Promise<Render>,
  { gate, reasons }: Verdict,
  targets: readonly ReportTarget<Name>[],
  terminal: Terminal,
  options: ReporterOptions,
): Promise<void> {
  const failures: Failure[] = [];
  for (const { format, path } of targets) {
    if (path === undefined) continue;
    const render = await load(format);
    const { replaceFile } = await import('../replace-file.js');
    try {
      const text = await render({ ...options, color: false, quiet: false });
      await replaceFile(resolve(terminal.cwd, path), text);
    } catch (error) {
      failures.push({ format, path, error });
    }
  }
  const printed = targets.find(({ path }) => path === undefined);
  if (printed !== undefined) {
    const render = await load(printed.format);
    await write(terminal.stdout, await render(options));
  } else {
    const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : '';
    await write(terminal.stderr, oneLine(`gate ${gate}: ${reasons[0] ?? ''}${more}`));
  }
  if (failures.length > 0) throw unwritable(failures);
}

interface Failure {
  readonly format: string;
  readonly path: string;
  readonly error: unknown;
}

function unwritable(failures: readonly Failure[]): ArchfitError {
  const [first, ...others] = failures;
  if (first?.error instanceof ArchfitError && others.length === 0) return first.error;
  const list = failures.map(({ format, path, error }) => {
    const reason = error instanceof Error ? error.message : String(error);
    return `cannot write the ${format} report to ${path}: ${reason}`;
  });
  return new ArchfitError(
    'report-unwritable',
    list.join('; '),
    'Name a file in a folder that exists and may be written.',
    first?.error,
  );
}

/** File names stand in reasons, and a terminal would obey what is in them. */
function oneLine(text: string): string {
  return `${text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')}\n`;
}
