import type { FieldClassification, SensitivityLevel } from '../../facts/classification/index.js';
import type { SidecarRules } from '../../facts/classification/sidecar/sidecar.js';
import { findRetention } from '../../facts/events/conventions/retention.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import { ownerOf } from '../../facts/events/traits/index.js';
import type { ExhibitedEvent, ExhibitedField, Problem } from '../../report/index.js';
import { contextOf } from './context-of.js';
import { describeAudience } from './describe-audience.js';
import type { RetentionFacts } from './event-facts.js';
import { toRetentionFacts } from './to-retention-facts.js';
import type { EventsSource } from './events-source.js';
import { type EventsAccess, readEvents, type ReadEventSource } from './read-events.js';
import { redactPaths } from './redact-paths.js';

/** Which events carry what, and where it flows: what a record of processing asks for. Values are not in it. */
export interface EventsReport {
  readonly schemaVersion: 1;
  readonly events: readonly EventRecord[];
  readonly totals: EventTotals;
  /** What could not be read: the report is not whole. */
  readonly problems: readonly Problem[];
}

/** One event with what it carries. */
export interface EventRecord extends Omit<ExhibitedEvent, 'classified' | 'fields'> {
  readonly channels: readonly { readonly name: string; readonly direction?: 'send' | 'receive' }[];
  readonly retention: readonly RetentionFacts[];
  /** Those that are classified, or look as if they had to be. */
  readonly fields: readonly FieldRecord[];
  /** Fields that a log of this shape must not show, as the `redact` option of pino takes them. */
  readonly redact: readonly string[];
}

/** A field that is classified, or looks as if it had to be. */
export interface FieldRecord
  extends ExhibitedField, Pick<SidecarRules, 'owner' | 'allowedIn' | 'redaction' | 'retention'> {}

/** Counts over all events. */
export interface EventTotals {
  readonly events: number;
  readonly fields: number;
  /** Most sensitive first; fields of one definition count in each event that has them. */
  readonly levels: readonly ClassTotal[];
  readonly categories: readonly ClassTotal[];
}

interface ClassTotal {
  readonly name: string;
  readonly fields: number;
  readonly events: number;
}

/** Reads event schemas, and says what each of them carries. */
export async function createEventsReport(
  source: EventsSource,
  access: EventsAccess,
): Promise<EventsReport> {
  const { sources, problems, problemsOfClassification } = await readEvents([source], access);
  const events = sources.flatMap((read) => read.schemas.map((event) => recordEvent(event, read)));
  return {
    schemaVersion: 1,
    events,
    totals: count(events),
    problems: [...problems, ...problemsOfClassification],
  };
}

/** Says what an event carries. */
export function recordEvent(event: EventSchema, read: ReadEventSource): EventRecord {
  const context = contextOf(event, read);
  const classes = context.classify(event);
  const { name, from } = describeAudience(event, context.audience);
  const owner = ownerOf(event) ?? context.service;
  return {
    id: event.id,
    name: event.name,
    ...(event.version !== undefined && { version: event.version }),
    kind: context.kindOf(event),
    audience: { name, from },
    ...(owner !== undefined && { owner }),
    channels: event.channels.map(({ name: channel, direction }) => ({
      name: channel,
      ...(direction && { direction }),
    })),
    retention: findRetention(event).map(toRetentionFacts),
    location: event.document.locate(event.pointer),
    fieldCount: event.fields.length,
    fields: event.fields.flatMap((field) => recordField(field, classes[field.index]) ?? []),
    redact: redactPaths(event, classes),
  };
}

function recordField(
  field: EventField,
  classification: FieldClassification | undefined,
): FieldRecord | undefined {
  const { verdict, source = 'none', faults = [], sidecar } = classification ?? {};
  if (verdict === undefined) return undefined;
  const { class: name, owner, allowedIn, redaction, retention } = sidecar ?? {};
  return {
    path: field.path,
    section: field.section,
    level: verdict.level,
    categories: verdict.categories,
    source,
    confidence: verdict.confidence,
    evidence: verdict.evidence.map(({ kind, text }) => ({ kind, text })),
    ...(verdict.handling && { handling: verdict.handling }),
    ...(name !== undefined && { class: name }),
    ...(owner !== undefined && { owner }),
    ...(allowedIn && { allowedIn }),
    ...(redaction && { redaction }),
    ...(retention !== undefined && { retention }),
    faults,
    location: field.document.locate(field.pointer),
  };
}

const mostSensitiveFirst = [
  'restricted',
  'confidential',
  'internal',
  'public',
] as const satisfies readonly SensitivityLevel[];

function count(events: readonly EventRecord[]): EventTotals {
  const total = (name: string, isOf: (field: FieldRecord) => boolean): readonly ClassTotal[] => {
    const counts = events.map(({ fields }) => fields.filter(isOf).length);
    const fields = counts.reduce((sum, own) => sum + own, 0);
    return fields === 0 ? [] : [{ name, fields, events: counts.filter((own) => own > 0).length }];
  };
  const categories = new Set(
    events.flatMap(({ fields }) => fields.flatMap((field) => field.categories)),
  );
  return {
    events: events.length,
    fields: events.reduce((sum, { fieldCount }) => sum + fieldCount, 0),
    levels: mostSensitiveFirst.flatMap((level) => total(level, (field) => field.level === level)),
    categories: [...categories]
      .sort()
      .flatMap((name) => total(name, (field) => field.categories.includes(name))),
  };
}
