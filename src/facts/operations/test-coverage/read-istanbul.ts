import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import { addCounts, type Coverage, type CoverageCounts, coverageMetrics } from './coverage.js';
import { readLcov } from './read-lcov.js';

type Mapping = Readonly<Record<string, unknown>>;

/** Reads coverage: `coverage-summary.json` and `coverage-final.json` of Istanbul, which Jest, Vitest, nyc and c8 write, and lcov. */
export const coverageReader: ArtefactReader = {
  kind: 'coverage',
  read: (document, { coverages }, problems) => {
    const coverage =
      document.text === undefined ? readIstanbul(document, problems) : readLcov(document);
    if (!coverage) return undefined;
    coverages.push(coverage);
    return 1;
  },
};

function readIstanbul(document: OperationsDocument, problems: Problem[]): Coverage | undefined {
  const { value } = document;
  if (!isRecord(value)) return undefined;
  const place = { document, path: [] };
  if (isSummary(value['total'])) {
    const files = new Map<string, CoverageCounts>();
    for (const [file, entry] of Object.entries(value)) {
      if (file !== 'total' && isSummary(entry)) files.set(file, readSummary(entry));
    }
    return { place, total: readSummary(value['total']), files };
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, entry]) => isRecord(entry))) return undefined;
  if (!entries.some(([, entry]) => isFinal(entry))) return undefined;
  const files = new Map<string, CoverageCounts>();
  for (const [file, entry] of entries) {
    if (isFinal(entry)) files.set(file, countFinal(entry));
    else {
      problems.push({
        code: 'artefact-invalid',
        message: `the coverage of ${file} holds no statements`,
        location: document.locate([file]),
        hint: 'Write the report anew: it is that of Istanbul for all other files.',
      });
    }
  }
  return { place, total: addCounts(files.values()), files };
}

function isSummary(value: unknown): value is Mapping {
  return (
    isRecord(value) &&
    coverageMetrics.some((metric) => {
      const count = value[metric];
      return isRecord(count) && isCount(count['total']) && isCount(count['covered']);
    })
  );
}

function readSummary(value: Mapping): CoverageCounts {
  return Object.fromEntries(
    coverageMetrics.flatMap((metric) => {
      const count = value[metric];
      if (!isRecord(count)) return [];
      const { covered, total } = count;
      return isCount(covered) && isCount(total) ? [[metric, { covered, total }] as const] : [];
    }),
  );
}

function isFinal(value: unknown): value is Mapping {
  return isRecord(value) && isRecord(value['statementMap']) && isRecord(value['s']);
}

/** As Istanbul counts: a line is run as often as the statement that begins on it and is run most. */
function countFinal(value: Mapping): CoverageCounts {
  const { statementMap, s: hits, f: functions, b: branches } = value;
  const lines = new Map<unknown, boolean>();
  for (const [id, statement] of Object.entries(isRecord(statementMap) ? statementMap : {})) {
    const start = isRecord(statement) ? statement['start'] : undefined;
    const line = isRecord(start) ? start['line'] : id;
    const isRun = isRecord(hits) && wasRun(hits[id]);
    lines.set(line, isRun || lines.get(line) === true);
  }
  return {
    statements: countRun(isRecord(hits) ? Object.values(hits) : []),
    functions: countRun(isRecord(functions) ? Object.values(functions) : []),
    branches: countRun(isRecord(branches) ? Object.values(branches).flat() : []),
    lines: countRun([...lines.values()].map(Number)),
  };
}

function countRun(hits: readonly unknown[]) {
  return { covered: hits.filter(wasRun).length, total: hits.length };
}

function wasRun(hits: unknown): boolean {
  return typeof hits === 'number' && hits > 0;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
