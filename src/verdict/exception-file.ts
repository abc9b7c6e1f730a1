import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem, ProblemCode } from '../report/index.js';
import { readSettings, type Settings } from '../source/index.js';

/** What a file that holds exceptions is called in messages, and how its problems are coded. */
export interface ExceptionFile {
  readonly name: 'file of waivers' | 'baseline';
  readonly code: Extract<ProblemCode, 'waivers-invalid' | 'baseline-invalid'>;
  /** What to do where the file is missing or another one. */
  readonly remedy: string;
}

export type ReadExceptionFile =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'missing' | 'problem'; readonly problem: Problem };

/** Reads a file that was named as one of exceptions; that it cannot be read is a problem of its own kind. */
export async function readExceptionFile(
  file: ExceptionFile,
  uri: string,
  cwd: string,
): Promise<ReadExceptionFile> {
  const read = await readSettings(uri, cwd);
  if (read.kind === 'settings') return read;
  const isMissing = !existsSync(resolve(cwd, uri));
  return {
    kind: isMissing ? 'missing' : 'problem',
    problem: {
      ...read.problem,
      code: file.code,
      message: `the ${file.name} cannot be used: ${read.problem.message}`,
      hint: isMissing ? file.remedy : read.problem.hint,
    },
  };
}

/** A file that can be read and is not what it was named as. */
export function refuseFile(
  file: ExceptionFile,
  { settings, path = [], message, hint = file.remedy }: RefusedFile,
): Problem {
  return {
    code: file.code,
    message: `the ${file.name} cannot be used: ${message}`,
    location: settings.locate(path),
    hint,
  };
}

export interface RefusedFile {
  readonly settings: Settings;
  readonly path?: readonly (string | number)[];
  readonly message: string;
  readonly hint?: string;
}
