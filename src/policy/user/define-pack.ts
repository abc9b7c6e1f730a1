import type { PackDefinition } from './policy-source.js';

/**
 * Names policies of one's own that are compiled together, with their settings.
 *
 * @example definePack({ policies: 'policy', data: 'policy-data', namespaces: ['main'] })
 */
export function definePack(definition: PackDefinition): PackDefinition {
  return definition;
}
