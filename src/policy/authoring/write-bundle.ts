import type { BuiltPack } from '../build/index.js';
import { writeArchive } from '../export/write-archive.js';
import type { Modules } from '../opa/index.js';

/**
 * A pack as an OPA bundle: the module, the manifest, and the sources that it was compiled from. Equal sources give equal bytes.
 */
export function writeBundle({ wasm, manifest }: BuiltPack, sources: Modules): Uint8Array {
  const files = new Map<string, Uint8Array>(
    Object.entries(sources).map(([path, text]) => [entryName(path), Buffer.from(text)]),
  );
  files.set('policy.wasm', wasm);
  files.set('.manifest', Buffer.from(`${JSON.stringify(bundleManifest(manifest), null, 2)}\n`));
  return writeArchive([...files].map(([path, content]) => ({ path, content })));
}

/**
 * The entrypoints stand in the metadata alone: they gather all rules at once, and whoever loads a bundle by its entrypoints would take them
 * for rules.
 */
function bundleManifest(manifest: BuiltPack['manifest']): object {
  return {
    revision: manifest.revision,
    // What no other bundle of the same server may hold.
    roots: ['aggregate', 'archfit', 'lib'],
    rego_version: 1,
    metadata: { archfit: manifest },
  };
}

/** Archives hold no way out of themselves. */
function entryName(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}
