/**
 * What the package is tried with, every version exact: a new version of a runner, of Node.js or of the compiler is one line here.
 * Every runner runs on each of its Node.js, with each of its modules and ways to get `expect`; with transforms, on one of them.
 */

/** The oldest of each line that `engines` allows, and the newest line. */
export const nodes = { 20: '20.19.0', 22: '22.12.0', 24: '24.21.0' } as const;

export type NodeLine = keyof typeof nodes;

/** The compilers, and the resolvers that each is tried with. The last checks the types of every runner, all of them those of the newest. */
export const compilers = [
  { typescript: '5.9.3', resolutions: ['node16'] },
  { typescript: '6.0.3', resolutions: ['nodenext', 'bundler'] },
  { typescript: '7.0.2', resolutions: ['node16', 'nodenext', 'bundler'] },
] as const;

export type Compiler = (typeof compilers)[number];
export type Resolution = Compiler['resolutions'][number];

export const jestMatrix = {
  versions: [
    { jest: '29.7.0', '@jest/globals': '29.7.0', '@types/jest': '29.5.14', nodes: [20, 22, 24] },
    { jest: '30.5.2', '@jest/globals': '30.5.2', '@types/jest': '30.0.0', nodes: [20, 22, 24] },
  ],
  modules: ['commonjs', 'module'],
  expects: ['globals', '@jest/globals'],
  transforms: ['none', 'ts-jest', 'swc'],
  transformsOn: 22,
  // ts-jest needs a compiler with an interface for programs, which 7 has not.
  tools: {
    '@swc/core': '1.16.18',
    '@swc/jest': '0.2.39',
    'ts-jest': '29.4.15',
    typescript: '6.0.3',
    '@types/node': '20.19.43',
  },
} as const;

export const vitestMatrix = {
  versions: [
    { vitest: '2.1.9', vite: '5.4.21', '@types/node': '20.19.43', nodes: [20, 22, 24] },
    { vitest: '3.2.7', vite: '6.4.6', '@types/node': '20.19.43', nodes: [20, 22, 24] },
    { vitest: '4.1.12', vite: '7.3.8', '@types/node': '20.19.43', nodes: [20, 22, 24] },
    { vitest: '5.1.1', vite: '8.3.8', '@types/node': '22.20.5', nodes: [22, 24] },
  ],
  expects: ['globals', 'vitest'],
} as const;

/** As npm is told of them. */
export function specifiers(versions: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(versions).flatMap(([name, version]) =>
    typeof version === 'string' ? [`${name}@${version}`] : [],
  );
}

/** The compilers for one version of a runner. */
export function compilersOf<Version>(version: Version, versions: readonly Version[]) {
  return version === versions.at(-1) ? compilers : compilers.slice(-1);
}
