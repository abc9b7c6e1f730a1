import type { RuleId } from '../../report/index.js';
import type { Modules, Opa } from '../opa/index.js';
import { typeOfDetails } from './type-of-details.js';

/**
 * The types in TypeScript of the `details` of rules in the contract of archfit, by rule id, as OPA infers them from the policies. What
 * only the input decides is `unknown`.
 *
 * @throws {@link ArchfitError} `policy-compile` when the policies do not compile
 */
export async function inferDetails(
  opa: Opa,
  modules: Modules,
  ids: readonly RuleId[],
): Promise<ReadonlyMap<RuleId, string>> {
  const types = await opa.types({ modules, rules: ids.map(pathOfViolation) });
  return new Map(ids.map((id, index) => [id, typeOfDetails(types[index] ?? { type: 'any' })]));
}

/** As the contract asks for. */
function pathOfViolation(id: RuleId): readonly string[] {
  return ['archfit', ...id.replaceAll('-', '_').split('/'), 'violation'];
}
