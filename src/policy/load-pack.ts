import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { ArchfitError, type PackRef } from '../report/index.js';
import { readBuiltInManifest, readInstalled } from './built-in-manifest.js';
import { loadPolicyModule, PolicyEvaluator, type PolicyModule } from './engine/index.js';
import { type CompiledPack, PackEvaluator } from './pack-evaluator.js';
import type { PackManifest, PackRule } from './pack-manifest.js';
import type { RuleJudge } from './rule-judge.js';
import type { RulePack, RuleParameters } from './rule-pack.js';

/** Policies in the contract of archfit, compiled and ready to be evaluated. */
export class PolicyPack implements RulePack, CompiledPack {
  readonly manifest: PackManifest;
  readonly #module: PolicyModule;

  constructor(manifest: PackManifest, module: PolicyModule) {
    this.manifest = manifest;
    this.#module = module;
  }

  get refs(): readonly PackRef[] {
    const { name, revision, module } = this.manifest;
    return [{ name, revision, digest: module.digest }];
  }

  get rules(): readonly PackRule[] {
    return this.manifest.rules;
  }

  createJudge(selected: readonly PackRule[], parameters: RuleParameters, now: Date): RuleJudge {
    return new PackEvaluator(this, selected, parameters, now);
  }

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
