import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodies, bodyOf, fewBodies } from './bodies.js';
import { jestMatrix } from './matrix.js';

/** One way to set up Jest. */
export interface JestCell {
  readonly name: string;
  readonly module: (typeof jestMatrix.modules)[number];
  readonly expects: (typeof jestMatrix.expects)[number];
  readonly transform: (typeof jestMatrix.transforms)[number];
}

const jestCells: readonly JestCell[] = jestMatrix.modules.flatMap((module) =>
  jestMatrix.expects.flatMap((expects) =>
    jestMatrix.transforms.map((transform) => {
      const from = expects === 'globals' ? 'globals' : 'imported';
      return { name: `${module}-${from}-${transform}`, module, expects, transform };
    }),
  ),
);

/** A transform does the same on every Node.js, so one is enough. */
export const cellsOn = (node: number): readonly JestCell[] =>
  jestCells.filter(({ transform }) => transform === 'none' || node === jestMatrix.transformsOn);

/** Writes a project of each cell below a folder. */
export function writeJestCells(folder: string): void {
  for (const cell of jestCells) {
    const project = join(folder, cell.name);
    mkdirSync(project);
    const manifest = {
      name: cell.name,
      private: true,
      ...(cell.module === 'module' ? { type: 'module' } : {}),
      jest: { displayName: cell.name, ...settingsOf(cell) },
    };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      isolatedModules: false,
      types: cell.expects === 'globals' ? ['jest', 'node'] : ['node'],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const extension = cell.transform === 'none' ? 'js' : 'ts';
    for (const body of bodiesOf(cell)) {
      const text = `${importsOf(cell)}\n${bodyOf(body)}`;
      writeFileSync(join(project, `${body}.test.${extension}`), text);
    }
  }
}

/** The test files of a cell. */
export const bodiesOf = ({ transform }: JestCell): readonly string[] =>
  transform === 'none' ? bodies : fewBodies;

/** As the guides of Jest, ts-jest and @swc/jest say. */
function settingsOf({ module, expects, transform }: JestCell): Readonly<Record<string, unknown>> {
  const native = module === 'module';
  return {
    ...(expects === 'globals' ? {} : { injectGlobals: false }),
    // TypeScript has to see the import; elsewhere the file for setup is enough.
    ...(expects === 'globals' && transform === 'none'
      ? { setupFilesAfterEnv: ['archfit/jest'] }
      : {}),
    ...(native && transform !== 'none' ? { extensionsToTreatAsEsm: ['.ts'] } : {}),
    transform: {
      none: {},
      'ts-jest': { '\\.ts$': ['ts-jest', { useESM: native }] },
      swc: { '\\.ts$': ['@swc/jest', { module: { type: native ? 'es6' : 'commonjs' } }] },
    }[transform],
  };
}

function importsOf({ module, expects, transform }: JestCell): string {
  const entry = expects === 'globals' ? 'archfit/jest' : 'archfit/jest-globals';
  const imports = [
    ...(expects === 'globals' ? [] : [['expect, test', '@jest/globals']]),
    ['evaluate, kubernetes', 'archfit'],
    ['describeFitness', entry],
  ];
  const required = module === 'commonjs' && transform === 'none';
  const lines = imports.map(([names, from]) =>
    required ? `const { ${names} } = require('${from}');` : `import { ${names} } from '${from}';`,
  );
  // An import of types alone would be dropped.
  if (transform !== 'none') lines.push(`import '${entry}';`);
  return lines.join('\n');
}
