import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bodies } from './bodies.js';
import { expectCell, judgeGates } from './expected.js';
import { readShown, type ShownTest } from './gate.js';
import { type Consumer, type Ended, install } from './install.js';
import { compilersOf, specifiers, vitestMatrix } from './matrix.js';
import { start } from './start.js';
import { compilerOf, nodeOf } from './tools.js';
import { vitestEntries, writeTypeProjects } from './type-projects.js';
import { writeVitestCells } from './vitest-cells.js';

describe.each(vitestMatrix.versions)('vitest@$vitest', (version) => {
  const { nodes, ...versions } = version;
  const compilers = compilersOf(version, vitestMatrix.versions);
  let consumer: Consumer;
  let judged: ReadonlyMap<string, readonly ShownTest[]>;

  beforeAll(() => {
    consumer = install(['fitness'], specifiers(versions));
    writeVitestCells(consumer.folder);
    judged = judgeGates(consumer);
  });

  afterAll(() => {
    consumer.remove();
  });

  const cells = nodes.flatMap((node) => vitestMatrix.expects.map((expects) => ({ node, expects })));
  type Cell = (typeof cells)[number];

  const run = ({ node, expects }: Cell, ...args: string[]): Promise<Ended> => {
    const program = join('node_modules', 'vitest', 'vitest.mjs');
    return start(consumer.folder, nodeOf(node), [program, 'run', '--root', expects, ...args]);
  };

  describe('the cells', () => {
    const runs = new Map<Cell, Ended>();

    beforeAll(async () => {
      const ended = cells.map(async (cell) => {
        const file = `--outputFile=../vitest.${cell.node}.${cell.expects}.json`;
        runs.set(cell, await run(cell, '--reporter=json', '--reporter=default', file));
      });
      await Promise.all(ended);
    });

    test.each(cells)('on Node.js $node, expect of $expects', (cell) => {
      const { status, output } = runs.get(cell) ?? {};
      expect({ status, output }).toMatchObject({ status: 1 });
      expectCell(cell.expects, {
        folder: consumer.folder,
        bodies,
        extension: 'ts',
        firstLine: 'Error: expect(report).toComply()',
        shown: readShown(consumer.folder, `vitest.${cell.node}.${cell.expects}.json`),
        judged,
      });
    });
  });

  test.each(vitestMatrix.expects)('ends well when all tests do: expect of %s', async (expects) => {
    const { status, output } = await run({ node: nodes[0], expects }, 'complies', 'open');
    expect({ status, output }).toMatchObject({ status: 0 });
  });

  describe('the types', () => {
    const ends = new Map<string, Ended>();

    beforeAll(async () => {
      const projects = writeTypeProjects(consumer.folder, vitestEntries, compilers);
      const built = [...projects].map(async ([typescript, folders]) => {
        const args = [compilerOf(typescript), '--build', ...folders];
        ends.set(typescript, await start(consumer.folder, process.execPath, args));
      });
      await Promise.all(built);
    });

    test.each(compilers)('compile with TypeScript $typescript', ({ typescript }) => {
      expect(ends.get(typescript)).toEqual({ status: 0, output: '' });
    });
  });
});
