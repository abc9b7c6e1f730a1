export { ConfigError } from './config-error.js';
export { type ConfigRequest, type ConfiguredRun, defaultBaseline } from './config-request.js';
export { budgetConfig, drawConfig, evaluateConfig, selfCheckConfig } from './evaluate-config.js';
export { configNames } from './load/find-config.js';
export { loadConfig } from './load-config.js';
export { printConfig } from './print-config.js';
export type { ResolvedConfig } from './resolved-config.js';
