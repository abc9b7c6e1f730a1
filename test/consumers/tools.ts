import { join } from 'node:path';
import { keptInstall } from './kept-install.js';
import { compilers, type NodeLine, nodes } from './matrix.js';

/** The program of a line of Node.js, from the registry: the machine has but one. */
export function nodeOf(line: NodeLine): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packages = Object.entries(nodes).map(
    ([each, version]) => `node-${each}@npm:node-${platform}-${process.arch}@${version}`,
  );
  return join(keptInstall(packages), 'node_modules', `node-${line}`, 'bin', 'node');
}

/** The `tsc` of a version, to be run by Node.js. */
export function compilerOf(typescript: string): string {
  const packages = compilers.map(
    (each) => `${aliasOf(each.typescript)}@npm:typescript@${each.typescript}`,
  );
  return join(keptInstall(packages), 'node_modules', aliasOf(typescript), 'bin', 'tsc');
}

const aliasOf = (typescript: string) => `typescript-${typescript}`;
