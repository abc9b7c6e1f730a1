import type { RuleId } from '../../report/index.js';
import type { Modules } from '../opa/index.js';
import type { PackManifest, PackRule } from '../pack-manifest.js';
import type { GatekeeperConstraint } from './gatekeeper/constraint.js';

/** Policies of one dialect that were compiled together. Plain data: it is kept in a file, and handed to threads. */
export type PackUnit = ContractUnit | ConftestUnit | ModuleUnit | GatekeeperUnit;

/** Policies in the contract of archfit. */
export interface ContractUnit extends CompiledUnit {
  readonly kind: 'contract';
  readonly manifest: PackManifest;
  /** Texts of the policies and of the libraries that they need, by the paths of the manifest: another host is given them. */
  readonly sources: Modules;
}

/** Policies as conftest asks them, with a module that gathers their rules. */
export interface ConftestUnit extends CompiledUnit {
  readonly kind: 'conftest';
  /** Some policy reads `data.conftest.file`. */
  readonly asksForFile: boolean;
}

/** A module that `opa build` made: each rule is an entrypoint of it. */
export interface ModuleUnit extends CompiledUnit {
  readonly kind: 'module';
  readonly entrypoints: Readonly<Record<RuleId, ModuleEntrypoint>>;
}

/** What a rule answers: an entrypoint, or what stands in it under a key. */
export interface ModuleEntrypoint {
  readonly entrypoint: string;
  readonly key?: string;
}

/** ConstraintTemplates of Gatekeeper with their Constraints, each of which is a rule. */
export interface GatekeeperUnit extends CompiledUnit {
  readonly kind: 'gatekeeper';
  readonly constraints: readonly GatekeeperConstraint[];
}

interface CompiledUnit {
  /** Digest of the sources. */
  readonly revision: string;
  readonly rules: readonly PackRule[];
  readonly wasm: Uint8Array;
}
