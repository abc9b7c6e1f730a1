import { normalize } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type Format, formats } from '../../reporters/index.js';
import { isPlugInPath, type PlugInPath } from './plug-in-path.js';

/** A report that was asked for: `json`, `sarif:out.sarif`, or `./my-reporter.mjs:out.txt`. */
export interface ReportTarget<Name extends string = Format | PlugInPath> {
  readonly format: Name;
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
  const format = isPlugInPath(name) ? name : formats.find((candidate) => candidate === name);
  if (format === undefined) {
    const own = 'or ./ and the path of a reporter of yours';
    throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}, ${own}.`);
  }
  if (path === '') throw new InvalidArgumentError(`Name the file: ${format}:path.`);
  if (path === '-') {
    throw new InvalidArgumentError(
      `The standard output is meant where no file is named: ${format}. A file of this name is ${format}:./-.`,
    );
  }
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
