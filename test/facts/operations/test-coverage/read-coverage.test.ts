import { describe, expect, test } from '@jest/globals';
import { readLcov } from '../../../../src/facts/operations/test-coverage/read-lcov.js';
import { coverageReader } from '../../../../src/facts/operations/test-coverage/read-istanbul.js';
import { readArtefacts } from '../read-artefacts.js';

function read(value: unknown) {
  const { artefacts, problems } = readArtefacts(coverageReader, { value });
  const [coverage] = artefacts.coverages;
  return {
    total: coverage?.total,
    files: coverage && Object.fromEntries(coverage.files),
    problems: problems.map(({ message }) => message),
  };
}

describe('coverage', () => {
  test('of a summary', () => {
    const lines = { total: 10, covered: 9, skipped: 0, pct: 90 };
    const branches = { total: 0, covered: 0, skipped: 0, pct: 'Unknown' };
    expect(
      read({ total: { lines, branches, x: 1 }, 'src/a.ts': { lines }, 'src/b.ts': 1 }),
    ).toEqual({
      total: { lines: { total: 10, covered: 9 }, branches: { total: 0, covered: 0 } },
      files: { 'src/a.ts': { lines: { total: 10, covered: 9 } } },
      problems: [],
    });
  });

  test('is counted where every statement is told, as Istanbul counts it', () => {
    const at = (line: number) => ({ start: { line, column: 0 }, end: { line, column: 9 } });
    const file = {
      path: '/home/a/src/a.ts',
      statementMap: { 0: at(1), 1: at(1), 2: at(2), 3: {} },
      s: { 0: 0, 1: 3, 2: 0, 3: 1 },
      f: { 0: 1, 1: 0 },
      b: { 0: [1, 0], 1: [0, 'x'] },
    };
    const { total, problems } = read({ 'src/a.ts': file, 'src/b.ts': {} });
    expect(total).toEqual({
      statements: { covered: 2, total: 4 },
      functions: { covered: 1, total: 2 },
      branches: { covered: 1, total: 4 },
      lines: { covered: 2, total: 3 },
    });
    expect(problems).toEqual(['the coverage of src/b.ts holds no statements']);
  });

  test.each([[{ total: 3 }], [{ total: { lines: { total: '3' } } }], [{}], [[]], [{ a: 1 }]])(
    '%j is none',
    (value) => {
      expect(read(value).total).toBeUndefined();
    },
  );

  test('of lcov', () => {
    const text =
      'TN:\nSF:src/a.ts\nDA:1,1\nLF:4\nLH:3\nFNF:1\nFNH:1\nend_of_record\nSF:src/b.ts\nLF:x\nLF:2\nLH:0\nend_of_record\n';
    const document = { id: 'a', uri: 'lcov.info', value: undefined, locate: () => ({ uri: 'a' }) };
    expect(readLcov({ ...document, text })?.total).toEqual({
      lines: { covered: 3, total: 6 },
      functions: { covered: 1, total: 1 },
    });
    expect(readLcov({ ...document, text: 'SF: a text' })).toBeUndefined();
    expect(readLcov(document)).toBeUndefined();
  });
});
