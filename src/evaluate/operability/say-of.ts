import type {
  Check,
  Finding,
  Location,
  NotSelected,
  OperabilityPlace,
  OperabilityWord,
  Problem,
  RuleId,
  Subject,
  Undecided,
} from '../../report/index.js';
import type { NotedSubject } from '../rule-results.js';
import type { AskedRule } from './questions.js';
import type { Said } from './sort-by-service.js';

/** What holds for whatever a rule could have judged. */
export interface Standing {
  /** Why nothing of it can be relied on, or not all of it was seen. */
  readonly doubt?: string;
  /** Why it examined nothing; absent where it did. */
  readonly absent?: string;
}

interface StandingRun {
  readonly notSelected: readonly NotSelected[];
  readonly unreadOf: (check: Check) => readonly Problem[];
}

/** How many places of one kind are shown. */
const mostPlaces = 3;

/** Tells how much a rule could judge at all in a run. */
export function standingOf(
  rule: RuleId,
  check: Check | undefined,
  { notSelected, unreadOf }: StandingRun,
): Standing {
  if (check === undefined) {
    return { absent: whyAbsent(notSelected.find((each) => each.rule === rule)) };
  }
  const { outcome, message, evidence } = check;
  const absent =
    evidence.examined > 0 ? {} : { absent: message ?? 'the run has nothing that it judges' };
  if (outcome === 'error') return { ...absent, doubt: message ?? 'its policy failed' };
  const [unread] = unreadOf(check);
  return unread === undefined
    ? absent
    : { ...absent, doubt: `a part of the input could not be read: ${unread.message}` };
}

/** What a rule says of a service. A finding counts in any case, and nothing is well that could not all be seen. */
export function sayOf(
  { rule, part }: AskedRule,
  { examined, findings, doubts }: Said = nothing,
  { doubt, absent }: Standing,
): OperabilityWord {
  const wrong = findings.filter(({ details }) => part === undefined || lacks(details, part));
  if (wrong.length > 0) {
    // What nobody has accepted is what there is to do.
    const sorted = wrong.toSorted((left, right) => orderOf(left) - orderOf(right));
    const isAccepted = wrong.every(({ state }) => state !== 'new');
    const accepted = isAccepted && { accepted: true };
    return { rule, state: 'no', ...accepted, ...tell(sorted), places: placesOf(sorted) };
  }
  if (doubts.length > 0) {
    return { rule, state: 'unknown', ...tell(doubts), places: placesOf(doubts) };
  }
  if (doubt !== undefined) return { rule, state: 'unknown', why: doubt, count: 0, places: [] };
  const judged = examined.filter(({ has = [] }) => part === undefined || has.includes(part));
  if (judged.length > 0) {
    const why = list([...new Set(judged.map(({ name }) => name))]);
    return { rule, state: 'yes', why, count: judged.length, places: placesOf(judged) };
  }
  const why = absent ?? 'nothing that it judged is of this service';
  return { rule, state: 'nothing', why, count: 0, places: [] };
}

const nothing: Said = { examined: [], findings: [], doubts: [] };

/** Of a rule about several things that a service has. */
function lacks({ missing }: Finding['details'], part: string): boolean {
  return Array.isArray(missing) && missing.includes(part);
}

function orderOf({ state }: Finding): number {
  return state === 'new' ? 0 : 1;
}

function tell(said: readonly { readonly message: string }[]) {
  const [first, ...others] = said;
  const more = others.length === 0 ? '' : `; and ${others.length} more`;
  return { why: `${first?.message ?? ''}${more}`, count: said.length };
}

function list(names: readonly string[]): string {
  const more = names.length - mostPlaces;
  const shown = names.slice(0, mostPlaces).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function placesOf(
  said: readonly (NotedSubject | Finding | Undecided)[],
): readonly OperabilityPlace[] {
  return said.slice(0, mostPlaces).map((each): OperabilityPlace => {
    const { location } = each;
    const place = location && { location: trim(location) };
    if ('isExamined' in each) return { name: each.name, ...place };
    const { subject, environment } = each;
    return {
      name: nameOf(subject),
      ...(environment !== undefined && { environment }),
      ...('state' in each && { state: each.state }),
      ...place,
    };
  });
}

function nameOf(subject: Subject | undefined): string {
  return subject?.name ?? subject?.id ?? 'the run';
}

function trim({ uri, pointer, region, rendered }: Location): OperabilityPlace['location'] & {} {
  return {
    uri,
    ...(pointer !== undefined && { pointer }),
    ...(region && { region }),
    ...(rendered && { rendered }),
  };
}

function whyAbsent(absent: NotSelected | undefined): string {
  switch (absent?.reason) {
    case 'input-missing':
      return `it needs ${absent.missing ?? 'what the run was not given'}`;
    case 'off':
      return 'the rule is off';
    case 'not-asked':
      return 'the run is limited to other rules';
    case undefined:
      return 'the run does not have the rule';
  }
}
