import * as fileSystem from 'node:fs';
import { posix, relative, resolve } from 'node:path';
import process from 'node:process';
import type { ReadSidecar } from '../../facts/classification/sidecar/read-sidecar.js';
import type { Sidecar } from '../../facts/classification/sidecar/sidecar.js';
import type { EventSchema, EventSchemaSet } from '../../facts/events/model/index.js';
import { readEventSchemas } from '../../facts/events/read-event-schemas.js';
import type { LifecyclePolicy, PlanEntry } from '../../facts/lifecycle/index.js';
import type { Problem } from '../../report/index.js';
import { createPathMatcher, type PathMatcher } from '../../source/index.js';
import { readLifecycle, readPlans } from '../read-lifecycle.js';
import { refuseSourceFaults } from '../source-faults.js';
import { comparedFolder } from './compared-folder.js';
import type { EventsSource } from './events-source.js';
import { partOf } from './part-of.js';
import { type FormerVersion, readChangedSince, readFormer } from './read-former.js';
import { toSlashes } from '../../source/slashed-path.js';

/** A source of event schemas with what was read of it. */
export interface ReadEventSource {
  readonly source: EventsSource;
  /** Those of the version that is to be delivered. Ids are unique in the run. */
  readonly schemas: readonly EventSchema[];
  readonly files: EventSchemaSet['files'];
  /** The path of a file below the folder that is compared. */
  readonly pathOf: (uri: string) => string;
  /** What a path below that folder is called in the run. */
  readonly uriOf: (path: string) => string;
  /** Whether what stands in a file is not known. */
  readonly isUnread: (path: string) => boolean;
  /** The version that consumers have, where one is named. */
  readonly base?: FormerVersion;
  /** Older ones, the newest first. */
  readonly history: readonly FormerVersion[];
  readonly isAudit: PathMatcher;
  readonly isLog: PathMatcher;
  readonly policy: LifecyclePolicy;
  readonly plans: readonly PlanEntry[];
  /** What is declared beside the schemas; absent where nothing is named, or it could not be read. */
  readonly sidecar?: Sidecar;
}

export interface ReadEvents {
  readonly sources: readonly ReadEventSource[];
  /** Every plan once. */
  readonly plans: readonly PlanEntry[];
  readonly problems: readonly Problem[];
  /** What kept older versions from being read. */
  readonly problemsOfBase: readonly Problem[];
  /** What kept classifications from being read. */
  readonly problemsOfClassification: readonly Problem[];
}

export interface EventsAccess {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the schemas of all sources, and the versions that they are compared with. A schema that several sources name is one of the first.
 *
 * @throws {@link ArchfitError} `usage` for a source that says what none can say
 */
export async function readEvents(
  sources: readonly EventsSource[],
  { cwd = process.cwd(), env = process.env }: EventsAccess,
): Promise<ReadEvents> {
  refuseSourceFaults(sources);
  const problems: Problem[] = [];
  const problemsOfBase: Problem[] = [];
  const problemsOfClassification: Problem[] = [];
  const sidecars = new Map<string, ReadSidecar>();
  const plans = new Map<string, PlanEntry>();
  const read: ReadEventSource[] = [];
  const met = new Set<string>();
  for (const source of sources) {
    const policy = await readLifecycle(source.lifecycle);
    const found = await readPlans(source.plans, policy, cwd);
    for (const entry of found.plans) if (!plans.has(entry.id)) plans.set(entry.id, entry);
    const own = await readSource(source, { cwd, env });
    problems.push(...found.problems, ...own.problems);
    const former = [...(own.base ? [own.base] : []), ...own.history];
    problemsOfBase.push(...former.flatMap((version) => version.problems));
    const schemas = own.schemas.filter(({ id }) => !met.has(id));
    for (const { id } of schemas) met.add(id);
    const beside = await readBeside(source, sidecars, cwd);
    problemsOfClassification.push(...beside.problems);
    const { sidecar } = beside;
    read.push({ ...own, schemas, policy, plans: found.plans, ...(sidecar && { sidecar }) });
  }
  return {
    sources: read,
    plans: [...plans.values()],
    problems,
    problemsOfBase,
    problemsOfClassification: [...new Set(problemsOfClassification)],
  };
}

/** A file that several sources name is read once. */
async function readBeside(
  { classification }: EventsSource,
  known: Map<string, ReadSidecar>,
  cwd: string,
): Promise<{ readonly sidecar?: Sidecar; readonly problems: readonly Problem[] }> {
  if (classification === undefined) return { problems: [] };
  let read = known.get(classification);
  if (read === undefined) {
    const { readSidecar } = await import('../../facts/classification/sidecar/read-sidecar.js');
    read = await readSidecar(classification, cwd);
    known.set(classification, read);
  }
  return read.kind === 'sidecar' ? { sidecar: read.sidecar, problems: [] } : read;
}

async function readSource(
  source: EventsSource,
  { cwd, env }: Required<EventsAccess>,
): Promise<Omit<ReadEventSource, 'policy' | 'plans' | 'sidecar'> & Pick<ReadEvents, 'problems'>> {
  const { files, root, importPaths, base: named, changedSince, history = [] } = source;
  const set = await readEventSchemas(files, {
    cwd,
    ...(root !== undefined && { root }),
    ...(importPaths && { importPaths }),
  });
  const isFolder = (path: string) =>
    fileSystem.statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() === true;
  const compared = await comparedFolder(files, isFolder);
  const pathOf = (uri: string) =>
    toSlashes(relative(resolve(cwd, compared.folder), resolve(cwd, uri)));
  const access = { cwd, env, source, compared };
  const base =
    changedSince === undefined
      ? named === undefined
        ? undefined
        : await readFormer(named, access)
      : await readChangedSince(changedSince, access);
  const former: FormerVersion[] = [];
  for (const name of history.toReversed()) former.push(await readFormer(name, access));
  const unread = new Set(
    set.problems.flatMap(({ location }) => (location ? [pathOf(location.uri)] : [])),
  );
  return {
    source,
    schemas: set.schemas.map((schema) => ({
      ...schema,
      id: `${schema.document.uri}${partOf(schema)}`,
    })),
    files: set.files,
    pathOf,
    uriOf: (path) => posix.join(compared.folder, path),
    isUnread: (path) => unread.has(path),
    ...(base && { base }),
    history: former,
    isAudit: await matcherOf(source.audit),
    isLog: await matcherOf(source.logs),
    problems: [
      ...set.problems,
      ...(set.schemas.length > 0 ? await tellUnmatched(source, set) : tellNothing(set, files)),
    ],
  };
}

/** Files of definitions alone must not look like what passed. */
function tellNothing({ problems }: EventSchemaSet, files: readonly string[]): readonly Problem[] {
  if (problems.length > 0) return [];
  const message = 'there is nothing to judge: no schema there is one of an event';
  const hint = 'Name the files of the events, beside those that they refer to.';
  return [{ code: 'source-no-match', message, location: { uri: files.join(' ') }, hint }];
}

/** Rules for audit records and log lines must not be left out because of a misspelt glob. */
async function tellUnmatched(
  { audit = [], logs = [] }: EventsSource,
  { schemas }: EventSchemaSet,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [what, globs] of Object.entries({ audit, logs })) {
    for (const glob of globs) {
      const isMatched = await matcherOf([glob]);
      if (glob.startsWith('!') || schemas.some(({ document }) => isMatched(document.uri))) continue;
      const message = `no schema that was read matches ${what} "${glob}"`;
      const hint = 'Correct the glob: it is matched with paths as the report shows them.';
      problems.push({ code: 'source-no-match', message, location: { uri: glob }, hint });
    }
  }
  return problems;
}

async function matcherOf(globs: readonly string[] | undefined): Promise<PathMatcher> {
  return globs === undefined ? () => false : createPathMatcher(globs);
}
