import { createRedactor } from '../../../source/index.js';
import { daysUntil } from '../../../report/calendar-date.js';
import type { WaiverRef } from '../../../report/index.js';
import type { Answer } from '../cover.js';
import type { Plan, PlanEntry } from './plan.js';

const redact = createRedactor();

/** What a plan that names a break says of it; with the waiver of the finding where it holds. */
export interface PlanAnswer {
  readonly answer: Answer;
  readonly waiver?: WaiverRef;
}

/** The first of the plans that holds; else why the first one does not. Undefined where none names the break. */
export function coverByPlan(entries: readonly PlanEntry[], now: Date): PlanAnswer | undefined {
  const answers = entries.map((entry) => judgeEntry(entry, now));
  return answers.find(({ answer }) => answer.holds) ?? answers[0];
}

function judgeEntry(entry: PlanEntry, now: Date): PlanAnswer {
  const { id, plan, faults, locate } = entry;
  const location = locate([]);
  if (plan === undefined) {
    const [fault] = faults;
    return {
      answer: {
        holds: false,
        code: 'plan-malformed',
        message: `the plan ${id} does not hold: ${fault?.message ?? 'it cannot be read'}`,
        hint: fault?.hint ?? 'Correct it.',
        location: fault?.location ?? location,
      },
    };
  }
  if (daysUntil(plan.expires, now) < 0) {
    return {
      answer: {
        holds: false,
        code: 'plan-expired',
        message: `the plan ${id} expired on ${plan.expires}`,
        hint: 'Bring the old form back, or agree on a new plan with its consumers.',
        location: locate(['expires']),
      },
    };
  }
  if (!isAnnounced(plan, now)) {
    return {
      answer: {
        holds: false,
        code: 'plan-not-due',
        message: `the plan ${id} tells the consumers on ${plan.deprecatedOn}, which is to come`,
        hint: 'Keep the old form, or correct deprecatedOn if they were told.',
        location: locate(['deprecatedOn']),
      },
    };
  }
  const isDue = daysUntil(plan.sunsetOn, now) <= 0;
  if (!isDue && !haveAllMigrated(plan)) {
    return {
      answer: {
        holds: false,
        code: 'plan-not-due',
        message: `the plan ${id} ends the old form on ${plan.sunsetOn}, and ${describeWaiting(plan)}`,
        hint: `Keep the old form until ${plan.sunsetOn}, or until every consumer has migrated.`,
        location: locate(['sunsetOn']),
      },
    };
  }
  const since = isDue
    ? `ended the old form on ${plan.sunsetOn}`
    : 'has seen every consumer migrate';
  const waiting = isDue && plan.consumers.length > 0 && !haveAllMigrated(plan);
  return {
    answer: {
      holds: true,
      message: `the plan ${id} of ${redact(plan.owner)} ${since}${waiting ? `, though ${describeWaiting(plan)}` : ''}`,
      location,
    },
    waiver: {
      id,
      owner: redact(plan.owner),
      reason: redact(plan.reason),
      expires: plan.expires,
      location,
    },
  };
}

/** Nobody can have moved because of what they will be told. */
export function isAnnounced({ deprecatedOn }: Plan, now: Date): boolean {
  return daysUntil(deprecatedOn, now) <= 0;
}

/** Where nobody is named, nobody is known to have moved: the day decides. */
export function haveAllMigrated({ consumers }: Plan): boolean {
  return consumers.length > 0 && consumers.every(({ state }) => state === 'migrated');
}

function describeWaiting({ consumers }: Plan): string {
  const waiting = consumers.filter(({ state }) => state !== 'migrated').map(({ name }) => name);
  const [first] = waiting;
  if (first === undefined) return 'that is not yet';
  const others = waiting.length - 1;
  const more = others === 0 ? ' has' : ` and ${others} more have`;
  return `${redact(first)}${more} not migrated`;
}
