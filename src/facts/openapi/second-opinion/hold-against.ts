import type { ContractChange } from '../diff/index.js';

/** What openapi-diff says of one difference: a code such as `request.body.scope.remove`. */
export interface ForeignDifference {
  readonly code: string;
  readonly isBreaking: boolean;
}

/** Where two judges of one operation differ. */
export interface Disagreement {
  /** Who sees a break that the other one does not see. */
  readonly by: 'openapi-diff' | 'archfit';
  readonly operation: string;
  /** What is seen: the code of openapi-diff, or the message of the change. */
  readonly what: string;
}

export interface HeldOpinion {
  readonly disagreements: readonly Disagreement[];
  /** Breaks of openapi-diff that are none, for a reason that is known. */
  readonly falseAlarms: number;
}

/**
 * Holds what openapi-diff says of an operation against the changes that were found in it. Its known false alarms are left out where
 * the change that raises them was found and judged to be harmless; of breaks that it does not see, those alone are told that it could
 * see: it looks at no parameters, security, media types but application/json, enumerations, formats, patterns, nulls, callbacks.
 */
export function holdAgainst(
  operation: string,
  theirs: readonly ForeignDifference[],
  ours: readonly ContractChange[],
): HeldOpinion {
  const own = ours.filter(({ operations }) => operations.includes(operation));
  const disagreements: Disagreement[] = [];
  let falseAlarms = 0;
  for (const code of new Set(theirs.flatMap((each) => (each.isBreaking ? [each.code] : [])))) {
    const about = own.filter((change) => isAbout(change, code));
    if (about.some(({ verdict }) => verdict === 'breaking' || verdict === 'possible')) continue;
    if (about.some(raisesFalseAlarm)) falseAlarms += 1;
    else disagreements.push({ by: 'openapi-diff', operation, what: code });
  }
  const seen = theirs.filter(({ isBreaking }) => isBreaking);
  const missed = own.find(
    (change) =>
      change.verdict === 'breaking' &&
      isVisible(change) &&
      !seen.some(({ code }) => isAbout(change, code)),
  );
  if (missed) disagreements.push({ by: 'archfit', operation, what: missed.message });
  return { disagreements, falseAlarms };
}

/** Whether a change is of the part that a code is about. */
function isAbout({ rule, direction }: ContractChange, code: string): boolean {
  const [part = ''] = code.split('.');
  if (part !== direction) return false;
  const place = rule.split('.')[1] ?? '';
  if (code.includes('status-code')) return ['status', 'answer'].includes(place);
  if (code.includes('header')) return place === 'header';
  return !['status', 'header', 'parameter', 'security'].includes(place);
}

/** Changes that were judged harmless, and of which openapi-diff is known to say otherwise. */
const alarming: readonly RegExp[] = [
  /^request\.(?:property|body)\.existence\.added/,
  /^response\.property\.existence\.removed/,
  /^(?:request|response)\.\w+\.(?:readOnly|writeOnly|variant)\./,
  /^response\.(?:status|answer)\./,
];

function raisesFalseAlarm({ rule, verdict }: ContractChange): boolean {
  const isHarmless = verdict === 'compatible' || verdict === 'annotation';
  return isHarmless && alarming.some((pattern) => pattern.test(rule));
}

const visible =
  /^(?:request|response)\.(?:body|property)\.(?:type|minimum|maximum|minLength|maxLength|minItems|maxItems|existence|required)\.|^response\.status\.|^response\.header\.(?:existence|required)\./;

function isVisible({ rule, at = '' }: ContractChange): boolean {
  if (!visible.test(rule)) return false;
  return /^response\.(?:status|header)\./.test(rule) || /\bapplication\/json$/.test(at);
}
