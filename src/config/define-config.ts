import type { Config, ConfigFunction } from './config.js';

/**
 * Gives a configuration its type; returns it as it is.
 *
 * @example
 * export default defineConfig({ rules: { 'kubernetes/cpu-limit': 'off' } });
 * @example
 * export default defineConfig(({ ci }) => ({ failOn: ci ? 'high' : 'never' }));
 */
// No type parameter: with one, TypeScript would take keys that a configuration does not have.
export function defineConfig(config: Config): Config;
export function defineConfig(config: ConfigFunction): ConfigFunction;
export function defineConfig(config: Config | ConfigFunction): Config | ConfigFunction {
  return config;
}
