import type { JudgedPlan } from '../facts/lifecycle/index.js';
import type { Location } from '../report/index.js';
import { fingerprint } from '../verdict/index.js';
import type { PlacedSubject } from './place-subject.js';

/** A plan as policies read it: `input.plans[id]`. */
export interface PlanFacts {
  readonly id: string;
  readonly state: JudgedPlan['state'];
  readonly matched: number;
  readonly faults: readonly {
    /** Names it as a subject. */
    readonly id: string;
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }[];
}

/** Plans as policies read them, by id; what their findings may be about is added to the subjects. */
export function describePlans(
  plans: readonly JudgedPlan[],
  subjects: Map<string, PlacedSubject>,
): Readonly<Record<string, PlanFacts>> {
  const facts = plans.map(({ entry, state, matched, faults }): PlanFacts => {
    subjects.set(entry.id, subjectOf(entry.id, entry.locate([])));
    return {
      id: entry.id,
      state,
      matched: matched.length,
      faults: faults.map(({ code, message, hint, location }, index) => {
        const id = `${entry.id}#${index}`;
        subjects.set(id, subjectOf(entry.id, location, code));
        return { id, code, message, hint };
      }),
    };
  });
  return Object.fromEntries(facts.map((plan) => [plan.id, plan]));
}

function subjectOf(plan: string, location: Location, code = ''): PlacedSubject {
  return {
    subject: { kind: 'plan', id: plan, name: plan },
    fingerprint: (rule) =>
      fingerprint({
        rule: rule.id,
        subject: plan,
        path: code === '' ? [] : [code, location.pointer ?? ''],
        object: undefined,
      }),
    locate: () => location,
    related: () => [],
  };
}
