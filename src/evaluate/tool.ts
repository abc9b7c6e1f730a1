import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { readBuiltInManifest } from '../policy/built-in-manifest.js';
import { ArchfitError } from '../report/index.js';

/** Version of this package, as its manifest says. */
export function toolVersion(): string {
  // Nothing but the version is read, and it is checked below.
  const manifest = JSON.parse(readFileSync(join(wasmFolder, '..', 'package.json'), 'utf8')) as {
    readonly version?: unknown;
  };
  if (typeof manifest.version === 'string') return manifest.version;
  throw new ArchfitError(
    'pack-load',
    'the package manifest has no version',
    'Install archfit again.',
  );
}

/** Version of OPA that compiles the policies. */
export function opaVersion(): string {
  return readBuiltInManifest().opa;
}
