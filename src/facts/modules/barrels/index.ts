export { type ExportedNames, readExportedNames } from './exported-names.js';
export { createNameFollower, type FollowName } from './name-follower.js';
export { resolveUses, type Use } from './resolve-uses.js';
