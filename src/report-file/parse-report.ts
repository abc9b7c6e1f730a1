import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import type { ArchfitError, FitnessReport, Location } from '../report/index.js';
import { readData } from '../source/data/read-data.js';
import { describeKind } from '../source/describe-kind.js';
import { isRecord } from '../source/is-record.js';
import { checkAgainstSchema, type ReportSchema } from './check-against-schema.js';
import { findContradiction } from './find-contradiction.js';
import { refuseReport } from './refuse-report.js';

const saveOne = 'archfit check --format json:archfit.json saves a report.';

/**
 * Takes the text of a file for a report, with the totals and the verdict of its checks.
 *
 * @param uri - as it stands in messages
 * @throws {@link ArchfitError} `report-invalid`, with the place
 */
export async function parseReport(uri: string, text: string): Promise<FitnessReport> {
  if (text.trim() === '') {
    throw refuseReport({ message: 'the file is empty', location: { uri }, hint: saveOne });
  }
  const value = await parseJson(uri, text);
  const other = describeOther(value);
  if (other) throw await refuseAt(uri, text, { path: [], hint: saveOne, ...other });
  const [fault, ...others] = checkAgainstSchema(readSchema(), value);
  if (fault) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    throw await refuseAt(uri, text, { ...fault, message: `${fault.message}${more}` });
  }
  // The schema is made from this type.
  const report = value as FitnessReport;
  const contradiction = findContradiction(report);
  if (contradiction) throw await refuseAt(uri, text, contradiction);
  return report;
}

async function parseJson(uri: string, text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    // Its reader names the place; what people call the file does not matter here.
    const read = /^\s*[{[]/.test(text) ? await readData('report.json', text) : undefined;
    if (read?.kind !== 'problem') {
      const kind = text.trimStart().startsWith('<') ? 'it looks like XML' : 'it is no JSON';
      throw refuseReport({
        message: `the file is no report: ${kind}`,
        location: { uri, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } },
        hint: saveOne,
      });
    }
    const { message, location } = read.problem;
    const hint = 'It may be cut off: save it again, whole.';
    throw refuseReport({ message, location: { ...location, uri }, hint });
  }
}

interface Refused {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** What was given in place of a report, or a report that this version does not know. */
function describeOther(value: unknown): (Partial<Refused> & Pick<Refused, 'message'>) | undefined {
  const kind = describeKind(value);
  if (!isRecord(value) || kind !== 'it looks like a report of archfit') {
    return { message: `the file is no report: ${kind ?? 'it has neither checks nor a verdict'}` };
  }
  const { schemaVersion, tool } = value;
  if (schemaVersion === 1) return undefined;
  const version =
    isRecord(tool) && typeof tool['version'] === 'string' ? ` (${tool['version']})` : '';
  const known = typeof schemaVersion === 'number' ? String(schemaVersion) : 'not given';
  return {
    path: ['schemaVersion'],
    message: `schemaVersion is ${known}, and this version of archfit reads 1`,
    hint: `Read it with the version of archfit that wrote it${version}, or save it again with this one.`,
  };
}

/** Places are looked for only where something is wrong: a walk through the text takes longer than reading it. */
async function refuseAt(uri: string, text: string, refused: Refused): Promise<ArchfitError> {
  const { path, message, hint } = refused;
  const read = await readData('report.json', text);
  const found: Location = read.kind === 'data' ? read.data.locate(path) : { uri };
  return refuseReport({ message, location: { ...found, uri }, hint });
}

/** The same that users have: it is made from the types of the report. */
function readSchema(): ReportSchema {
  const file = join(wasmFolder, '..', 'src', 'report', 'report.schema.json');
  return JSON.parse(readFileSync(file, 'utf8')) as ReportSchema;
}
