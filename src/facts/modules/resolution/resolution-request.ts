import type { ImportReference } from '../model/import-reference.js';
import type { LookupSettings } from './find-module.js';
import { folderOf } from '../../../source/tree/index.js';
import type { Manifests } from './manifests/manifests.js';
import type { Project } from './tsconfig/project.js';

/** What decides where a specifier leads, but for itself. */
export interface ResolutionRequest {
  /** Folder of the file that holds the reference. */
  readonly folder: string;
  readonly project: Project;
  /** Of `exports` and `imports`. */
  readonly conditions: ReadonlySet<string>;
  readonly isTypeOnly: boolean;
  readonly settings: LookupSettings;
}

/** By which of the two systems of modules a reference asks. */
export type ModuleMode = 'import' | 'require';

/** As TypeScript tells it: by the form of the reference, and for `node16` by the kind of the file. */
export function modeOf(
  from: string,
  { kind }: ImportReference,
  project: Project,
  manifests: Manifests,
): ModuleMode {
  if (kind === 'require' || kind === 'import-equals') return 'require';
  if (kind === 'dynamic' || project.resolution !== 'node16') return 'import';
  if (/\.m[jt]s$/.test(from)) return 'import';
  if (/\.c[jt]s$/.test(from)) return 'require';
  return manifests.scopeOf(folderOf(from))?.isModule === true ? 'import' : 'require';
}

export function conditionsOf(mode: ModuleMode, project: Project): ReadonlySet<string> {
  const own = project.resolution === 'bundler' ? [] : ['node'];
  return new Set([mode, 'types', ...own, ...project.customConditions]);
}

export function settingsOf({ resolution, moduleSuffixes }: Project): LookupSettings {
  return {
    ...(moduleSuffixes && moduleSuffixes.length > 0 && { moduleSuffixes }),
    ...(resolution === 'node10' && { typesFirst: true }),
  };
}
