export type {
  Config,
  ConfigContext,
  ConfigFunction,
  ConfigSource,
  ManifestSource,
} from './config.js';
export { ConfigError, type ConfigFault } from './config-error.js';
export { defineConfig } from './define-config.js';
export { type ConfigRequest, type ConfiguredRun, defaultBaseline } from './config-request.js';
export { evaluateConfig } from './evaluate-config.js';
export { configNames } from './load/find-config.js';
export { loadConfig, type LoadConfigOptions } from './load-config.js';
export { printConfig } from './print-config.js';
export type { ResolvedConfig } from './resolved-config.js';
