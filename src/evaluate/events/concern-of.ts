import {
  type FieldClassification,
  isSensitive,
  type Verdict,
} from '../../facts/classification/field-classification.js';
import type { EventField } from '../../facts/events/model/index.js';
import { wordsOf } from '../../facts/events/traits/field-words.js';
import { evidenceOf } from '../../facts/events/traits/index.js';

/** The lists of fields in the facts that are about what a field holds. */
export type SensitiveConcern = 'declared' | 'suspected' | 'evidence' | 'secrets';

/** Why a field is on a list. */
export interface Concern {
  readonly list: SensitiveConcern;
  readonly because: string;
  /** Absent where its type alone says so. */
  readonly verdict?: Verdict;
  readonly isUnderDeclared?: true;
}

/** Where a field stands. */
export interface FieldSurroundings {
  /** The field that holds it. */
  readonly around: EventField | undefined;
  readonly isPublished: boolean;
  readonly isCloudEvent: boolean;
}

/** What rules are to be told of a field, by what is known of it. One cause is on one list. */
export function concernOf(
  field: EventField,
  { declared, detected, faults }: FieldClassification,
  { around, isPublished, isCloudEvent }: FieldSurroundings,
): Concern | undefined {
  if (declared && isSensitive(declared.level)) {
    // Where who reads the event may know, what must never travel counts still.
    const list = isPublished ? 'declared' : (listOf(field, declared) ?? 'declared');
    return { list, because: reasonOf(declared), verdict: declared };
  }
  // Whoever may see it inside, content goes another way; what is public is none that anybody guards.
  const structural = declared?.level === 'public' ? undefined : ofType(field, around, isCloudEvent);
  if (detected && faults.some((fault) => fault !== 'unknown-value')) {
    const list = listOf(field, detected) ?? (isSensitive(detected.level) ? 'suspected' : undefined);
    if (list === 'evidence' && structural) return structural;
    if (list) {
      const isUnderDeclared = faults.includes('under-declared');
      const because = reasonOf(detected);
      return { list, because, verdict: detected, ...(isUnderDeclared && { isUnderDeclared }) };
    }
  }
  return structural;
}

/** Whether the words of a name are those of an address that opens what it names to whoever has it. */
function isSignedAddress(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => signs.has(word)) && words.some((word) => addresses.has(word));
}

const signs = new Set(['presigned', 'sas', 'signed', 'temp', 'temporary']);
const addresses = new Set(['href', 'link', 'links', 'uri', 'uris', 'url', 'urls']);

/** What the type alone says. Where other values may stand there too, it is no more than a guess. */
function ofType(
  field: EventField,
  around: EventField | undefined,
  isCloudEvent: boolean,
): Concern | undefined {
  const because = evidenceOf(field, around, isCloudEvent);
  const isContent = field.types.every((type) => ['string', 'bytes', 'null'].includes(type));
  return because === undefined || !isContent ? undefined : { list: 'evidence', because };
}

function listOf(
  { name }: EventField,
  { categories, confidence }: Verdict,
): 'secrets' | 'evidence' | undefined {
  if (categories.includes('credential')) return 'secrets';
  if (!categories.includes('content')) return undefined;
  if (isSignedAddress(name)) return 'secrets';
  // What may be a text that somebody wrote is a matter of privacy first.
  return confidence === 'low' ? undefined : 'evidence';
}

function reasonOf({ evidence }: Verdict): string {
  return evidence.map(({ text }) => text).join('; ');
}
