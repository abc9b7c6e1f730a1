import type { Location } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import type { ElementMarks } from '../break.js';
import type { LifecycleKeys } from '../lifecycle-policy.js';

/**
 * Reads what an element of a contract says of its life: an operation, a parameter, a schema, or anything else that may hold
 * extensions.
 */
export function readMarks(value: unknown, location: Location, keys: LifecycleKeys): ElementMarks {
  const fields = isRecord(value) ? value : {};
  return toMarks(fields, fields['deprecated'] === true, location, keys);
}

/**
 * Reads what a schema says of one value of its enum. Neither OpenAPI nor JSON Schema has a word for it: an extension lists the values
 * that are deprecated, or gives the sunset of each.
 */
export function readValueMarks(
  schema: unknown,
  value: unknown,
  location: Location,
  keys: LifecycleKeys,
): ElementMarks {
  const listed = isRecord(schema) ? firstOf(schema, keys.deprecatedValues) : undefined;
  if (Array.isArray(listed)) return { deprecated: listed.includes(value), location };
  const name = String(value);
  if (!isRecord(listed) || !Object.hasOwn(listed, name)) return { deprecated: false, location };
  const sunset = listed[name];
  return {
    deprecated: true,
    ...(sunset !== undefined && sunset !== null && { sunset }),
    location,
  };
}

function toMarks(
  fields: Readonly<Record<string, unknown>>,
  deprecated: boolean,
  location: Location,
  keys: LifecycleKeys,
): ElementMarks {
  const sunset = firstOf(fields, keys.sunset);
  const deprecatedOn = firstOf(fields, keys.deprecatedOn);
  const stability = firstOf(fields, keys.stability);
  return {
    deprecated,
    ...(sunset !== undefined && { sunset }),
    ...(deprecatedOn !== undefined && { deprecatedOn }),
    ...(stability !== undefined && { stability }),
    location,
  };
}

/** A key that holds nothing is a key that is not there. */
function firstOf(fields: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown {
  const key = keys.find((each) => Object.hasOwn(fields, each) && fields[each] !== null);
  return key === undefined ? undefined : fields[key];
}
