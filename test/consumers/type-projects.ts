import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compiler, Resolution } from './matrix.js';

/** A way to get typed matchers: what the file of types imports, and what the compiler is told to load. */
export interface TypedEntry {
  readonly name: string;
  readonly entry: string;
  /** The package that `expect` is imported from, where it is not global. */
  readonly expect?: string;
  readonly types: readonly string[];
}

export const jestEntries: readonly TypedEntry[] = [
  { name: 'globals', entry: 'archfit/jest', types: ['jest', 'node'] },
  { name: 'imported', entry: 'archfit/jest-globals', expect: '@jest/globals', types: ['node'] },
];

export const vitestEntries: readonly TypedEntry[] = [
  { name: 'globals', entry: 'archfit/vitest', types: ['vitest/globals', 'node'] },
  { name: 'imported', entry: 'archfit/vitest', expect: 'vitest', types: ['node'] },
];

/** Vitest is made of native modules alone. */
const kinds = (entry: TypedEntry, resolution: Resolution): readonly string[] =>
  resolution === 'bundler' ? ['ts'] : entry.entry === 'archfit/vitest' ? ['mts'] : ['cts', 'mts'];

/**
 * Writes a project for each way to get typed matchers, each resolver and each kind of module that go together, below a folder.
 * Gives what each compiler has to build.
 */
export function writeTypeProjects(
  folder: string,
  entries: readonly TypedEntry[],
  compilers: readonly Compiler[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    compilers.map(({ typescript, resolutions }) => {
      const projects = entries.flatMap((entry) =>
        resolutions.flatMap((resolution) =>
          kinds(entry, resolution).map((kind) => {
            const project = `types-${typescript}-${entry.name}-${resolution}-${kind}`;
            mkdirSync(join(folder, project));
            writeFileSync(join(folder, project, `types.${kind}`), textOf(entry));
            const config = JSON.stringify(configOf(entry, resolution, kind, compilers.length > 1));
            writeFileSync(join(folder, project, 'tsconfig.json'), config);
            return project;
          }),
        ),
      );
      return [typescript, projects];
    }),
  );
}

function configOf(
  { types, expect }: TypedEntry,
  resolution: Resolution,
  kind: string,
  isNewest: boolean,
): object {
  return {
    compilerOptions: {
      module: resolution === 'bundler' ? 'esnext' : resolution,
      moduleResolution: resolution,
      target: 'es2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      // What the packages declare is checked in full, which takes long, where it differs; that of older runners does not compile.
      skipLibCheck: !isNewest || expect === undefined || resolution !== 'nodenext',
      noEmit: true,
      types,
    },
    files: [`types.${kind}`],
  };
}

function textOf({ entry, expect }: TypedEntry): string {
  const imports = [
    "import { evaluate, type FitnessReport, kubernetes, type Level } from 'archfit';",
    "import { toComply, toHaveExamined, toHaveFinding, toHaveNoNewFindings, toReachLevel, toViolate } from 'archfit/matchers';",
    `import { describeFitness, type FitnessOptions } from '${entry}';`,
    ...(expect === undefined ? [] : [`import { expect } from '${expect}';`]),
  ];
  const vitest = entry === 'archfit/vitest' ? [bodyOf('types.vitest.ts')] : [];
  return [...imports, bodyOf('types.ts'), ...vitest].join('\n');
}

const bodyOf = (file: string) => readFileSync(join(__dirname, 'cells', file), 'utf8');
