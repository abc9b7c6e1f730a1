import type { EventSchema } from '../../facts/events/model/index.js';
import { ownerOf } from '../../facts/events/traits/index.js';
import { isAboutTopic, judgePlans } from '../../facts/lifecycle/index.js';
import type { PackRule, RulePack } from '../../policy/index.js';
import type { InputRef, RuleId } from '../../report/index.js';
import type { Resummarize } from '../artefact.js';
import { describePlans } from '../describe-plans.js';
import { findInSubjects, judgeSubjects } from '../judge-subjects.js';
import { isJoinedRule } from '../joined/joined-rule.js';
import type { PlacedSubject } from '../place-subject.js';
import { ruleIn, type RulePlan, type RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { eventDiffTopic } from './class-of-difference.js';
import { compareEvents } from './compare-events.js';
import { describeChanges, type JudgedEvent } from './describe-changes.js';
import { describeInventories } from './describe-inventory.js';
import { contextOf } from './context-of.js';
import { describeEvents } from './describe-event.js';
import { type EventChangesFacts, waiveEventChanges } from './event-change-facts.js';
import { placeEventSubject } from './event-subject.js';
import { judgeEventChanges } from './judge-changes.js';
import type { ReadEvents, ReadEventSource } from './read-events.js';

/** By what events are judged. */
export interface EventJudging {
  readonly pack: RulePack;
  readonly now: Date;
  /** Every event is there: what a plan names and is not among them does not exist. */
  readonly isWhole: boolean;
  /** Whether a rule is on for a file, also where the run does not ask for it. */
  readonly isOn: (rule: RuleId, uri: string) => boolean;
  /** Teams and services of the catalog; absent where there is none. */
  readonly owners?: ReadonlySet<string>;
}

/** Judges all events of a run at once by the rules about them, and adds what they found to the results. */
export function judgeEvents(
  read: ReadEvents,
  judging: EventJudging,
  plans: RulePlans<PackRule>,
  results: RuleResults,
): Resummarize {
  const { pack, now, isOn } = judging;
  const sourceOf = new Map<EventSchema, ReadEventSource>();
  for (const source of read.sources) {
    for (const schema of source.schemas) sourceOf.set(schema, source);
  }
  const described = describeEvents([...sourceOf.keys()], (event) =>
    contextOf(event, sourceOf.get(event), judging.owners),
  );
  const planOf = new Map<string, RulePlan<PackRule>>();
  for (const { id, document } of sourceOf.keys()) planOf.set(id, plans.of({ uri: document.uri }));
  const subjects = new Map<string, PlacedSubject>();
  const ownerOfEvent = new Map(
    [...sourceOf].map(([event, { source }]) => [event.id, source.service ?? ownerOf(event)]),
  );
  for (const [id, subject] of described.subjects) {
    subjects.set(id, placeEventSubject(subject, ownerOfEvent.get(subject.event)));
  }
  const judged = read.sources.flatMap(compareEvents).map((each): JudgedEvent => {
    const { old, new: newer } = each.compared;
    const isTold = old !== undefined || newer === undefined;
    return isTold ? { ...each, judgement: judgeEventChanges(each.compared, now) } : each;
  });
  const sidecars = new Set(read.sources.flatMap(({ sidecar }) => sidecar ?? []));
  const inventories = describeInventories(sidecars, subjects);
  const changes = new Map<string, EventChangesFacts>();
  for (const each of judged) {
    const { id } = each.compared.event;
    const uri = id.split('#')[0] ?? id;
    if (!planOf.has(id)) planOf.set(id, plans.of({ uri }));
    changes.set(
      id,
      describeChanges(
        each,
        subjects,
        (rule) => isOn(rule, uri),
        described.facts.get(id)?.kind === 'audit',
      ),
    );
  }
  const rules = pack.rules.filter(
    (rule) =>
      rule.requires.includes('events') &&
      !isJoinedRule(rule) &&
      [...planOf.values()].some((plan) => ruleIn(plan, rule.id)),
  );
  const setPlan = plans.ofSet(undefined);
  const what = 'event, field, change or plan';
  const asked = { pack, now, rules, subjects, planOf, setPlan, what };
  const unchanging = {
    events: Object.fromEntries(described.facts),
    privacy: { inventories },
    plans: describePlans(judgePlansOf(read, judged, judging), subjects),
  };
  const toInput = (ofEvents: ReadonlyMap<string, EventChangesFacts>) => ({
    ...unchanging,
    event_changes: Object.fromEntries(ofEvents),
  });
  judgeSubjects(toInput(changes), asked, results);
  for (const { id } of rules) {
    if (!id.startsWith(`${eventDiffTopic}/`)) continue;
    for (const { compared, base } of judged) {
      if (base.state !== 'absent') continue;
      const reason = `it is new: ${base.name} does not have it`;
      results.addNotJudged(id, { what: compared.event.id, reason });
    }
  }
  return (umbrellas, waived) =>
    findInSubjects(toInput(waiveEventChanges(changes, waived)), umbrellas, asked);
}

function judgePlansOf(
  read: ReadEvents,
  judged: readonly JudgedEvent[],
  { now, isWhole }: EventJudging,
) {
  const contracts = judged.map(({ compared, base, judgement }) => ({
    names: compared.names,
    breaks: judgement?.breaks ?? [],
    isDecided: base.state !== 'unreadable',
  }));
  // Plans for API descriptions may stand in the same folder.
  const own = read.plans.filter((entry) => !isAboutTopic(entry, 'openapi-diff'));
  return judgePlans(own, contracts, { now, isWhole });
}

/** What was looked at, for the report. */
export function describeEventInputs({ sources }: ReadEvents): readonly InputRef[] {
  const files = sources.flatMap(({ files: own, base, history }) => [
    ...own,
    ...(base?.files ?? []),
    ...history.flatMap((version) => version.files),
  ]);
  const known = new Map(files.map((file) => [file.uri, file]));
  return [...known.values()].map(({ uri, digest, schemas }) => {
    return { uri, digest, kind: 'events', units: schemas };
  });
}
