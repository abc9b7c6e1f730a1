import type { ShapeFault } from '../../source/check-shape.js';
import { isCalendarDate } from '../../report/calendar-date.js';
import type { WaiverAnnotation } from '../judged-rule.js';
import { placeOf, type WaiverEntry } from './waiver.js';

/** `2026-10-01: why`, or without the colon. */
const form =
  /^(?<expires>\d{4}-\d{2}-\d{2})(?:\s*:\s*|\s+)(?<reason>[^]*(?!\p{DI})[\p{L}\p{N}][^]*)$/u;

/**
 * Reads an annotation as a waiver of the object that carries it, until the day and for the reason of its value. The owner is that of
 * the object.
 */
export function readAnnotation(annotation: WaiverAnnotation): WaiverEntry {
  const { name, value, subject, environment, location, isAmbiguous } = annotation;
  const rule = name.replace('.', '/');
  const { expires, reason } = form.exec(value.trim())?.groups ?? {};
  const { owner } = subject;
  const entry = {
    origin: 'annotation',
    id: placeOf(location),
    known: {
      rule,
      ...(owner !== undefined && { owner }),
      ...(reason !== undefined && { reason }),
      ...(expires !== undefined && { expires }),
    },
    locate: () => location,
    identity: JSON.stringify([rule, environment ?? '', subject.id]),
  } as const;
  const faults: ShapeFault[] = [];
  if (expires === undefined || reason === undefined || !isCalendarDate(expires)) {
    faults.push({
      path: [],
      message: `its value is ${JSON.stringify(value)}`,
      hint: 'Give the last day and the reason: 2026-10-01: why until then.',
    });
  }
  if (owner === undefined || !/(?!\p{DI})[\p{L}\p{N}]/u.test(owner)) {
    faults.push({
      path: [],
      message: 'nobody answers for it',
      hint: `Give ${subject.kind} ${subject.name ?? subject.id} the label owner.`,
    });
  }
  if (isAmbiguous === true) {
    faults.push({
      path: [],
      message: `${subject.id} stands twice in the file`,
      hint: 'Remove one of the two, or write the waiver into the file of waivers.',
    });
  }
  if (faults.length > 0 || expires === undefined || reason === undefined || owner === undefined) {
    return { ...entry, faults };
  }
  const object = {
    id: subject.id,
    uri: location.uri,
    ...(environment !== undefined && { environment }),
  };
  return {
    ...entry,
    waiver: { rule, covers: { object }, owner, reason, expires, controls: [] },
    faults,
  };
}
