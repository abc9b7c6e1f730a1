import type { RuleId } from '../../report/index.js';
import type { Modules, Opa } from '../opa/index.js';
import { typeOfDetails } from './type-of-details.js';

/** A rule and the package of its policy. */
export interface TypedRule {
  readonly id: RuleId;
  /** Without `data`: `['archfit', 'kubernetes', 'owner_label']`. */
  readonly package: readonly string[];
}

/**
 * The types in TypeScript of the `details` of rules, by rule id, as OPA infers them from the policies. What only the input
 * decides is `unknown`.
 *
 * @throws {@link ArchfitError} `policy-compile` when the policies do not compile
 */
export async function inferDetails(
  opa: Opa,
  modules: Modules,
  rules: readonly TypedRule[],
): Promise<ReadonlyMap<RuleId, string>> {
  const types = await opa.types({
    modules,
    rules: rules.map(({ package: path }) => [...path, 'violation']),
  });
  return new Map(
    rules.map(({ id }, index) => [id, typeOfDetails(types[index] ?? { type: 'any' })]),
  );
}
