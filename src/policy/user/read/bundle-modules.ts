import type { Problem } from '../../../report/index.js';
import type { Modules, RegoVersion } from '../../opa/index.js';
import { SourceFault, toProblems } from '../source-fault.js';
import { gatherFiles } from './gather-files.js';
import { readBundle, versionOf } from './read-bundle.js';

/** The Rego of bundles, by the path of the bundle and the path in it. */
export interface BundleModules {
  readonly modules: Modules;
  /** As what each is read, where its bundle says so. */
  readonly regoVersions: Readonly<Record<string, RegoVersion>>;
  readonly problems: readonly Problem[];
}

/** Whether a path names a bundle. */
export function isBundlePath(path: string): boolean {
  return /\.(?:tar\.gz|tgz)$/i.test(path);
}

/** Reads the Rego of bundles, tests left out. What cannot be read is a problem, and the rest is there. */
export async function readBundleModules(
  paths: readonly string[],
  cwd: string,
): Promise<BundleModules> {
  const { policies: files, problems: unread } = await gatherFiles({ policies: paths }, cwd);
  const problems = [...unread];
  const modules: Record<string, string> = {};
  const regoVersions: Record<string, RegoVersion> = {};
  for (const { uri, bytes } of files) {
    try {
      const bundle = await readBundle(uri, bytes);
      const texts = Object.entries(bundle.modules);
      if (texts.length === 0) {
        const hint =
          'Inspect the policies that it was made of: a module tells its entrypoints alone.';
        throw new SourceFault('the bundle holds no Rego', { uri }, hint);
      }
      for (const [path, text] of texts) {
        modules[`${uri}/${path}`] = text;
        regoVersions[`${uri}/${path}`] = versionOf(path, bundle.manifest);
      }
    } catch (error) {
      problems.push(...toProblems(uri, error));
    }
  }
  return { modules, regoVersions, problems };
}
