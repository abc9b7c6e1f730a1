export { definePack } from './define-pack.js';
export { type LoadedPolicies, loadPolicies, type LoadPoliciesOptions } from './load-policies.js';
export { type BundleModules, isBundlePath, readBundleModules } from './read/bundle-modules.js';
export { type PackData, readPackData } from './read/pack-data.js';
export type { PackDefinition, PolicySource } from './policy-source.js';
export { type PackTransfer, receivePack, type UserPack } from './user-pack.js';
