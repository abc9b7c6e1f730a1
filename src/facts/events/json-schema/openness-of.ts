import { isRecord } from '../../../source/is-record.js';
import type { Openness } from '../model/index.js';
import type { Part } from './gather-parts.js';

/** What an object may hold beside its named fields. */
export function opennessOf(parts: readonly Part[]): Openness {
  const sure = parts.filter(({ isConditional }) => !isConditional).map(ownOpenness);
  const strictest = order.find((openness) => sure.includes(openness));
  const variants = parts.filter(({ schema, isConditional }) => isConditional && isObject(schema));
  if (strictest !== undefined && strictest !== 'undeclared') return strictest;
  // One open variant makes the whole open.
  const loosest = order.findLast((openness) => variants.map(ownOpenness).includes(openness));
  return loosest ?? 'undeclared';
}

/** Strictest first. */
const order: readonly Openness[] = ['closed', 'typed', 'open', 'undeclared'];

function ownOpenness({ schema }: Part): Openness {
  const hasPatterns = isRecord(schema['patternProperties']);
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
    const others = schema[keyword];
    if (others === false) return hasPatterns ? 'typed' : 'closed';
    if (others === true) return 'open';
    if (isRecord(others)) return saysNothing(others) ? 'open' : 'typed';
  }
  return 'undeclared';
}

function saysNothing(schema: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(schema).every((key) => key === 'description' || key === 'title');
}

function isObject(schema: Readonly<Record<string, unknown>>): boolean {
  return schema['type'] === 'object' || 'properties' in schema || 'additionalProperties' in schema;
}
