import type { OpaType } from '../opa/index.js';
import { writeType } from './write-type.js';

/** What of the details is told elsewhere in a finding: its places, its measure, its fixes, what to do. */
const placed: readonly unknown[] = [
  ...['path', 'subject', 'related', 'measure', 'fixes', 'severity', 'hint'],
];

/** The type of details of which nothing is known. */
export const unknownDetails = 'Readonly<Record<string, unknown>>';

/**
 * The type in TypeScript of the `details` of a rule's findings.
 *
 * @param violation - the type of the policy's rule `violation`
 */
export function typeOfDetails(violation: OpaType): string {
  if (violation.type !== 'set' || violation.of === undefined) return unknownDetails;
  const { of } = violation;
  const elements = of.type === 'any' ? (of.of ?? []) : [of];
  const texts = new Set(elements.map(ofElement));
  return texts.size === 0 || texts.has(unknownDetails)
    ? unknownDetails
    : [...texts].sort().join(' | ');
}

function ofElement(element: OpaType): string {
  const details =
    element.type === 'object'
      ? element.static?.find(({ key }) => key === 'details')?.value
      : undefined;
  if (details?.type !== 'object' || details.dynamic !== undefined) return unknownDetails;
  const facts = (details.static ?? []).filter(({ key }) => !placed.includes(key));
  return facts.length === 0 ? unknownDetails : writeType({ type: 'object', static: facts });
}
