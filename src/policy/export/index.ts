export { type BundleOptions, exportBundle } from './bundle.js';
export { exportConftest } from './conftest.js';
export {
  type Enforcement,
  enforcements,
  type ExportedFile,
  type ExportedPack,
  type ExportedRule,
} from './exported-rule.js';
export { exportGatekeeper } from './gatekeeper.js';
export { readBuiltInSources } from './read-built-in-sources.js';
