import { posix, relative, resolve } from 'node:path';
import type { Problem } from '../../../report/index.js';
import { readData } from '../../../source/data/read-data.js';
import { decodeText } from '../../../source/decode-text.js';
import { findFiles } from '../../../source/files.js';
import { listFiles } from '../../../source/git/list-changes.js';
import { openRevision } from '../../../source/git/revision-tree.js';
import { isRecord } from '../../../source/is-record.js';
import { readBytes } from '../../../source/read-bytes.js';
import type { DiskSide, PairingAccess, RevisionSide } from '../../../source/git/named-side.js';
import { toSlashes } from '../../../source/slashed-path.js';

/** What a folder holds, by paths below it. */
export interface ListedDescriptions {
  readonly descriptions: ReadonlySet<string>;
  /** Its other YAML and JSON files: parts of descriptions, most of them. */
  readonly others: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Finds the API descriptions in a folder: the files with a key `openapi` or `swagger` at their root. */
export function listDescriptions(
  side: DiskSide | RevisionSide,
  access: PairingAccess,
): Promise<ListedDescriptions> {
  if (side.kind !== 'folder') {
    return Promise.resolve({ descriptions: new Set(), others: new Set(), problems: [] });
  }
  return side.at === 'disk' ? listFolder(side, access) : listRevision(side);
}

async function listFolder(
  { written }: DiskSide,
  access: PairingAccess,
): Promise<ListedDescriptions> {
  const found = await findFiles([written], access);
  const folder = resolve(access.cwd, written);
  const list = new Listing(found.problems.filter(({ code }) => code !== 'source-no-match'));
  for (const file of found.files) {
    if (file.path === undefined) continue;
    const path = toSlashes(relative(folder, file.path));
    const read = await readBytes(file, access);
    const text = read.kind === 'bytes' ? decodeText(file.uri, read.bytes) : read;
    await list.add(path, file.uri, text.kind === 'text' ? text.text : undefined);
  }
  return list;
}

async function listRevision(side: RevisionSide): Promise<ListedDescriptions> {
  const { repository, commit, revision, path: folder } = side;
  const listed = await listFiles(repository, commit, folder);
  if (listed.kind === 'problem') return new Listing([listed.problem]);
  const start = folder === '' ? 0 : folder.length + 1;
  const paths = listed.paths.map((path) => path.slice(start)).filter(isDescriptionName);
  const list = new Listing([]);
  // A part may be a link out of the folder: whether that may be followed is for whoever refers to it.
  const tree = openRevision(repository, commit, revision, '');
  const files = await tree.read(paths.map((path) => posix.join(folder, path)));
  for (const [full, file] of files) {
    const path = full.slice(start);
    const uri = file.kind === 'problem' ? (file.problem.location?.uri ?? path) : file.uri;
    await list.add(path, uri, file.kind === 'text' ? file.text : undefined);
  }
  return list;
}

/** As a folder of the disk is searched: folders that begin with a dot, and `node_modules`, are left out. */
function isDescriptionName(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  const isHidden = folders.some((step) => step.startsWith('.') || step === 'node_modules');
  return !isHidden && /\.(?:ya?ml|json)$/i.test(path);
}

class Listing implements ListedDescriptions {
  readonly descriptions = new Set<string>();
  readonly others = new Set<string>();

  constructor(readonly problems: readonly Problem[]) {}

  /** @param text - undefined where it cannot be read: it may be a description, which is then told */
  async add(path: string, uri: string, text: string | undefined): Promise<void> {
    const isOne = text === undefined || (await isDescription(uri, text));
    (isOne ? this.descriptions : this.others).add(path);
  }
}

/** What cannot be read and speaks of an API description counts as one, so that somebody is told. */
async function isDescription(uri: string, text: string): Promise<boolean> {
  if (!/openapi|swagger/.test(text)) return false;
  // A key without quotes at the start of a line is one of the root, and so is the first one of JSON.
  if (/^(?:openapi|swagger)[ \t]*:/m.test(text)) return true;
  if (/^\s*\{\s*"(?:openapi|swagger)"\s*:/.test(text)) return true;
  const read = await readData(uri, text);
  if (read.kind === 'problem') return true;
  const { value } = read.data;
  return isRecord(value) && (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'));
}
