import {
  ArchfitError,
  classifyFields,
  compareSchemas,
  evaluate,
  events,
  type EventSchemaSet,
  type Gate,
  kubernetes,
  parseQuantity,
  readEventSchemas,
  type SchemaComparison,
  type SensitivityLevel,
} from 'archfit';
import { loadPolicy, type PolicyResult, withoutEach } from 'archfit/testing';
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

events({ files: 'events', base: 'git:main:events', mode: 'FULL', audience: 'internal' });
// @ts-expect-error modes are those of registries
events({ files: 'events', mode: 'SIDEWAYS' });
export const read: EventSchemaSet = await readEventSchemas(['events'], { root: '.' });
const [email] = classifyFields([{ name: 'email', container: 'customer' }]);
export const level: SensitivityLevel | undefined = email?.verdict?.level;
// @ts-expect-error a field has a name
classifyFields([{ container: 'customer' }]);
export const compared: SchemaComparison = await compareSchemas({
  format: 'avro',
  old: '"string"',
  new: '"bytes"',
});
export const forward: boolean | 'undecided' = compared.forward;
// @ts-expect-error formats are known
await compareSchemas({ format: 'thrift', old: '', new: '' });

const policy = await loadPolicy('policies/kubernetes/team_label', { libraries: ['policies/lib'] });
export const judged: PolicyResult = await policy.evaluate({}, { parameters: { label: 'team' } });
export const [message]: readonly string[] = judged.violations.map((each) => each.message);
export const absent: readonly { readonly value: { a: number } }[] = withoutEach({ a: 1 });
// @ts-expect-error a policy is a path or a text
await loadPolicy(42);
await policy.close();
