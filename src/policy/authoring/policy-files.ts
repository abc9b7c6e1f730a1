import { dirname, relative, resolve } from 'node:path';
import type { Problem } from '../../report/index.js';
import { decodeText } from '../../source/decode-text.js';
import { findFiles, parseSettings, readBytes } from '../../source/index.js';
import { isRecord } from '../../source/is-record.js';
import { toSlashes } from '../../source/slashed-path.js';
import type { Modules, RegoVersion } from '../opa/index.js';

/** What authors work on: policies with their tests, and the data beside them. */
export interface PolicyFiles {
  /** Texts by path, relative to the working directory, with slashes. */
  readonly modules: Modules;
  /** Of each `data.json` and `data.yaml`, below the path of its folder, as OPA reads a bundle. */
  readonly data: Readonly<Record<string, unknown>>;
  /** As what modules are read, where somebody says so; else as the version that they are written in. */
  readonly regoVersions?: Readonly<Record<string, RegoVersion>>;
  /** What was named and could not be read. */
  readonly problems: readonly Problem[];
}

const names = /(?:\.rego|(?:^|[\\/])data\.(?:json|ya?ml))$/;

/** Reads the Rego files of files, folders and globs. What cannot be read is a problem, and the rest is there. */
export async function readPolicyFiles(paths: readonly string[], cwd: string): Promise<PolicyFiles> {
  const modules: Record<string, string> = {};
  const data: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const path of paths) {
    const found = await findFiles([path], { cwd, names });
    problems.push(...found.problems);
    for (const file of found.files) {
      const read = await readBytes(file);
      const decoded = read.kind === 'problem' ? read : decodeText(file.uri, read.bytes);
      if (decoded.kind === 'problem') problems.push(decoded.problem);
      else if (file.uri.endsWith('.rego')) modules[file.uri] = decoded.text;
      else {
        const folder = dirname(relative(resolve(cwd, path), file.path ?? ''));
        const problem = addData(data, toSlashes(folder), file.uri, decoded.text);
        if (problem) problems.push(problem);
      }
    }
  }
  if (problems.length === 0 && Object.keys(modules).length === 0) {
    problems.push({
      code: 'source-empty',
      message: 'there is no Rego file',
      location: { uri: paths.join(' ') },
      hint: 'Name the folder of the policies, or write one: archfit policy new kubernetes/team-label.',
    });
  }
  return { modules, data, problems };
}

function addData(
  data: Record<string, unknown>,
  folder: string,
  uri: string,
  text: string,
): Problem | undefined {
  const read = parseSettings(uri, text);
  if (read.kind === 'problem') return read.problem;
  const { value } = read.settings;
  let place = data;
  for (const key of folder === '.' || folder.startsWith('..') ? [] : folder.split('/')) {
    const below = isRecord(place[key]) ? { ...place[key] } : {};
    place[key] = below;
    place = below;
  }
  if (!isRecord(value)) {
    return {
      code: 'yaml-invalid',
      message: 'the data is no mapping',
      location: { uri },
      hint: 'Write names and their values: what stands here is read as data.<name>.',
    };
  }
  Object.assign(place, value);
  return undefined;
}
