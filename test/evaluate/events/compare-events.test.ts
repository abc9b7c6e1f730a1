import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compareEvents } from '../../../src/evaluate/events/compare-events.js';
import { events } from '../../../src/evaluate/events/events-source.js';
import { readEvents } from '../../../src/evaluate/events/read-events.js';

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'archfit-events-'));
  for (const [folder, type] of [
    ['old', 'int32'],
    ['new', 'int64'],
  ] as const) {
    mkdirSync(join(cwd, folder));
    const text = `syntax = "proto3"; message OrderPlaced { ${type} total = 1; }`;
    writeFileSync(join(cwd, folder, 'order.proto'), text);
  }
});

afterAll(() => rmSync(cwd, { recursive: true }));

test.each([
  ['WIRE', true],
  ['WIRE_JSON', false],
  [undefined, false],
] as const)(
  'versions in Protobuf are compared for what a source asks: %s',
  async (protobuf, forward) => {
    const source = events({ files: 'new', base: 'old', ...(protobuf && { protobuf }) });
    const { sources, problems } = await readEvents([source], { cwd });
    expect(problems).toEqual([]);
    const compared = sources.flatMap((read) => compareEvents(read)).map((each) => each.compared);
    expect(
      compared.map(({ comparisons }) => comparisons.map((each) => each.comparison.forward)),
    ).toEqual([[forward]]);
  },
);
