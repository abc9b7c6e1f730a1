import { readFileSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { types } from 'node:util';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';

/** What a module exports by default; `nothing` where it has no default export. */
export type DefaultExport =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'nothing' };

/**
 * Runs a module of JavaScript or TypeScript, ESM or CommonJS, and gives its default export.
 *
 * @param file - absolute
 * @throws whatever the module throws
 */
export async function importDefault(file: string): Promise<DefaultExport> {
  const exported = defaultOf(await importModule(file));
  // Whoever asks for the value hears of it; until then it is no error that nobody handles.
  if (exported.kind === 'value' && types.isPromise(exported.value)) {
    exported.value.catch(() => undefined);
  }
  // What it throws right after it was read, or ends the process with, comes before any verdict.
  await setImmediate();
  return exported;
}

async function importModule(file: string): Promise<unknown> {
  if (/\.[cm]?ts$/.test(file) || isSandboxed()) return importByJiti(file);
  const url = pathToFileURL(file);
  // Node keeps modules by URL; a file that was written anew is another one.
  url.searchParams.set('modified', String(statSync(file).mtimeMs));
  return importNatively(url.href);
}

/** Whether this runs in a realm of its own, as in Jest, which has no `import()` of Node's and no use for its objects. */
function isSandboxed(): boolean {
  return runInThisContext('Object') !== Object;
}

/** The `import()` of Node: one that is written out becomes `require()` in the build, which cannot load every ES module. */
function importNatively(url: string): Promise<unknown> {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return (new Function('url', 'return import(url)') as (url: string) => Promise<unknown>)(url);
}

async function importByJiti(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  // A cache on disk would be one more place that decides what a gate judges.
  const jiti = createJiti(file, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    tryNative: false,
  });
  return jiti.import(file);
}

/** The line at which a module is no JavaScript, told by a second parser: Node keeps the place to itself. */
export async function findSyntaxLine(file: string): Promise<number | undefined> {
  const { createJiti } = await import('jiti');
  const source = readFileSync(file, 'utf8');
  const output = createJiti(file, { fsCache: false }).transform({ source, filename: file });
  // Its transform does not throw; it gives a module that would.
  const [, line] = /^exports\.__JITI_ERROR__ = .*?"line":(\d+)/.exec(output) ?? [];
  return line === undefined ? undefined : Number(line);
}

function defaultOf(module: unknown): DefaultExport {
  if (isModule(module)) {
    return 'default' in module ? unwrap(module['default']) : { kind: 'nothing' };
  }
  return unwrap(module);
}

/** CommonJS that was compiled from ESM comes with its default export one level down. */
function unwrap(value: unknown): DefaultExport {
  const isCompiled = isRecord(value) && value['__esModule'] === true;
  const inner = isCompiled ? value['default'] : value;
  return inner === undefined || isEmptyLiteral(inner)
    ? { kind: 'nothing' }
    : { kind: 'value', value: inner };
}

/** What CommonJS exports where nothing is assigned. */
function isEmptyLiteral(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).length > 0) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isModule(value: unknown): value is Readonly<Record<string, unknown>> {
  return types.isModuleNamespaceObject(value) || (isRecord(value) && value['__esModule'] === true);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !types.isProxy(value);
}
