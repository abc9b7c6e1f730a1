import type { Location, Problem, Region } from '../../report/index.js';
import { ArchfitError } from '../../report/index.js';
import { type OpaError, OpaFailure, type OpaLocation } from '../opa/opa-error.js';

/** Why a source of policies cannot be loaded. */
export class SourceFault extends Error {
  constructor(
    message: string,
    readonly location: Location,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** The problems that stand for whatever kept a source from being loaded, each with its place. */
export function toProblems(name: string, error: unknown): readonly Problem[] {
  if (error instanceof OpaFailure) return error.errors.map((each) => ofOpa(name, each, error.hint));
  if (error instanceof SourceFault) {
    const { message, location, hint } = error;
    return [{ code: 'policies-invalid', message, location, hint }];
  }
  if (!(error instanceof ArchfitError)) throw error;
  return error.message.split('\n').map((line) => ofLine(name, line, error.hint));
}

/** A problem at a place in a policy. */
export function problemAt(at: OpaLocation, message: string, hint: string): Problem {
  return { code: 'policies-invalid', message, location: locationOf(at), hint };
}

export function locationOf({ file, row, col }: OpaLocation): Location {
  const region: Region = {
    startLine: row,
    startColumn: col,
    endLine: row,
    endColumn: col,
  };
  return { uri: withoutPart(file), region };
}

/** Of several modules in one file all but the first have a name with a number. */
function withoutPart(file: string): string {
  return file.replace(/#\d+$/, '');
}

function ofOpa(name: string, { code, message, location, details = [] }: OpaError, hint: string) {
  const text = [`${message} (${code})`, ...details].join('; ');
  if (location !== undefined && location.file !== '') return problemAt(location, text, hint);
  return { code: 'policies-invalid', message: text, location: { uri: name }, hint } as const;
}

/** Breaches of the contract are told one a line, each after its place. */
function ofLine(name: string, line: string, hint: string): Problem {
  const [, file, row, col, message] = /^(.+?):(\d+):(\d+): (.*)$/.exec(line) ?? [];
  if (file !== undefined && message !== undefined) {
    return problemAt({ file, row: Number(row), col: Number(col) }, message, hint);
  }
  return { code: 'policies-invalid', message: line, location: { uri: name }, hint };
}
