import { isHardCategory } from './categories.js';
import type { Declaration } from './declare-field.js';
import type { Detection } from './detect-field.js';
import type { FieldClassification, Verdict } from './field-classification.js';
import { isSensitive } from './field-classification.js';

/** What most fields are. */
const nothing: FieldClassification = { source: 'none', faults: [], unknownMarks: [] };

/**
 * Says what counts of what is declared and what was found. What is declared does, unless it is said to be harmless and looks like what
 * never is.
 */
export function weigh(
  { declared, source, handling, isLowered, unknown, sidecar }: Declaration,
  detection: Detection | undefined,
): FieldClassification {
  const detected = detection?.verdict;
  const isSilent = declared === undefined && sidecar === undefined && unknown.length === 0;
  if (isSilent && detected === undefined) return nothing;
  const isUnderDeclared =
    declared !== undefined && detected !== undefined && isUnder(declared, detected);
  const isUndeclared =
    declared === undefined && detected !== undefined && isSensitive(detected.level);
  const faults = [
    ...(isUndeclared ? (['undeclared'] as const) : []),
    ...(isUnderDeclared ? (['under-declared'] as const) : []),
    ...(isLowered ? (['lowered'] as const) : []),
    ...(unknown.length > 0 ? (['unknown-value'] as const) : []),
  ];
  const rest = {
    ...(declared && { declared }),
    ...(detected && { detected }),
    faults,
    unknownMarks: unknown,
    ...(sidecar && { sidecar: sidecar.match }),
  };
  if (declared !== undefined && source !== undefined && !isUnderDeclared) {
    return { verdict: withKind(declared, detected), source, ...rest };
  }
  if (detection === undefined) return { source: 'none', ...rest };
  const verdict = { ...detection.verdict, ...(handling !== undefined && { handling }) };
  return { verdict, source: detection.source, ...rest };
}

function isUnder(declared: Verdict, detected: Verdict): boolean {
  return (
    !isSensitive(declared.level) &&
    isSensitive(detected.level) &&
    (detected.confidence === 'high' || detected.confidence === 'medium') &&
    detected.categories.some(isHardCategory)
  );
}

/** Who declares only that it is sensitive leaves it to the name to say what it is. */
function withKind(declared: Verdict, detected: Verdict | undefined): Verdict {
  const isVague = declared.categories.every((category) => category === 'user');
  if (!isVague || !isSensitive(declared.level)) return declared;
  if (detected === undefined || detected.confidence === 'low') return declared;
  return { ...declared, categories: detected.categories };
}
