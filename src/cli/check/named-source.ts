import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  documents,
  type DocumentsSource,
  events,
  type EventsSource,
  modules,
  type ModulesSource,
  openapi,
  type OpenApiSource,
  operations,
  type OperationsSource,
  type Source,
} from '../../evaluate/index.js';
import { ArchfitError } from '../../report/index.js';
import { rebasePath } from '../../config/rebase-path.js';
import { namedVersions } from '../openapi/named-versions.js';
import type { ProfileOption } from '../openapi/profile-option.js';
import { rootAround } from './root-around.js';

/** What the flags say of the versions that are compared. */
export interface SourceFlags {
  readonly base?: string;
  readonly mode?: Exclude<EventsSource['mode'], undefined>;
  readonly audience?: Exclude<EventsSource['audience'], undefined>;
  readonly changedSince?: string;
  readonly releaseTags?: string;
  readonly secondOpinion?: boolean;
  readonly plans?: readonly string[];
  readonly profile?: ProfileOption;
  readonly root?: string;
  readonly tsconfig?: string;
  readonly exclude?: readonly string[];
}

/** Words that say what kind of source the paths after them are, with the flags that go with them alone. */
const flagsOf = {
  'openapi OLD NEW': ['plans', 'profile', 'root'],
  'events PATH': ['base', 'mode', 'audience', 'plans', 'root'],
  'modules FOLDER': ['tsconfig', 'exclude', 'root'],
  'operations PATH': ['root'],
  'documents PATH': [],
} as const satisfies Readonly<Record<string, readonly (keyof SourceFlags)[]>>;

/**
 * The source that `check openapi OLD NEW`, `check events PATH…`, `check modules FOLDER…`, `check operations PATH…` or `check documents PATH…` names;
 * undefined where the paths are manifests. A folder of manifests with such a name is written as `./openapi`, `./events`, `./modules`,
 * `./operations` or `./documents`.
 *
 * @throws {@link ArchfitError} `usage` for another number of versions, and for flags that say nothing of what is named
 */
export function readNamedSource(
  [word, ...paths]: readonly string[],
  flags: SourceFlags,
  cwd: string,
): Source | undefined {
  const isWord = paths.length > 0 || (word !== undefined && !existsSync(resolve(cwd, word)));
  if (word === 'openapi' && isWord) {
    refuseUnused(flags, 'openapi OLD NEW');
    return openApiSource(paths, flags);
  }
  if (word === 'events' && isWord) {
    refuseUnused(flags, 'events PATH');
    return eventsSource(paths, flags, cwd);
  }
  if (word === 'modules' && isWord) {
    refuseUnused(flags, 'modules FOLDER');
    return codeSource(paths, flags, cwd);
  }
  if (word === 'operations' && isWord) {
    refuseUnused(flags, 'operations PATH');
    return operationsSource(paths, flags);
  }
  if (word === 'documents' && isWord) {
    refuseUnused(flags, 'documents PATH');
    return documentsSource(paths);
  }
  refuseUnused(flags);
  return undefined;
}

function openApiSource(
  versions: readonly string[],
  { changedSince, releaseTags, secondOpinion, plans, profile, root }: SourceFlags,
): OpenApiSource {
  return openapi({
    ...namedVersions(versions, changedSince),
    ...(releaseTags !== undefined && { releaseTags }),
    ...(secondOpinion !== undefined && { secondOpinion }),
    ...(plans && { plans }),
    ...(profile && { profile }),
    ...(root !== undefined && { root }),
  });
}

function eventsSource(
  files: readonly string[],
  { base, changedSince, releaseTags, mode, audience, plans, root }: SourceFlags,
  cwd: string,
): EventsSource {
  if (files.length === 0) {
    const hint = 'Name files or folders: archfit check events PATH.';
    throw new ArchfitError('usage', 'no event schemas are named', hint);
  }
  if (base !== undefined && changedSince !== undefined) {
    const message = 'both --base and --changed-since are given';
    throw new ArchfitError('usage', message, 'Give one of them.');
  }
  if (mode && base === undefined && changedSince === undefined) {
    const message = `--mode ${mode} has nothing to compare with`;
    throw new ArchfitError('usage', message, 'Name the older version: --base.');
  }
  // What is no place is a revision.
  const isPlace = base?.startsWith('git:') === true || existsSync(resolve(cwd, base ?? ''));
  const revision = base === undefined || isPlace ? changedSince : base;
  return events({
    files,
    ...(base !== undefined && isPlace && { base }),
    ...(revision !== undefined && { changedSince: revision }),
    ...(releaseTags !== undefined && { releaseTags }),
    ...(mode && { mode }),
    ...(audience && { audience }),
    ...(plans && { plans }),
    ...(root !== undefined && { root }),
  });
}

function operationsSource(files: readonly string[], { root }: SourceFlags): OperationsSource {
  if (files.length > 0) return operations({ files, ...(root !== undefined && { root }) });
  const hint = 'Name files or folders: archfit check operations monitoring.';
  throw new ArchfitError('usage', 'no artefacts of operations are named', hint);
}

function documentsSource(files: readonly string[]): DocumentsSource {
  if (files.length > 0) return documents({ files });
  const hint = 'Name files or folders: archfit check documents compose.yaml.';
  throw new ArchfitError('usage', 'no documents are named', hint);
}

/** Named from the working directory, and judged from the root: what is elsewhere brings the folder around it. */
function codeSource(
  files: readonly string[],
  { tsconfig, exclude, root }: SourceFlags,
  cwd: string,
): ModulesSource {
  if (files.length === 0) {
    const hint = 'Name folders or files: archfit check modules src.';
    throw new ArchfitError('usage', 'no code is named', hint);
  }
  const folder = root ?? rootAround(files, cwd);
  // What may stand anywhere does so below each root.
  const fromRoot = (path: string) =>
    path.startsWith('**/') ? path : rebasePath(path, cwd, resolve(cwd, folder));
  return modules({
    files: files.map(fromRoot),
    ...(folder !== '.' && { root: folder }),
    ...(tsconfig !== undefined && { tsconfig: fromRoot(tsconfig) }),
    ...(exclude && { exclude: exclude.map(fromRoot) }),
  });
}

/** A flag that changes nothing would let somebody believe that more was asked for than was. */
function refuseUnused(flags: SourceFlags, form?: keyof typeof flagsOf): void {
  const known: readonly string[] = form === undefined ? [] : flagsOf[form];
  const unused = Object.values(flagsOf)
    .flat()
    .find((name) => flags[name] !== undefined && !known.includes(name));
  if (unused === undefined) return;
  const forms = Object.entries(flagsOf).filter(([, names]) =>
    names.some((name) => name === unused),
  );
  const kinds = anyOf(forms.map(([name]) => name.split(' ')[0] ?? name));
  throw new ArchfitError(
    'usage',
    `--${unused} goes with ${anyOf(forms.map(([name]) => name))} alone`,
    `In a configuration it is ${unused} of a source of the kind ${kinds}.`,
  );
}

function anyOf(names: readonly string[]): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`;
}
