import { ArchfitError, evaluate, type Gate, kubernetes, parseQuantity } from 'archfit';
import { assertComplies, type ComplianceOptions, toComply, toViolate } from 'archfit/matchers';

export async function gate(): Promise<Gate> {
  const { verdict } = await evaluate([kubernetes({ manifests: 'rendered' })], { failOn: 'low' });
  return verdict.gate;
}

export const options: ComplianceOptions = { failOn: 'never', except: ['kubernetes/cpu-limit'] };
export const added = { toComply, toViolate };
export const quantity = parseQuantity('500m');
export const error = new ArchfitError('usage', 'message', 'hint');
// @ts-expect-error a source has manifests
kubernetes({});
const complies: void = assertComplies(await evaluate([]), options);
// @ts-expect-error severities are known
assertComplies(await evaluate([]), { failOn: 'terrible' });
export default complies;
