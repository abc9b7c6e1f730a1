import { plural } from '../../../report/index.js';
import type { Location } from '../../../report/index.js';
import { daysUntil, toCalendarDate } from '../../../report/calendar-date.js';
import type { Element, ElementMarks } from '../break.js';
import type { LifecyclePolicy } from '../lifecycle-policy.js';
import { printValue } from '../print-value.js';
import { readDay } from '../read-day.js';
import { daysBetween, minimumDaysOf } from './minimum-days.js';
import { levelOf } from './stability.js';

/** What is wrong with how a version of a contract announces the end of an element, or states its level. */
export type MarkFaultCode =
  | 'sunset-unreadable'
  | 'deprecated-on-unreadable'
  | 'sunset-without-deprecation'
  | 'sunset-before-deprecation'
  | 'sunset-missing'
  | 'sunset-too-soon'
  | 'sunset-moved-earlier'
  | 'sunset-withdrawn'
  | 'stability-unknown'
  | 'stability-lowered';

export interface MarkFault {
  readonly code: MarkFaultCode;
  readonly element: Element;
  readonly message: string;
  readonly hint: string;
  readonly location: Location;
  /** What the base says of it. */
  readonly base?: Location;
}

/**
 * Judges what the head says of the life of its elements: a promise has to be readable when it is made, long enough, and kept. Elements
 * that the head does not have are judged by the covers.
 */
export function judgeMarks(
  elements: Iterable<Element>,
  policy: LifecyclePolicy,
  now: Date,
): readonly MarkFault[] {
  return [...elements].flatMap((element) => judgeElement(element, policy, now));
}

type Complaint = Pick<MarkFault, 'code' | 'message' | 'hint'>;

function judgeElement(element: Element, policy: LifecyclePolicy, now: Date): readonly MarkFault[] {
  const { base, head } = element;
  if (head === undefined) return [];
  return [...judgeSunset(element, head, policy, now), ...judgeLevel(element, policy)].map(
    (complaint) => ({
      ...complaint,
      element,
      location: head.location,
      ...(base && { base: base.location }),
    }),
  );
}

const dateHint = 'Write it as 2027-01-31, or as a time such as 2027-01-31T00:00:00Z.';

function judgeSunset(
  element: Element,
  head: ElementMarks,
  policy: LifecyclePolicy,
  now: Date,
): readonly Complaint[] {
  const { name } = element;
  const sunset = readDay(head.sunset);
  const stated = readDay(head.deprecatedOn);
  const unreadable: Complaint[] = [];
  if (sunset.kind === 'unreadable') {
    const message = `${name} has the sunset ${printValue(sunset.value)}, which is no date`;
    unreadable.push({ code: 'sunset-unreadable', message, hint: dateHint });
  }
  if (stated.kind === 'unreadable') {
    const message = `${name} was deprecated on ${printValue(stated.value)}, which is no date`;
    unreadable.push({ code: 'deprecated-on-unreadable', message, hint: dateHint });
  }
  if (unreadable.length > 0) return unreadable;
  if (!head.deprecated) {
    if (sunset.kind !== 'day') return [];
    const message = `${name} has the sunset ${sunset.day} and is not deprecated`;
    const hint = 'Add deprecated: true, or remove the date.';
    return [{ code: 'sunset-without-deprecation', message, hint }];
  }
  if (sunset.kind !== 'day') return judgeMissing(element, policy);
  if (stated.kind === 'day' && daysBetween(stated.day, sunset.day) < 0) {
    const message = `${name} has the sunset ${sunset.day}, before it was deprecated on ${stated.day}`;
    return [{ code: 'sunset-before-deprecation', message, hint: 'Correct one of the two dates.' }];
  }
  const start = stated.kind === 'day' ? stated.day : undefined;
  return judgeNotice(element, sunset.day, start, policy, now);
}

function judgeMissing(element: Element, policy: LifecyclePolicy): readonly Complaint[] {
  const { name, base } = element;
  const before = readDay(base?.sunset);
  if (base?.deprecated === true && before.kind === 'day') {
    const message = `${name} has lost its sunset of ${before.day} while it is still deprecated`;
    const hint = 'Keep the date, or end the deprecation.';
    return [{ code: 'sunset-withdrawn', message, hint }];
  }
  const isNew = base?.deprecated !== true;
  const minimum = minimumDaysOf(element, 'head', policy);
  if (!isNew || minimum === 0 || policy.deprecation.undated !== false) return [];
  const message = `${name} is deprecated without a sunset, and ${plural(minimum, 'day')} of notice are asked for`;
  const hint = `Give it ${policy.keys.sunset[0] ?? 'a sunset'} with a date.`;
  return [{ code: 'sunset-missing', message, hint }];
}

/** Judges how long consumers have from now on, where that was decided in this change. */
function judgeNotice(
  element: Element,
  sunset: string,
  stated: string | undefined,
  policy: LifecyclePolicy,
  now: Date,
): readonly Complaint[] {
  const { name, base } = element;
  const minimum = minimumDaysOf(element, 'head', policy);
  const before = readDay(base?.sunset);
  const today = toCalendarDate(now);
  if (base?.deprecated === true && before.kind === 'day') {
    if (daysBetween(sunset, before.day) <= 0) return [];
    // A minimum is all that was promised, and where there is none the date is.
    if (minimum > 0 && daysUntil(sunset, now) >= minimum) return [];
    const message = `the sunset of ${name} was moved from ${before.day} to ${sunset}`;
    const hint =
      minimum > 0
        ? `Keep ${before.day}, or leave ${plural(minimum, 'day')} from today.`
        : `Keep ${before.day}.`;
    return [{ code: 'sunset-moved-earlier', message, hint }];
  }
  // Nobody can have read of it before today, whatever day is written there.
  const start = stated !== undefined && daysBetween(today, stated) > 0 ? stated : today;
  const span = daysBetween(start, sunset);
  if (span >= minimum) return [];
  const asked = minimum > 0 ? `, and ${plural(minimum, 'day')} of notice are asked for` : '';
  const message = `${name} has the sunset ${sunset}, ${describeNotice(span, start, today)}${asked}`;
  return [{ code: 'sunset-too-soon', message, hint: 'Choose a later day.' }];
}

function describeNotice(span: number, start: string, today: string): string {
  if (start !== today) return `${plural(span, 'day')} after its deprecation`;
  if (span === 0) return 'which is today';
  return span < 0 ? 'which has passed' : `${plural(span, 'day')} from today`;
}

function judgeLevel(element: Element, policy: LifecyclePolicy): readonly Complaint[] {
  const { name, base, head } = element;
  const { levels, from } = policy.stability;
  const hint = `Give it one of ${levels.join(', ')}.`;
  if (head?.stability !== undefined && !levels.some((level) => level === head.stability)) {
    const message = `${name} has the level ${printValue(head.stability)}, which is not known`;
    return [{ code: 'stability-unknown', message, hint }];
  }
  // What is said around it is told there, once.
  const isOwn = head?.stability !== undefined || base?.stability !== undefined;
  if (!isOwn || base === undefined) return [];
  const [old, now] = [levelOf(element, 'base', policy), levelOf(element, 'head', policy)];
  if (old.kind === 'unknown' || now.kind === 'unknown') return [];
  if (now.rank >= old.rank || old.rank < levels.indexOf(from)) return [];
  return [
    {
      code: 'stability-lowered',
      message: `${name} was ${old.level} and is ${now.level}: what consumers rely on is protected no more`,
      hint: `Keep ${old.level}; a new form may start lower.`,
    },
  ];
}
