import { DocumentBuilder, positionOf } from './build-document.js';
import { readBlockYaml } from './block-yaml/read-block-yaml.js';
import { findUnrenderedTemplate } from './unrendered-template.js';
import { readEvents } from './yaml-events.js';
import { YamlRefusal } from './yaml-refusal.js';

/** What a text of one document came to; offsets are those of the text. */
export type YamlReading =
  | { readonly kind: 'document'; readonly value: unknown; readonly start: number }
  /** Nothing but comments, or null. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly refusal: YamlRefusal };

/**
 * Reads one YAML document as the API server does. See {@link DocumentBuilder} for the rules. Never throws: whatever goes
 * wrong is a refusal with its place.
 */
export function readKubernetesYaml(text: string): YamlReading {
  const block = readBlockYaml(text);
  return block ? { kind: 'document', ...block } : readAnyYaml(text);
}

/** The reader of record. */
export function readAnyYaml(text: string): YamlReading {
  try {
    const events = readEvents(text);
    if (events.length === 0) return { kind: 'empty' };
    const value = new DocumentBuilder(text, events).build();
    return value === null
      ? { kind: 'empty' }
      : { kind: 'document', value, start: positionOf(events[1]) ?? 0 };
  } catch (error) {
    const refusal = error instanceof YamlRefusal ? error : new YamlRefusal(0, 'unreadable');
    return { kind: 'refused', refusal: asTemplate(text, refusal) };
  }
}

/** Reasons that say what is wrong so well that template braces elsewhere in the document play no part. */
const certain = new Set<YamlRefusal['reason']>([
  'key-twice',
  'alias-unknown',
  'alias-of-itself',
  'alias-bomb',
  'merge-of-no-mapping',
  'merge-after-key',
  'number-not-finite',
  'tag-mismatch',
  'template-unrendered',
  'line-separator',
]);

function asTemplate(text: string, refusal: YamlRefusal): YamlRefusal {
  if (certain.has(refusal.reason)) return refusal;
  const offset = findUnrenderedTemplate(text, refusal.offset);
  return offset === undefined ? refusal : new YamlRefusal(offset, 'template-unrendered');
}
