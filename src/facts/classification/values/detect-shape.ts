import type { ClassifiableField } from '../classifiable-field.js';
import type { Verdict } from '../field-classification.js';

/** What the keywords and values of a field show, whatever it is called. */
export function detectShape({ format }: ClassifiableField): Verdict | undefined {
  if (format !== 'email' && format !== 'idn-email') return undefined;
  return {
    level: 'confidential',
    categories: ['contact.email'],
    confidence: 'high',
    evidence: [{ kind: 'shape', text: `format: ${format}` }],
  };
}
