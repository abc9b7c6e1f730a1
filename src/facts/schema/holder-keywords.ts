/** Keywords that stand beside what a schema says itself. */
const combining = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/** Keywords that hold a schema, or a list of them; every other keyword holds data. */
export const holders: ReadonlySet<string> = new Set([
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'contentSchema',
  'propertyNames',
  ...combining,
]);

/** Keywords beside a schema's own ones, which are parts of their own. */
export const besideOwn: ReadonlySet<string> = new Set(['$ref', ...combining]);

/** Keywords that hold schemas by name. */
export const maps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  'dependencies',
]);
