import type { PackRule } from '../../policy/index.js';
import type { RulesOfFiles } from './rules-of-files.js';

/** Rules that never ask what a file is made for, only which files import which, and which layer or context those are in. */
const withoutStereotypes: ReadonlySet<string> = new Set([
  'modules/context-per-service',
  'modules/domain-no-framework',
  'modules/domain-no-infrastructure',
  'modules/layer-config-not-vacuous',
  'modules/layer-order',
  'modules/no-cross-context-internals',
  'modules/no-cycles',
  'modules/no-unresolved',
  'modules/service-layer',
]);

/**
 * Whether some rule that is on may need the stereotypes of files, for which their texts are read once more. Rules that nobody here knows may
 * ask for anything.
 */
export function asksForStereotypes(
  rules: readonly Pick<PackRule, 'id' | 'requires'>[],
  isOn: RulesOfFiles<PackRule>['isOn'],
): boolean {
  return rules.some(
    ({ id, requires }) =>
      requires.includes('modules') &&
      // Rules over several domains have facts of their own.
      !requires.includes('joined') &&
      !withoutStereotypes.has(id) &&
      isOn(id),
  );
}
