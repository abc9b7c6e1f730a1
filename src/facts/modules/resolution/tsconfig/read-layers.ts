import type { Problem } from '../../../../report/index.js';
import { folderOf, type SourceTree } from '../../../../source/tree/index.js';
import { followPath } from '../follow-path.js';
import { type JsonFile, readJsonFile } from '../json-file.js';

/** A configuration, and what it extends: of an option the last layer that sets it counts. */
export interface ConfigLayers {
  /** What is extended first. */
  readonly layers: readonly ConfigLayer[];
  readonly problems: readonly Problem[];
}

export interface ConfigLayer {
  readonly folder: string;
  readonly file: JsonFile;
}

/** Finds a configuration that is named as a package: `@tsconfig/node20`. */
export type FindPackagedConfig = (folder: string, name: string) => string | undefined;

/** Reads a tsconfig with all that it extends. What cannot be read is told, and the rest is used. */
export function readLayers(
  tree: SourceTree,
  path: string,
  findPackaged: FindPackagedConfig,
): ConfigLayers {
  const problems: Problem[] = [];
  const layers: ConfigLayer[] = [];
  const open: string[] = [];
  const add = (at: string): void => {
    const read = readJsonFile(tree, at, 'tsconfig-invalid');
    if (read.kind === 'absent') return;
    if (read.kind === 'problem') {
      problems.push(read.problem);
      return;
    }
    problems.push(...read.faults);
    open.push(at);
    for (const extended of extendedBy(read.file)) addExtended(read.file, extended);
    open.pop();
    layers.push({ folder: folderOf(at), file: read.file });
  };
  const addExtended = (file: JsonFile, { name, steps }: Extended): void => {
    const found = typeof name === 'string' ? findBase(tree, file.path, name, findPackaged) : 'none';
    const refuse = (message: string, hint: string): void => {
      problems.push({ code: 'tsconfig-invalid', message, location: file.locate(steps), hint });
    };
    if (typeof name !== 'string' || found === 'none') {
      refuse('`extends` names no file', 'Write the path of a tsconfig, or the name of a package.');
    } else if (found === 'outside') {
      refuse(
        `\`extends\` leads out of the root folder: ${name}`,
        'Name a root folder that holds both files: the aliases of the other one are not known.',
      );
    } else if (found === 'absent' && isPlainBase.test(name)) {
      // Nothing in it says where files are.
    } else if (found === 'absent') {
      const hint = isWay(name)
        ? 'Correct the path: the aliases that the file may hold are not known.'
        : 'Install the dependencies: the aliases that the file may hold are not known.';
      refuse(`\`extends\` leads to no file: ${name}`, hint);
    } else if (open.includes(found.path)) {
      refuse(`\`extends\` leads in a circle: ${name}`, 'Take one of the files out of the circle.');
    } else {
      add(found.path);
    }
  };
  add(path);
  return { layers, problems };
}

/** Bases that everybody may use have no aliases, and these keep no imports that TypeScript would erase. */
const isPlainBase = /^@tsconfig\/(?:node\d+|node-lts|recommended)(?:\/tsconfig(?:\.json)?)?$/;

interface Extended {
  readonly name: unknown;
  readonly steps: readonly (string | number)[];
}

function extendedBy({ value }: JsonFile): readonly Extended[] {
  const extended = value['extends'];
  if (extended === undefined) return [];
  if (!Array.isArray(extended)) return [{ name: extended, steps: ['extends'] }];
  return extended.map((name: unknown, index) => ({ name, steps: ['extends', index] }));
}

function isWay(name: string): boolean {
  return /^\.{0,2}\//.test(name);
}

function findBase(
  tree: SourceTree,
  from: string,
  name: string,
  findPackaged: FindPackagedConfig,
): { readonly path: string } | 'absent' | 'outside' {
  const folder = folderOf(from);
  if (!isWay(name)) {
    const path = findPackaged(folder, name);
    return path === undefined ? 'absent' : { path };
  }
  const way = followPath(folder, name);
  if (way === undefined || name.startsWith('/')) return 'outside';
  const path = [way, `${way}.json`].find((candidate) => tree.isFile(candidate));
  return path === undefined ? 'absent' : { path };
}
