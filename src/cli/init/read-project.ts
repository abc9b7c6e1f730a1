import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { toSlashes } from '../../source/slashed-path.js';
import { isRecord } from '../../source/is-record.js';

/** What a folder tells of the project in it. */
export interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly hasPackage: boolean;
  readonly isModule: boolean;
  /** typescript is among the dependencies. */
  readonly hasTypeScript: boolean;
  /** `import 'archfit'` works here. */
  readonly canImport: boolean;
  /** Where the schemas for editors are, when they are installed here. */
  readonly schemas?: string;
  readonly runner?: 'jest' | 'vitest';
  /** Jest is set up to read TypeScript. */
  readonly jestReadsTypeScript: boolean;
  /** Jest is set up to read `import` in files that end in .js. */
  readonly jestReadsModules: boolean;
  readonly packageManager: 'npm' | 'pnpm' | 'yarn';
  readonly hasLockfile: boolean;
  /** CI services that are in use, by what they are set up with. */
  readonly services: readonly string[];
  /** The top of the git repository, relative to the folder: `.` for itself. */
  readonly repository?: string;
}

/** Looks at the files by which a project is set up; nothing of it is run. */
export function readProject(folder: string): Project {
  const has = (name: string) => existsSync(join(folder, name));
  const manifest = readPackage(folder);
  const dependencies = {
    ...mapping(manifest, 'dependencies'),
    ...mapping(manifest, 'devDependencies'),
  };
  const uses = (...names: readonly string[]) => names.some((name) => name in dependencies);
  const scripts = Object.values(mapping(manifest, 'scripts')).join('\n');
  const repository = findRepository(folder);
  const runner = uses('vitest') ? 'vitest' : uses('jest') ? 'jest' : undefined;
  const schemas = 'node_modules/archfit/src';
  return {
    folder,
    hasPackage: manifest !== undefined,
    isModule: manifest?.['type'] === 'module',
    hasTypeScript: uses('typescript'),
    canImport: canResolve(folder, 'archfit'),
    ...(has(`${schemas}/config/config.schema.json`) && { schemas }),
    ...(runner && { runner }),
    jestReadsTypeScript: uses('ts-jest', '@swc/jest', '@babel/preset-typescript', 'esbuild-jest'),
    jestReadsModules:
      uses('@swc/jest', '@babel/preset-env', 'esbuild-jest') ||
      scripts.includes('--experimental-vm-modules'),
    packageManager: has('pnpm-lock.yaml') ? 'pnpm' : has('yarn.lock') ? 'yarn' : 'npm',
    hasLockfile: ['pnpm-lock.yaml', 'yarn.lock', 'package-lock.json'].some(has),
    services: services.flatMap(([name, ...files]) =>
      files.some((file) => existsSync(join(folder, repository ?? '.', file))) ? [name] : [],
    ),
    ...(repository !== undefined && { repository }),
  };
}

const services: readonly (readonly [name: string, ...files: string[]])[] = [
  ['github', '.github'],
  ['gitlab', '.gitlab-ci.yml'],
  ['Azure Pipelines', 'azure-pipelines.yml'],
  ['Bitbucket', 'bitbucket-pipelines.yml'],
  ['CircleCI', '.circleci'],
  ['Jenkins', 'Jenkinsfile'],
  ['Buildkite', '.buildkite'],
  ['Drone', '.drone.yml'],
  ['Woodpecker', '.woodpecker', '.woodpecker.yml'],
  ['Travis', '.travis.yml'],
];

function readPackage(folder: string): Readonly<Record<string, unknown>> | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, 'package.json'), 'utf8');
  } catch {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    // npm tells of it whenever it is asked for anything; here it only means that nothing is known.
    return {};
  }
}

function mapping(manifest: Readonly<Record<string, unknown>> | undefined, key: string) {
  const value = manifest?.[key];
  return isRecord(value) ? value : {};
}

function canResolve(folder: string, name: string): boolean {
  try {
    createRequire(join(folder, 'package.json')).resolve(name);
    return true;
  } catch {
    return false;
  }
}

function findRepository(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return toSlashes(relative(folder, at)) || '.';
    if (dirname(at) === at) return undefined;
  }
}
