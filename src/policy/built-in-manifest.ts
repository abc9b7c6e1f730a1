import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { ArchfitError } from '../report/index.js';
import type { PackManifest } from './pack-manifest.js';
import type { RuleNotes } from './rule-notes.js';

/** It does not change while the process lives, and one run asks for it several times. */
let builtIn: PackManifest | undefined;

/**
 * What the pack that comes with the package holds.
 *
 * @throws {@link ArchfitError} `pack-load`
 */
export function readBuiltInManifest(): PackManifest {
  builtIn ??= readManifest(join(wasmFolder, 'policies.json'));
  return builtIn;
}

function readManifest(file: string): PackManifest {
  const manifest = parseManifest(file);
  if (manifest?.schemaVersion === 1) return manifest;
  throw new ArchfitError(
    'pack-load',
    `${file} has schema version ${String(manifest?.schemaVersion)}, which this version cannot read`,
    'Install archfit again.',
  );
}

function parseManifest(file: string): PackManifest | null {
  const text = readInstalled(file).toString('utf8');
  try {
    // Written by the build of this very package; its schema version tells whether it can be read.
    return JSON.parse(text) as PackManifest | null;
  } catch (cause) {
    throw new ArchfitError('pack-load', `${file} is not JSON`, 'Install archfit again.', cause);
  }
}

/**
 * Notes about the rules of the pack that comes with the package, by id. They stand in a file of their own: a run that judges does not
 * load them.
 *
 * @throws {@link ArchfitError} `pack-load`
 */
export function readBuiltInNotes(): Readonly<Record<string, RuleNotes>> {
  const file = join(wasmFolder, 'policies.notes.json');
  // Written by the build of this very package.
  return JSON.parse(readInstalled(file).toString('utf8')) as Readonly<Record<string, RuleNotes>>;
}

/** @throws {@link ArchfitError} `pack-load` */
export function readInstalled(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ArchfitError(
      'pack-load',
      `a part of the package is missing: ${file}`,
      'Install archfit again; in a checkout run npm run build:policies.',
      cause,
    );
  }
}
