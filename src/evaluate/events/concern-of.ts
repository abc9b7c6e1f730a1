import type {
  FieldClassification,
  SensitivityLevel,
  Verdict,
} from '../../facts/classification/field-classification.js';
import type { EventField } from '../../facts/events/model/index.js';
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

/** What rules are to be told of a field, by what is known of it. One cause is on one list. */
export function concernOf(
  field: EventField,
  { declared, detected, faults }: FieldClassification,
  { isPublished, isCloudEvent }: { readonly isPublished: boolean; readonly isCloudEvent: boolean },
): Concern | undefined {
  if (declared && isSensitive(declared.level)) {
    // Where who reads the event may know, what must never travel counts still.
    const list = isPublished ? 'declared' : (listOf(declared) ?? 'declared');
    return { list, because: reasonOf(declared), verdict: declared };
  }
  if (detected && faults.some((fault) => fault !== 'unknown-value')) {
    const list = listOf(detected) ?? (isSensitive(detected.level) ? 'suspected' : undefined);
    if (list) {
      const isUnderDeclared = faults.includes('under-declared');
      const because = reasonOf(detected);
      return { list, because, verdict: detected, ...(isUnderDeclared && { isUnderDeclared }) };
    }
  }
  const evidence = declared ? undefined : evidenceOf(field, isCloudEvent);
  return evidence === undefined ? undefined : { list: 'evidence', because: evidence };
}

/** Whether not everybody may see it. */
function isSensitive(level: SensitivityLevel): boolean {
  return level === 'confidential' || level === 'restricted';
}

function listOf({ categories, confidence }: Verdict): 'secrets' | 'evidence' | undefined {
  if (categories.some((category) => category === 'credential')) return 'secrets';
  // What may be a text that somebody wrote is a matter of privacy first.
  const isContent = categories.some((category) => category === 'content');
  return isContent && confidence !== 'low' ? 'evidence' : undefined;
}

function reasonOf({ evidence }: Verdict): string {
  return evidence.map(({ text }) => text).join('; ');
}
