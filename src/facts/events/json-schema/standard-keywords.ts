/** Every keyword of JSON Schema from draft-03 to 2020-12, of OpenAPI 3 and of AsyncAPI; whatever else a schema says is a mark. */
export const standardKeywords: ReadonlySet<string> = new Set(
  `$schema $id id $ref $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $vocabulary $comment $defs definitions
  type enum const format title description default examples example deprecated readOnly writeOnly nullable discriminator xml externalDocs
  multipleOf maximum exclusiveMaximum minimum exclusiveMinimum divisibleBy
  maxLength minLength pattern contentEncoding contentMediaType contentSchema
  items prefixItems additionalItems unevaluatedItems contains maxContains minContains maxItems minItems uniqueItems
  properties patternProperties additionalProperties unevaluatedProperties propertyNames required maxProperties minProperties
  dependencies dependentRequired dependentSchemas
  allOf anyOf oneOf not if then else extends disallow`.split(/\s+/),
);
