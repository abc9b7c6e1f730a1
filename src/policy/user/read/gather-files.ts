import { posix, resolve } from 'node:path';
import type { Problem } from '../../../report/index.js';
import { findFiles } from '../../../source/files.js';
import { readBytes } from '../../../source/read-bytes.js';
import type { PackDefinition } from '../policy-source.js';

/** A file that policies are made of. */
export interface PolicyFile {
  /** Relative to the working directory, with slashes. */
  readonly uri: string;
  readonly bytes: Uint8Array;
}

/** A file of data, with the keys that it stands under. */
export interface DataFile extends PolicyFile {
  readonly under: readonly string[];
}

/** Everything that a pack is made of, not yet looked at. */
export interface GatheredFiles {
  readonly policies: readonly PolicyFile[];
  readonly data: readonly DataFile[];
  readonly problems: readonly Problem[];
}

/** What a folder of policies stands for: Rego, and YAML that may hold what Gatekeeper reads. */
const policyName = /\.(?:rego|ya?ml|json)$/i;

/** Reads the files of a pack. What is named and not there, or cannot be read, is a problem. */
export async function gatherFiles(
  { policies, data = [] }: PackDefinition,
  cwd: string,
): Promise<GatheredFiles> {
  const problems: Problem[] = [];
  const found = await read([policies].flat(), cwd, problems, policyName);
  const files: DataFile[] = [];
  for (const path of [data].flat()) {
    const folder = posix.normalize(path.replaceAll('\\', '/'));
    for (const file of await read([path], cwd, problems, /\.(?:ya?ml|json)$/i)) {
      files.push({ ...file, under: keysOf(folder, file.uri) });
    }
  }
  return {
    policies: found.filter(({ uri }) => !uri.endsWith('_test.rego')),
    data: files,
    problems,
  };
}

async function read(
  paths: readonly string[],
  cwd: string,
  problems: Problem[],
  names: RegExp,
): Promise<readonly PolicyFile[]> {
  const found = await findFiles(paths, { cwd: resolve(cwd), names });
  const tell = (problem: Problem) => problems.push({ ...problem, code: 'policies-invalid' });
  found.problems.forEach(tell);
  const files: PolicyFile[] = [];
  for (const file of found.files) {
    const content = await readBytes(file);
    if (content.kind === 'problem') tell(content.problem);
    else files.push({ uri: file.uri, bytes: content.bytes });
  }
  return files;
}

/** As OPA does it: what stands in folders below the one that is named stands under their names. */
function keysOf(folder: string, uri: string): readonly string[] {
  const below = posix.relative(folder, posix.dirname(uri));
  return below === '' || below.startsWith('..') ? [] : below.split('/');
}
