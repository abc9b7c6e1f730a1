import type { OperationsDocument } from '../document.js';
import { addCounts, type Coverage, type CoverageCounts } from './coverage.js';

const found: Readonly<Record<string, keyof CoverageCounts>> = {
  LF: 'lines',
  FNF: 'functions',
  BRF: 'branches',
};
const hit: Readonly<Record<string, keyof CoverageCounts>> = {
  LH: 'lines',
  FNH: 'functions',
  BRH: 'branches',
};

/** Reads a trace of lcov: https://ltp.sourceforge.net/coverage/lcov/geninfo.1.php */
export function readLcov(document: OperationsDocument): Coverage | undefined {
  const { text = '' } = document;
  if (!/^(?:TN:|SF:)/m.test(text.slice(0, 1000)) || !text.includes('end_of_record')) {
    return undefined;
  }
  const files = new Map<string, CoverageCounts>();
  let file: string | undefined;
  let counts: Partial<Record<keyof CoverageCounts, { covered: number; total: number }>> = {};
  for (const line of text.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
    if (key === 'SF') file = value;
    else if (line === 'end_of_record' && file !== undefined) {
      files.set(file, addCounts([files.get(file) ?? {}, counts]));
      file = undefined;
      counts = {};
    } else {
      const metric = found[key] ?? hit[key];
      const number = Number.parseInt(value, 10);
      if (metric === undefined || !Number.isFinite(number) || number < 0) continue;
      const count = (counts[metric] ??= { covered: 0, total: 0 });
      count[key in found ? 'total' : 'covered'] = number;
    }
  }
  return { place: { document, path: [] }, total: addCounts(files.values()), files };
}
