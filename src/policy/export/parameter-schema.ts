import { isRecord } from '../../source/is-record.js';
import type { RuleParameter } from '../rule-metadata.js';

/** What a structural schema may say of a value itself. */
const keptKeys = [
  'description',
  'enum',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'required',
];

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The parameters of a rule as the structural schema of a CustomResourceDefinition: every level has a type, and what may hold
 * anything says so. Defaults stay in the policy, so that they are written once; the descriptions name them.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function toParameterSchema(parameters: Readonly<Record<string, RuleParameter>>): JsonSchema {
  const names = Object.keys(parameters).sort();
  if (names.length === 0) return { type: 'object' };
  const properties = names.map((name) => {
    const { default: value, description, ...schema } = parameters[name] as RuleParameter;
    const told = `${description} Default: ${JSON.stringify(value)}.`;
    return [name, structural({ ...schema, description: told })];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function structural(schema: JsonSchema): JsonSchema {
  const kept = Object.fromEntries(
    keptKeys.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]),
  );
  const anything = { 'x-kubernetes-preserve-unknown-fields': true };
  const { type, items, properties, additionalProperties } = schema;
  if (type === 'array') {
    return { type, ...kept, items: isRecord(items) ? structural(items) : anything };
  }
  if (type === 'object') {
    if (isRecord(properties)) return { type, ...kept, properties: each(properties) };
    return isRecord(additionalProperties)
      ? { type, ...kept, additionalProperties: structural(additionalProperties) }
      : { type, ...kept, ...anything };
  }
  return typeof type === 'string' ? { type, ...kept } : { ...kept, ...anything };
}

function each(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      structural(isRecord(schema) ? schema : {}),
    ]),
  );
}
