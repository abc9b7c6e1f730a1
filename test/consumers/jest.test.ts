import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectCell, judgeGates } from './expected.js';
import { readShown, type ShownTest } from './gate.js';
import { type Consumer, type Ended, install } from './install.js';
import { bodiesOf, cellsOn, writeJestCells } from './jest-cells.js';
import { compilersOf, jestMatrix, specifiers } from './matrix.js';
import { start } from './start.js';
import { compilerOf, nodeOf } from './tools.js';
import { jestEntries, writeTypeProjects } from './type-projects.js';

describe.each(jestMatrix.versions)('jest@$jest', (version) => {
  const { nodes, ...versions } = version;
  const compilers = compilersOf(version, jestMatrix.versions);
  let consumer: Consumer;
  let judged: ReadonlyMap<string, readonly ShownTest[]>;

  beforeAll(() => {
    consumer = install(['fitness'], [...specifiers(versions), ...specifiers(jestMatrix.tools)]);
    writeJestCells(consumer.folder);
    judged = judgeGates(consumer);
  });

  afterAll(() => {
    consumer.remove();
  });

  /** One run for all cells of a kind of module: Jest takes each for a project of its own. */
  const run = (node: (typeof nodes)[number], module: string, ...args: string[]): Promise<Ended> => {
    const flags = module === 'module' ? ['--experimental-vm-modules'] : [];
    const program = join('node_modules', 'jest', 'bin', 'jest.js');
    const projects = cellsOn(node).filter((cell) => cell.module === module);
    return start(consumer.folder, nodeOf(node), [
      // As long as a busy machine may take; what is tried here is not how fast it is.
      ...[...flags, program, '--runInBand', '--testTimeout=120000', ...args],
      ...['--projects', ...projects.map(({ name }) => name)],
    ]);
  };

  describe.each(nodes.map((node) => ({ node })))('on Node.js $node', ({ node }) => {
    const runs = new Map<string, Ended>();

    beforeAll(async () => {
      const ended = jestMatrix.modules.map(async (module) => {
        const file = `--outputFile=jest.${node}.${module}.json`;
        runs.set(module, await run(node, module, '--json', file));
      });
      await Promise.all(ended);
    });

    test.each(cellsOn(node))('$module, $expects, transform $transform', (cell) => {
      const { status, output } = runs.get(cell.module) ?? {};
      expect({ status, output }).toMatchObject({ status: 1 });
      expectCell(cell.name, {
        folder: consumer.folder,
        bodies: bodiesOf(cell),
        extension: cell.transform === 'none' ? 'js' : 'ts',
        firstLine: 'Error: expect(report).toComply()',
        shown: readShown(consumer.folder, `jest.${node}.${cell.module}.json`),
        judged,
      });
      // The frame shows the line of the user's test.
      expect(output).toMatch(/> \d+ \| {3}expect\(report\)\.toComply\(\);/);
    });
  });

  test.each(jestMatrix.modules)('ends well when all tests do: %s', async (module) => {
    const { status, output } = await run(nodes[0], module, 'complies', 'open');
    expect({ status, output }).toMatchObject({ status: 0 });
  });

  describe('the types', () => {
    const ends = new Map<string, Ended>();

    beforeAll(async () => {
      const projects = writeTypeProjects(consumer.folder, jestEntries, compilers);
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
