import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { configNames } from '../../config/index.js';
import { ArchfitError, plural } from '../../report/index.js';
import { findFiles } from '../../source/index.js';
import { toPrintable } from '../../source/printable.js';
import { codeOf } from '../../source/read-bytes.js';
import { exitCodes } from '../exit-codes.js';
import { formatTable } from '../format-table.js';
import type { InitOptions } from './init.js';
import { commandsOf, planCi } from './ci-file.js';
import { planConfig } from './config-file.js';
import { planCode } from './plan-code.js';
import { planOperations } from './plan-operations.js';
import {
  environmentNames,
  findManifests,
  type FoundManifests,
  type ManifestPlace,
} from './find-manifests.js';
import type { PlannedFile } from './planned-file.js';
import { planRendering, type RenderPlan } from './plan-rendering.js';
import { type Project, readProject } from './read-project.js';
import { planTest } from './test-file.js';
import { planWaivers } from './waivers-file.js';
import { moveTerminal } from '../input-options.js';
import { type Terminal, write } from '../terminal.js';
import { unwritable } from '../unwritable.js';

/** Most places that a proposed configuration names. */
const mostPlaces = 20;

/** Most folders that a message names. */
const mostFolders = 5;

/** Writes what a project begins with. What is there already stays as it is. */
export async function runInit(options: InitOptions, outside: Terminal): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const project = readProject(terminal.cwd);
  const existing = configNames.find((name) => existsSync(join(project.folder, name)));
  const code = existing === undefined ? await planCode(project) : undefined;
  const operations = existing === undefined ? await planOperations(project.folder) : undefined;
  const hasOther = code !== undefined || operations?.source !== undefined;
  const found =
    existing === undefined ? await findPlaces(options, project.folder, hasOther) : undefined;
  const notes: string[] = [];
  const files: PlannedFile[] = [];
  if (found !== undefined) {
    files.push(
      planConfig(found.places, found.rendering, project, { code, operations }),
      planWaivers(project),
    );
    notes.push(...found.notes, ...(operations?.notes ?? []));
    if (code !== undefined && code.lines.length > 0) {
      notes.push(`the folders of ${code.source.files.join(', ')} suggest this architecture:`);
      notes.push(...code.lines.map((line) => `  ${line}`));
    }
  }
  const runner = options.runner ?? project.runner ?? 'none';
  if (runner !== 'none') files.push(planTest(runner, project));
  const service = chooseService(options, project, notes);
  if (service !== 'none') files.push(planCi(service, project));

  const rows: string[][] = existing === undefined ? [] : [describeLeft(existing)];
  try {
    for (const file of files) rows.push(await settle(file, project.folder, options.dryRun));
  } catch (error) {
    await write(
      terminal.stdout,
      formatTable(rows)
        .map((line) => `${toPrintable(line)}\n`)
        .join(''),
    );
    throw error;
  }
  const sections = [
    formatTable(rows),
    notes,
    ['next', ...describeNextSteps(project).map((step) => `  ${step}`)],
  ].filter((lines) => lines.length > 0);
  const text = sections.map((lines) => lines.map(toPrintable).join('\n')).join('\n\n');
  await write(terminal.stdout, `${text}\n`);
  return exitCodes.open;
}

interface FoundPlaces {
  readonly places: readonly ManifestPlace[];
  /** Proposed only where nothing rendered is found: both together would judge everything twice. */
  readonly rendering: readonly RenderPlan[];
  readonly notes: readonly string[];
}

async function findPlaces(
  { manifests }: InitOptions,
  folder: string,
  hasOther: boolean,
): Promise<FoundPlaces> {
  if (manifests !== undefined) {
    const { problems } = await findFiles(manifests, { cwd: folder });
    const notes = problems.map(
      ({ location, message }) => `${location?.uri ?? 'the manifests'}: ${message} yet`,
    );
    return { places: nameEnvironments(manifests), rendering: [], notes };
  }
  const found = findManifests(folder);
  const rendering = planRendering(folder, found);
  if (found.places.length === 0) {
    if (rendering.length > 0) return { places: [], rendering, notes: describeProposal(rendering) };
    if (hasOther) return { places: [], rendering: [], notes: [] };
    throw new ArchfitError(
      'usage',
      'no Kubernetes manifests, charts or kustomizations are found here, nothing that a system is run by, and no TypeScript code, so there is nothing to configure',
      'Name where the rendered manifests are or will be: archfit init --manifests rendered/prod.',
    );
  }
  const left = found.places.length - mostPlaces;
  return {
    places: found.places.slice(0, mostPlaces),
    rendering: [],
    notes: [
      ...describeLeftOut(found),
      ...(left > 0 ? [`${plural(left, 'more place')} with manifests: add them to sources`] : []),
      ...(found.isCut ? ['not everything was looked at: check the sources'] : []),
    ],
  };
}

/** Takes the environment from the name of a folder, the innermost one that is named so, where at least two patterns name one. */
function nameEnvironments(patterns: readonly string[]): readonly ManifestPlace[] {
  const places = patterns.map((path) => {
    const environment = path
      .split(/[/\\]/)
      .findLast((name) => environmentNames.includes(name.toLowerCase()));
    return { path, ...(environment !== undefined && { environment }) };
  });
  const names = new Set(places.flatMap(({ environment }) => environment ?? []));
  return names.size > 1 ? places : patterns.map((path) => ({ path }));
}

/** Charts beside what is rendered already are most likely what it was rendered from. */
function describeLeftOut({ charts, kustomizations }: FoundManifests): readonly string[] {
  return [
    ...describeFolders('helm', 'chart', charts),
    ...describeFolders('kustomize', 'folder', kustomizations),
  ];
}

function describeFolders(kind: string, key: string, folders: readonly string[]): readonly string[] {
  const [first] = folders;
  if (first === undefined) return [];
  const listed = folders.slice(0, mostFolders).join(', ');
  const more = folders.length > mostFolders ? ` and ${folders.length - mostFolders} more` : '';
  return [
    `${listed}${more}: not among the sources, since rendered manifests are there; to have archfit render instead, write { kind: ${kind}, ${key}: ${first} }`,
  ];
}

function describeProposal(rendering: readonly RenderPlan[]): readonly string[] {
  const tools = [...new Set(rendering.map(({ kind }) => kind))].join(' and ');
  const isOpen = rendering.some(({ environments }) => environments === undefined);
  return [
    `nothing rendered is found, so a check renders by itself: ${tools} must be installed where it runs`,
    ...(isOpen ? ['no values by environment are found: add environments to the sources'] : []),
  ];
}

function chooseService(
  { ci }: InitOptions,
  { services, repository }: Project,
  notes: string[],
): 'github' | 'gitlab' | 'none' {
  if (ci !== undefined) return ci;
  if (repository !== undefined && repository !== '.') {
    notes.push(
      `no CI job is written: the repository begins at ${repository}, and its jobs stand there`,
    );
    return 'none';
  }
  if (services.includes('github')) return 'github';
  if (services.includes('gitlab')) return 'gitlab';
  const [other] = services;
  if (other === undefined) return 'github';
  notes.push(
    `no CI job is written for ${other}: let it run archfit check --format junit:archfit.xml`,
  );
  return 'none';
}

/** Writes a file that is not there. */
async function settle({ path, text }: PlannedFile, folder: string, isDry: boolean) {
  const file = join(folder, path);
  if (isDry) return existsSync(file) ? describeLeft(path) : ['would write', path, ''];
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return ['wrote', path, ''];
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && existsSync(file)) return describeLeft(path);
    throw unwritable(
      path,
      error,
      'Correct the folder, or its permissions, and call archfit init again: what was written stays.',
    );
  }
}

function describeLeft(path: string): string[] {
  return ['left', path, 'it is there already'];
}

function describeNextSteps(project: Project): readonly string[] {
  const { archfit } = commandsOf(project);
  const install = {
    npm: 'npm install --save-dev archfit',
    pnpm: 'pnpm add --save-dev archfit',
    yarn: 'yarn add --dev archfit',
  }[project.packageManager];
  return formatTable([
    ...(project.hasPackage && !project.canImport ? [[install, '']] : []),
    [`${archfit} doctor`, 'what the configuration matches'],
    [`${archfit} check`, 'what is found, and whether the gate is open'],
    [
      `${archfit} baseline`,
      'accepts what is found today; from then on only what is new closes the gate',
    ],
  ]);
}
