import type { EventsSource, HelmEnvironment, ModulesSource, Source } from '../evaluate/index.js';
import { rebaseFile, rebasePath } from './rebase-path.js';

/**
 * Rewrites the paths of a source that start at one folder so that they start at another.
 *
 * @param from - absolute
 * @param to - absolute
 */
export function rebaseSource(source: Source, from: string, to: string): Source {
  const pattern = (path: string) => rebasePath(path, from, to);
  switch (source.kind) {
    case 'kubernetes':
      return { ...source, manifests: source.manifests.map(pattern) };
    case 'helm':
      return {
        ...source,
        ...rebaseValues(source, from, to),
        chart: source.chart.map(pattern),
        ...(source.environments && {
          environments: mapValues(source.environments, (environment) => ({
            ...environment,
            ...rebaseValues(environment, from, to),
          })),
        }),
        ...rebaseBinary(source, from, to),
      };
    case 'openapi':
      return {
        ...source,
        ...(source.base !== undefined && { base: rebaseDescription(source.base, from, to) }),
        head: rebaseDescription(source.head, from, to),
        ...(source.root !== undefined && { root: rebaseFile(source.root, from, to) }),
        ...(source.plans && { plans: source.plans.map(pattern) }),
      };
    case 'events':
      return rebaseEvents(source, from, to);
    case 'modules':
      return rebaseModules(source, from, to);
    case 'operations':
      return {
        ...source,
        files: source.files.map(pattern),
        ...(source.root !== undefined && { root: rebaseFile(source.root, from, to) }),
      };
    case 'documents':
      return { ...source, files: source.files.map(pattern) };
    case 'kustomize':
      return {
        ...source,
        ...(source.folder && { folder: source.folder.map(pattern) }),
        ...(source.environments && {
          environments: mapValues(source.environments, (folders) => folders.map(pattern)),
        }),
        ...rebaseBinary(source, from, to),
      };
  }
}

function rebaseEvents(source: EventsSource, from: string, to: string): EventsSource {
  const pattern = (path: string) => rebasePath(path, from, to);
  const { base, history, audit, logs, classification, root, renamed, importPaths, plans } = source;
  const file = (path: string) => rebaseFile(path, from, to);
  return {
    ...source,
    files: source.files.map(pattern),
    ...(base !== undefined && { base: rebaseDescription(base, from, to) }),
    ...(history && { history: history.map((each) => rebaseDescription(each, from, to)) }),
    ...(audit && { audit: audit.map(pattern) }),
    ...(logs && { logs: logs.map(pattern) }),
    ...(classification !== undefined && { classification: file(classification) }),
    ...(root !== undefined && { root: file(root) }),
    ...(renamed && {
      renamed: Object.fromEntries(
        Object.entries(renamed).map(([name, old]) => [file(name), file(old)]),
      ),
    }),
    ...(importPaths && { importPaths: importPaths.map(file) }),
    ...(plans && { plans: plans.map(pattern) }),
  };
}

/** All other paths start at its root. */
function rebaseModules(source: ModulesSource, from: string, to: string): ModulesSource {
  const { root = '.', ...others } = source;
  const moved = rebaseFile(root, from, to);
  return moved === '.' ? others : { ...others, root: moved };
}

/** The path of a revision starts at the root of its repository, unless it says otherwise. */
function rebaseDescription(written: string, from: string, to: string): string {
  const [, revision, path] = /^git:([^:]+):(\.\.?\/.*)$/s.exec(written) ?? [];
  if (revision !== undefined && path !== undefined) {
    const moved = rebaseFile(path, from, to);
    return `git:${revision}:${/^\.\.?\//.test(moved) ? moved : `./${moved}`}`;
  }
  return written === '-' || written.startsWith('git:') ? written : rebaseFile(written, from, to);
}

/** What begins with the folder of the chart starts there already. */
function rebaseValues({ values }: Pick<HelmEnvironment, 'values'>, from: string, to: string) {
  if (values === undefined) return {};
  return {
    values: values.map((file) => (file.startsWith('{chart}') ? file : rebaseFile(file, from, to))),
  };
}

/** A program without a folder is looked for on the PATH. */
function rebaseBinary({ binary }: { readonly binary?: string }, from: string, to: string) {
  if (binary === undefined) return {};
  if (!/[/\\]/.test(binary)) return { binary };
  const path = rebaseFile(binary, from, to);
  return { binary: /[/\\]/.test(path) ? path : `./${path}` };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
