import { ArchfitError } from '../report/index.js';
import { isRecord } from '../source/is-record.js';

/** Something that a source says and that cannot stand. */
export interface SourceFault {
  /** Keys from the source to what is at fault. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** A source as it is written, its shape checked or not. */
type Written = Readonly<Record<string, unknown>>;

/**
 * What is wrong with sources that a tool renders, beyond the shape of each value.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function refuseSourceFaults(sources: readonly object[]): void {
  const [first, ...others] = sources.flatMap((source) => findSourceFaults(source));
  if (first === undefined) return;
  const messages = [first.message, ...others.map(({ message, hint }) => `${message} (${hint})`)];
  throw new ArchfitError('usage', messages.join('; '), first.hint);
}

/** The same as a list, for a file in which each of them has a place. */
export function findSourceFaults(source: unknown): readonly SourceFault[] {
  if (!isRecord(source)) return [];
  if (source['kind'] === 'helm') return [...findSetFaults(source), ...findHelmFaults(source)];
  if (source['kind'] === 'openapi') return findVersionFaults(source);
  if (source['kind'] === 'events') return findEventFaults(source);
  if (source['kind'] === 'modules') return findCodeFaults(source);
  if (source['kind'] !== 'kustomize') return [];
  return [...findSetFaults(source), ...findFolderFaults(source)];
}

function findVersionFaults({ base, changedSince, head, releaseTags }: Written): SourceFault[] {
  const faults: SourceFault[] = [];
  const tell = (path: readonly string[], message: string, hint: string): void => {
    faults.push({ path, message, hint });
  };
  if (base === undefined && changedSince === undefined) {
    const hint = 'Give base: a file, a folder or git:REVISION:PATH; or changedSince: a revision.';
    tell([], 'the source names no older version', hint);
  }
  faults.push(...findTwoBases(base, changedSince));
  const hasPlace = typeof head !== 'string' || !(head === '-' || head.startsWith('git:'));
  if (changedSince !== undefined && !hasPlace) {
    const hint = 'Name a file or folder as head, or give base.';
    tell(['changedSince'], 'changedSince is given, and head is no file that has a past', hint);
  }
  return [...faults, ...findTagFaults(releaseTags)];
}

function findEventFaults(source: Written): readonly SourceFault[] {
  const { base, changedSince, releaseTags, mode, history } = source;
  const isTransitive = typeof mode === 'string' && mode.endsWith('_TRANSITIVE');
  const faults = [...findTwoBases(base, changedSince), ...findTagFaults(releaseTags)];
  if (!isTransitive || history !== undefined) return faults;
  const message = `mode is ${mode}, and no former versions are named`;
  const hint = 'Name them in history, oldest first, or leave _TRANSITIVE out.';
  return [...faults, { path: ['mode'], message, hint }];
}

/** What leads out of the root cannot be read, and what could have been meant is another root. */
function findCodeFaults(source: Written): readonly SourceFault[] {
  return ['files', 'exclude', 'tsconfig', 'owners'].flatMap((key) =>
    [source[key]].flat().flatMap((path, index): readonly SourceFault[] => {
      if (typeof path !== 'string' || !leadsOut(path)) return [];
      const at = [key, ...(Array.isArray(source[key]) ? [index] : [])];
      const message = `${path} leads out of the root of the source`;
      const hint = 'Name the folder around all of the code as root; other paths start there.';
      return [{ path: at, message, hint }];
    }),
  );
}

/** By its steps alone: what a configuration is written with loads nothing of Node. */
function leadsOut(pattern: string): boolean {
  let depth = 0;
  for (const step of pattern.replace(/^!/, '').split('/')) {
    if (step === '..') depth -= 1;
    else if (step !== '' && step !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return /^!?\//.test(pattern);
}

function findTwoBases(base: unknown, changedSince: unknown): readonly SourceFault[] {
  if (base === undefined || changedSince === undefined) return [];
  const message = 'both base and changedSince are given';
  return [{ path: ['changedSince'], message, hint: 'Give one of them.' }];
}

function findTagFaults(releaseTags: unknown): readonly SourceFault[] {
  if (typeof releaseTags !== 'string' || releaseTags.split('*').length === 2) return [];
  const message = `releaseTags is ${JSON.stringify(releaseTags)}`;
  const hint = 'Write * once, where the version stands: orders-v*.';
  return [{ path: ['releaseTags'], message, hint }];
}

function findSetFaults(source: Written): readonly SourceFault[] {
  const { environment, environments, timeoutSeconds } = source;
  const faults: SourceFault[] = [];
  if (environment !== undefined && environments !== undefined) {
    const message = 'both environment and environments are given';
    faults.push({ path: ['environment'], message, hint: 'Give one of them.' });
  }
  if (isRecord(environments)) {
    const names = Object.keys(environments);
    if (names.length === 0) {
      const message = 'environments names none, so nothing would be rendered';
      faults.push({ path: ['environments'], message, hint: 'Name one, or leave the key out.' });
    }
    if (names.some((name) => name.trim() === '')) {
      const message = 'an environment has an empty name';
      faults.push({ path: ['environments'], message, hint: 'Give it a name.' });
    }
  }
  if (typeof timeoutSeconds === 'number' && !(timeoutSeconds > 0)) {
    const message = `timeoutSeconds is ${timeoutSeconds}`;
    faults.push({ path: ['timeoutSeconds'], message, hint: 'Give a number above 0.' });
  }
  return faults;
}

function findFolderFaults({ folder, environment, environments }: Written): readonly SourceFault[] {
  if (folder === undefined && environments === undefined) {
    const hint = 'Give a folder, or environments with one each.';
    return [{ path: [], message: 'the source names no folder', hint }];
  }
  if (folder !== undefined && environments !== undefined && environment === undefined) {
    const message = 'both folder and environments are given';
    return [{ path: ['folder'], message, hint: 'Give one of them.' }];
  }
  return [];
}

function findHelmFaults(source: Written): readonly SourceFault[] {
  const { kubeVersion, environments } = source;
  const faults = [...findReleaseFaults(source, [])];
  if (isRecord(environments)) {
    for (const [name, environment] of Object.entries(environments)) {
      if (isRecord(environment)) {
        faults.push(...findReleaseFaults(environment, ['environments', name]));
      }
    }
  }
  if (typeof kubeVersion === 'string' && !/^v?\d+\.\d+/.test(kubeVersion)) {
    const message = `${kubeVersion} is no version of Kubernetes`;
    faults.push({ path: ['kubeVersion'], message, hint: 'Write it as 1.31.' });
  }
  return faults;
}

/** Helm's own rule: a DNS name of at most 53 characters (https://helm.sh/docs/chart_template_guide/builtin_objects/). */
const releaseName = /^[a-z0-9](?:[a-z0-9.-]{0,51}[a-z0-9])?$/;

/** A label of DNS (RFC 1123). */
const namespaceName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function findReleaseFaults(
  { release, namespace, values, set }: Written,
  at: readonly string[],
): readonly SourceFault[] {
  const faults: SourceFault[] = [];
  if (typeof release === 'string' && !releaseName.test(release)) {
    const hint = 'Use lower-case letters, digits, dashes and dots, at most 53 of them.';
    faults.push({ path: [...at, 'release'], message: `${release} is no name of a release`, hint });
  }
  if (typeof namespace === 'string' && !namespaceName.test(namespace)) {
    const hint = 'Use lower-case letters, digits and dashes, at most 63 of them.';
    const message = `${namespace} is no name of a namespace`;
    faults.push({ path: [...at, 'namespace'], message, hint });
  }
  [values].flat().forEach((file, index) => {
    if (typeof file !== 'string' || !/^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return;
    const path = [...at, 'values', ...(Array.isArray(values) ? [index] : [])];
    const hint = 'Name a file: nothing is fetched while rendering.';
    faults.push({ path, message: `${file} is no file`, hint });
  });
  for (const [key, value] of Object.entries(isRecord(set) ? set : {})) {
    const path = [...at, 'set', key];
    if (/[=,\r\n]|^$/.test(key)) {
      const hint = 'Name the value by its path, such as image.tag.';
      faults.push({ path, message: `"${key}" is no path of a value`, hint });
    } else if (typeof value === 'number' && !Number.isFinite(value)) {
      faults.push({
        path,
        message: `${key} is ${value}`,
        hint: 'Give it a number that is finite.',
      });
    }
  }
  return faults;
}
