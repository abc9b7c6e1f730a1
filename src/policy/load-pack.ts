import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { ArchfitError, type PackRef } from '../report/index.js';
import { loadPolicyModule, PolicyEvaluator, type PolicyModule } from './engine/index.js';
import type { PackManifest } from './pack-manifest.js';

/** A compiled pack, ready to be evaluated. */
export class PolicyPack {
  readonly manifest: PackManifest;
  readonly #module: PolicyModule;

  constructor(manifest: PackManifest, module: PolicyModule) {
    this.manifest = manifest;
    this.#module = module;
  }

  get ref(): PackRef {
    const { name, revision, module } = this.manifest;
    return { name, revision, digest: module.digest };
  }

  /** @param now - what the clock of the policies shows, for the whole run */
  createEvaluator(now: Date): PolicyEvaluator {
    return new PolicyEvaluator(this.#module, { now });
  }
}

/**
 * Loads the pack that comes with the package.
 *
 * @throws {@link ArchfitError} `pack-load` when the module is missing, is not the one that the manifest describes, or needs a
 * builtin that this host does not have
 */
export function loadBuiltInPack(): PolicyPack {
  const manifest = readManifest(join(wasmFolder, 'policies.json'));
  const bytes = readInstalled(join(wasmFolder, manifest.module.file));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (digest !== manifest.module.digest) {
    throw new ArchfitError(
      'pack-load',
      `the policies are not those of their manifest: ${digest} instead of ${manifest.module.digest}`,
      'Install archfit again.',
    );
  }
  return new PolicyPack(manifest, loadPolicyModule(bytes));
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

function readInstalled(file: string): Buffer {
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
