/**
 * What a pointer into a schema is about, as people write it: `Order.lines[].price`. Empty for the root of a schema without a
 * name. Variants and parts (`allOf`) have no names and are left out.
 */
export function schemaSubject(pointer: string): string {
  const { name, steps } = parse(pointer);
  let subject = name;
  for (let index = 0; index < steps.length; index += 1) {
    const keyword = steps[index] ?? '';
    const next = steps[index + 1];
    if (keyword === 'properties' && next !== undefined) subject = join(subject, next);
    else if (keyword === 'patternProperties' && next !== undefined)
      subject = join(subject, `/${next}/`);
    else if (keyword === '$defs' && next !== undefined) subject = next;
    else if (keyword === 'items') subject += '[]';
    else if (keyword === 'prefixItems' && next !== undefined) subject += `[${next}]`;
    else if (keyword === 'additionalProperties') subject = join(subject, '*');
    if (withName.has(keyword)) index += 1;
  }
  return subject;
}

/** The name of the schema that holds a place; empty for an inline one. */
export function schemaNameOf(pointer: string): string {
  return parse(pointer).name;
}

/** Keywords whose entries have a name or an index of their own. */
const withName: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'prefixItems',
  'allOf',
  'anyOf',
  'oneOf',
]);

function parse(pointer: string): { readonly name: string; readonly steps: readonly string[] } {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (steps[0] === 'components' && steps[1] === 'schemas') {
    return { name: steps[2] ?? '', steps: steps.slice(3) };
  }
  if (steps[0] === 'definitions') return { name: steps[1] ?? '', steps: steps.slice(2) };
  const root = steps.indexOf('schema');
  return { name: '', steps: root === -1 ? [] : steps.slice(root + 1) };
}

function join(subject: string, name: string): string {
  return subject === '' ? name : `${subject}.${name}`;
}
