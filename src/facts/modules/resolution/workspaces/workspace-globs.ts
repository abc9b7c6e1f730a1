import type { Problem } from '../../../../report/index.js';
import { isRecord } from '../../../../source/is-record.js';
import { joinPath, type SourceTree } from '../../../../source/tree/index.js';
import { readJsonFile } from '../json-file.js';
import type { Manifests } from '../manifests/manifests.js';

export interface WorkspaceGlobs {
  /** Over folders below the root of the workspace; what begins with `!` is taken out again. */
  readonly globs: readonly string[];
  readonly problems: readonly Problem[];
}

/** What a folder names as its workspaces: `pnpm-workspace.yaml`, `workspaces` of its manifest (npm, yarn, bun), else `lerna.json`. */
export async function readWorkspaceGlobs(
  tree: SourceTree,
  manifests: Manifests,
  root: string,
): Promise<WorkspaceGlobs> {
  const pnpm = joinPath(root, 'pnpm-workspace.yaml');
  const read = tree.read(pnpm);
  if (read.kind === 'problem') return { globs: [], problems: [read.problem] };
  if (read.kind === 'text') return readPnpm(tree.uriOf(pnpm), read.text);
  const workspaces = manifests.in(root)?.workspaces;
  return workspaces ? { globs: workspaces, problems: [] } : readLerna(tree, root);
}

/** The reader of YAML is loaded where there is YAML. */
async function readPnpm(uri: string, text: string): Promise<WorkspaceGlobs> {
  const { readData } = await import('../../../../source/data/read-data.js');
  const read = await readData(uri, text);
  if (read.kind === 'problem') return { globs: [], problems: [read.problem] };
  const { value } = read.data;
  return { globs: textsOf(isRecord(value) ? value['packages'] : undefined), problems: [] };
}

function readLerna(tree: SourceTree, root: string): WorkspaceGlobs {
  const read = readJsonFile(tree, joinPath(root, 'lerna.json'), 'package-invalid');
  if (read.kind === 'json') return { globs: textsOf(read.file.value['packages']), problems: [] };
  return { globs: [], problems: read.kind === 'problem' ? [read.problem] : [] };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
