import type { RuleMetadata, RuleParameter } from '../policy/index.js';
import { nearest } from '../source/index.js';
import { isRecord } from '../source/is-record.js';
import type { SettingFault } from './setting-fault.js';

type Typed = Pick<RuleParameter, 'type' | 'enum' | 'items'>;

/** Finds parameters that a rule does not have, and values that they cannot have. */
export function findParameterFaults(
  rule: RuleMetadata,
  values: Readonly<Record<string, unknown>>,
): readonly SettingFault[] {
  const known = Object.keys(rule.parameters);
  return Object.entries(values).flatMap(([name, value]) => {
    const path = ['parameters', name];
    const schema = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
    if (!schema) {
      const meant = nearest(name, known);
      const hint =
        known.length === 0
          ? 'It has no parameters.'
          : meant === undefined
            ? `Its parameters: ${known.join(', ')}.`
            : `Did you mean ${meant}?`;
      return [{ path, message: `${rule.id} has no parameter ${name}`, hint }];
    }
    const what = `the parameter ${name} of ${rule.id}`;
    if (!isOfType(value, schema)) {
      const message = `${what} is ${JSON.stringify(value)}`;
      return [{ path, message, hint: `It has to be of type ${describeType(schema)}.` }];
    }
    return findItemFaults(what, value, schema).map((fault) => ({
      ...fault,
      path: [...path, ...fault.path],
    }));
  });
}

/** What is wrong within the items of a list of mappings. */
function findItemFaults(what: string, value: unknown, { items }: Typed): readonly SettingFault[] {
  const properties = items?.['properties'];
  if (!Array.isArray(value) || !isRecord(properties)) return [];
  const known = Object.keys(properties);
  return value.flatMap((item: unknown, index) =>
    Object.entries(isRecord(item) ? item : {}).flatMap(([key, given]): SettingFault[] => {
      const path = [index, key];
      const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (!isRecord(schema)) {
        const meant = nearest(key, known);
        const hint = meant === undefined ? `It has ${known.join(', ')}.` : `Did you mean ${meant}?`;
        return [{ path, message: `an item of ${what} has no ${key}`, hint }];
      }
      const property = {
        type: String(schema['type']),
        ...(isRecord(schema['items']) && { items: schema['items'] }),
      };
      if (isOfType(given, property)) return [];
      const message = `${key} of ${what} is ${JSON.stringify(given)}`;
      return [{ path, message, hint: `It has to be of type ${describeType(property)}.` }];
    }),
  );
}

function isOfType(value: unknown, { type, enum: choices, items }: Typed): boolean {
  if (choices && !choices.some((choice) => choice === value)) return false;
  switch (type) {
    case 'array':
      return (
        Array.isArray(value) &&
        value.every((item) => items === undefined || isOfType(item, typeOfItems(items)))
      );
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return isRecord(value);
    default:
      return typeof value === type;
  }
}

function typeOfItems({ type, enum: choices }: Readonly<Record<string, unknown>>): Typed {
  return { type: String(type), ...(Array.isArray(choices) && { enum: choices.map(String) }) };
}

function describeType({ type, enum: choices, items }: Typed): string {
  if (items !== undefined) return `${type} of ${describeType(typeOfItems(items))}`;
  return choices === undefined ? type : `${type}: ${choices.join(', ')}`;
}
