import type { PackManifest, PackRule } from '../pack-manifest.js';
import type { Modules } from '../opa/index.js';

/** What an export needs of a pack; policies of users come in the same shape. */
export interface ExportedPack {
  readonly manifest: Pick<PackManifest, 'name' | 'kinds'>;
  /** Texts of the policies and libraries by the paths that the manifest gives. */
  readonly sources: Modules;
}

/** What another host does where a rule finds something: it refuses, it tells the user, or it only records it. */
export type Enforcement = (typeof enforcements)[number];

export const enforcements = ['deny', 'warn', 'dryrun'] as const;

/** A rule of scope `object`, as the configuration sets it. */
export interface ExportedRule {
  readonly rule: PackRule;
  /** What differs from the defaults of the rule. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly enforcement: Enforcement;
}

/** A file of an export, its path relative to the folder that it is written to. */
export interface ExportedFile {
  readonly path: string;
  readonly text: string;
}
