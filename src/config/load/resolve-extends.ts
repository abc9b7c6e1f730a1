import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a configuration that is extended is found. */
export type ExtendedConfig =
  | {
      readonly kind: 'file';
      /** Absolute. */
      readonly file: string;
      /** It belongs to a package, whose place on disk means nothing to the project. */
      readonly isPackage: boolean;
    }
  | { readonly kind: 'missing'; readonly message: string; readonly hint: string };

/** Finds what an entry of `extends` names: a file, relative to the file that names it, or a package. */
export async function resolveExtends(name: string, from: string): Promise<ExtendedConfig> {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(name)) {
    return {
      kind: 'missing',
      message: 'extends names a URL',
      hint: 'Name a file, or a package that is installed: nothing is read from the network.',
    };
  }
  const beside = resolve(dirname(from), name);
  if (/^\.{1,2}(?:[/\\]|$)/.test(name) || isAbsolute(name)) {
    if (isFile(beside)) return { kind: 'file', file: beside, isPackage: false };
    return {
      kind: 'missing',
      message: `there is no file ${name}`,
      hint: 'It is looked for in the folder of the file that names it.',
    };
  }
  const file = await resolvePackage(name, from);
  if (file !== undefined) return { kind: 'file', file, isPackage: true };
  return {
    kind: 'missing',
    message: `there is no package ${name}`,
    hint: isFile(beside) ? `Did you mean ./${name}?` : 'Install it, or begin a path with ./.',
  };
}

async function resolvePackage(name: string, from: string): Promise<string | undefined> {
  try {
    return createRequire(from).resolve(name);
  } catch {
    // It may still be a package that can be imported and not required.
  }
  const { createJiti } = await import('jiti');
  const url = createJiti(from, { fsCache: false }).esmResolve(name, { try: true });
  return url === undefined ? undefined : url.startsWith('file:') ? fileURLToPath(url) : url;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
