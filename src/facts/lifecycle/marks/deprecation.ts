import { plural } from '../../../report/index.js';
import { daysUntil } from '../../../report/calendar-date.js';
import type { Element, ElementMarks } from '../break.js';
import type { Answer, RefusalCode } from '../cover.js';
import type { LifecyclePolicy, UndatedDeprecation } from '../lifecycle-policy.js';
import { printValue } from '../print-value.js';
import { readDay } from '../read-day.js';
import { askOutwards } from './ask-outwards.js';
import type { FindDeprecatedSince } from './deprecated-since.js';
import { daysBetween, minimumDaysOf } from './minimum-days.js';

/** What the decision about a deprecation rests on. */
export interface DeprecationContext {
  readonly policy: LifecyclePolicy;
  readonly now: Date;
  readonly deprecatedSince?: FindDeprecatedSince;
}

/**
 * Whether consumers were told in time that the element would end. What the head says is too late to tell anybody, and yet it can take
 * a promise back: an element that lives on without its deprecation, or without its date, does not end.
 */
export function coverByDeprecation(element: Element, context: DeprecationContext): Answer {
  return (
    askOutwards(element, (each) => judgeElement(each, context)) ?? {
      holds: false,
      code: 'not-deprecated',
      message: `${element.name} was not deprecated in the base`,
      hint: 'Bring the old form back with deprecated: true and a sunset, release that, and make the change when the day has come.',
      ...placeOf(element.base ?? element.head),
    }
  );
}

/** Undefined where it was never deprecated: there is nothing to explain. */
function judgeElement(element: Element, context: DeprecationContext): Answer | undefined {
  const { name, base, head } = element;
  const refuse = (code: RefusalCode, message: string, hint: string): Answer => ({
    holds: false,
    code,
    message,
    hint,
    ...placeOf(head ?? base),
  });
  if (base?.deprecated !== true) {
    if (base === undefined || head?.deprecated !== true) return undefined;
    return refuse(
      'deprecated-with-break',
      `${name} is deprecated and broken in one change`,
      'Release the deprecation first, and make the change when its day has come.',
    );
  }
  if (head !== undefined && !head.deprecated) {
    return refuse(
      'deprecation-withdrawn',
      `${name} is not deprecated any more, and yet it breaks`,
      'Keep deprecated: true for as long as the element ends.',
    );
  }
  const sunset = readDay(base.sunset);
  switch (sunset.kind) {
    case 'unreadable':
      return refuse(
        'sunset-unreadable',
        `${name} has the sunset ${printValue(sunset.value)}, which is no date`,
        'Write it as 2027-01-31, or as a time such as 2027-01-31T00:00:00Z.',
      );
    case 'absent':
      return judgeAge(element, base, context);
    case 'day':
      if (head !== undefined) {
        const kept = readDay(head.sunset);
        if (kept.kind === 'absent') {
          return refuse(
            'sunset-withdrawn',
            `${name} has lost its sunset of ${sunset.day} while it is still deprecated`,
            'Keep the date, or remove the element.',
          );
        }
        // A date that was put off is a new promise.
        if (kept.kind === 'day' && daysBetween(sunset.day, kept.day) > 0) {
          return judgeSunset(element, base, kept.day, context);
        }
      }
      return judgeSunset(element, base, sunset.day, context);
  }
}

function judgeSunset(
  element: Element,
  base: ElementMarks,
  sunset: string,
  { policy, now, deprecatedSince }: DeprecationContext,
): Answer {
  const { name } = element;
  const refuse = refuseAt(base);
  const stated = readDay(base.deprecatedOn);
  if (stated.kind === 'unreadable') {
    return refuse(
      'deprecated-on-unreadable',
      `${name} was deprecated on ${printValue(stated.value)}, which is no date`,
      'Write it as 2027-01-31, or as a time such as 2027-01-31T00:00:00Z.',
    );
  }
  if (stated.kind === 'day' && daysBetween(stated.day, sunset) < 0) {
    return refuse(
      'sunset-before-deprecation',
      `${name} has the sunset ${sunset}, before it was deprecated on ${stated.day}`,
      'Correct one of the two dates.',
    );
  }
  const days = daysUntil(sunset, now);
  if (days > 0) {
    return refuse(
      'sunset-not-reached',
      `${name} may end on ${sunset}, in ${plural(days, 'day')}`,
      `Keep the old form until ${sunset}.`,
    );
  }
  const reached = days === 0 ? 'today' : `on ${sunset}`;
  const message = `${name} was deprecated, and its sunset came ${reached}`;
  const minimum = minimumDaysOf(element, 'base', policy);
  if (minimum === 0) return { holds: true, message, ...placeOf(base) };
  // The history is evidence, and a date is what somebody wrote.
  const announced =
    deprecatedSince?.(element)?.day ?? (stated.kind === 'day' ? stated.day : undefined);
  if (announced === undefined) {
    return refuse(
      'announcement-unknown',
      `nobody can tell since when ${name} is deprecated, and ${plural(minimum, 'day')} of notice are asked for`,
      `Give it ${policy.keys.deprecatedOn[0] ?? 'the day of its deprecation'}, or judge it where the history of the file is there.`,
    );
  }
  const span = daysBetween(announced, sunset);
  if (span < minimum) {
    return refuse(
      'announcement-too-short',
      `${name} was deprecated on ${announced} with the sunset ${sunset}: ${plural(span, 'day')} of notice, and ${minimum} are asked for`,
      'Keep the old form, and move the sunset.',
    );
  }
  return { holds: true, message: `${message} after ${plural(span, 'day')}`, ...placeOf(base) };
}

function judgeAge(
  element: Element,
  base: ElementMarks,
  { policy, now, deprecatedSince }: DeprecationContext,
): Answer {
  const { name } = element;
  const refuse = refuseAt(base);
  const { undated } = policy.deprecation;
  const [key = 'a sunset'] = policy.keys.sunset;
  if (undated === false) {
    return refuse(
      'sunset-missing',
      `${name} was deprecated without a sunset`,
      `Give it ${key} with a date, release that, and make the change when the day has come.`,
    );
  }
  const since = deprecatedSince?.(element);
  const hint = `Judge it where the history of the file is there, or give it ${key}.`;
  if (since === undefined) {
    return refuse('age-unknown', `nobody can tell since when ${name} is deprecated`, hint);
  }
  if (undated.minimumReleases !== undefined && since.releases === undefined) {
    return refuse(
      'age-unknown',
      `nobody can tell in how many releases ${name} is deprecated`,
      hint,
    );
  }
  const age = -daysUntil(since.day, now);
  const releases = since.releases ?? 0;
  const message = `${name} is deprecated since ${since.day}${since.releases === undefined ? '' : `, in ${plural(releases, 'release')}`}`;
  const missing = describeMissing(undated, age, releases);
  return missing.length === 0
    ? { holds: true, message, ...placeOf(base) }
    : refuse(
        'age-too-short',
        `${message}: ${missing.join(' and ')} are asked for`,
        'Keep the old form until then.',
      );
}

function describeMissing(
  { minimumDays = 0, minimumReleases = 0 }: UndatedDeprecation,
  age: number,
  releases: number,
): readonly string[] {
  return [
    ...(age < minimumDays ? [plural(minimumDays, 'day')] : []),
    ...(releases < minimumReleases ? [plural(minimumReleases, 'release')] : []),
  ];
}

function refuseAt(marks: ElementMarks) {
  return (code: RefusalCode, message: string, hint: string): Answer => ({
    holds: false,
    code,
    message,
    hint,
    ...placeOf(marks),
  });
}

function placeOf(marks: ElementMarks | undefined): Pick<ElementMarks, 'location'> | object {
  return marks === undefined ? {} : { location: marks.location };
}
