import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { ArchfitError, type PackRef } from '../report/index.js';
import { readBuiltInManifest, readInstalled } from './built-in-manifest.js';
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

let builtIn: PolicyPack | undefined;

/**
 * Loads the pack that comes with the package; once a process, since it does not change while that runs.
 *
 * @throws {@link ArchfitError} `pack-load` when the module is missing, is not the one that the manifest describes, or needs a
 * builtin that this host does not have
 */
export function loadBuiltInPack(): PolicyPack {
  builtIn ??= readBuiltInPack();
  return builtIn;
}

function readBuiltInPack(): PolicyPack {
  const manifest = readBuiltInManifest();
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
