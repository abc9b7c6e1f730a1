import { isRecord } from '../../../source/is-record.js';
import type { EventChannel, EventPlace, EventSchema, Mark } from '../model/index.js';
import { plainKey } from '../traits/mark-key.js';

/** How long a message is kept, as somebody wrote it down. */
export interface Retention {
  /** What says so: `x-retention`, `kafka retention.ms`. */
  readonly from: string;
  /** As written, for people. */
  readonly text: string;
  /** `endless`: for ever, or until something newer has the same key. `unreadable`: it says nothing that could be read as a time. */
  readonly kind: 'finite' | 'endless' | 'unreadable';
  /** Of a finite one. */
  readonly days?: number;
  readonly place: EventPlace;
}

/** What a schema says of how long its messages are kept, and then what its channels say. */
export function findRetention({
  marks,
  channels,
}: Pick<EventSchema, 'marks' | 'channels'>): readonly Retention[] {
  return [...marks.flatMap(ofMark), ...channels.flatMap(ofChannel)];
}

/** What one channel says of how long its messages are kept: by an extension, or by the settings of its broker. */
function ofChannel(channel: EventChannel): readonly Retention[] {
  const { kafka, pulsar } = channel.bindings;
  const said = [...ofKafka(kafka), ...ofPulsar(pulsar)];
  return [
    ...channel.marks.flatMap(ofMark),
    ...said.map((one) => ({
      ...one,
      place: { document: channel.document, pointer: channel.pointer },
    })),
  ];
}

/** Extensions, properties and options that hold a time by their plain names: x-retention, retentionPeriod, retention_days, expirytime. */
const names =
  /^(?:data)?(?:retention(?:period|policy|time|days|ms|seconds|hours)?|ttl|expirytime)$/;

function ofMark(mark: Mark): readonly Retention[] {
  const key = plainKey(mark.key);
  if (!names.test(key)) return [];
  const unit = /(days|ms|seconds|hours)$/.exec(key)?.[1];
  return [{ from: mark.key, ...readRetention(mark.value, unit), place: mark }];
}

function* ofKafka(binding: unknown): Generator<Omit<Retention, 'place'>> {
  if (!isRecord(binding)) return;
  const nested = binding['topicConfiguration'];
  const settings = isRecord(nested) ? nested : binding;
  const policy = [settings['cleanup.policy'] ?? []].flat();
  const words = policy.flatMap((each) => (typeof each === 'string' ? each.split(',') : []));
  const isCompacted = words.some((word) => word.trim() === 'compact');
  const isDeleted = words.length === 0 || words.some((word) => word.trim() === 'delete');
  if (isCompacted && !isDeleted) {
    // The last value of each key stays.
    yield { from: 'kafka cleanup.policy', text: 'compact', kind: 'endless' };
    return;
  }
  const time = settings['retention.ms'];
  if (time === undefined) return;
  yield { from: 'kafka retention.ms', ...readRetention(time, 'ms') };
}

function* ofPulsar(binding: unknown): Generator<Omit<Retention, 'place'>> {
  if (!isRecord(binding)) return;
  const { retention, ttl } = binding;
  if (isRecord(retention) && retention['time'] !== undefined) {
    yield { from: 'pulsar retention.time', ...readRetention(retention['time'], 'minutes') };
  }
  if (ttl !== undefined) yield { from: 'pulsar ttl', ...readRetention(ttl, 'seconds') };
}

const daysOf: Readonly<Record<string, number>> = {
  ms: 1 / 86_400_000,
  millisecond: 1 / 86_400_000,
  s: 1 / 86_400,
  sec: 1 / 86_400,
  second: 1 / 86_400,
  min: 1 / 1440,
  minute: 1 / 1440,
  h: 1 / 24,
  hour: 1 / 24,
  d: 1,
  day: 1,
  w: 7,
  week: 7,
  month: 30,
  mo: 30,
  y: 365,
  yr: 365,
  year: 365,
};

/** Words for a time that has no end. */
const endless = new Set(
  'forever,infinite,infinity,unlimited,indefinite,indefinitely,never,none,permanent,-1'.split(','),
);

/**
 * Reads a time: ISO 8601 (`P30D`), a number with a unit (`30 days`, `7d`), a number by itself in the unit of its key, or a mapping with
 * one of these. Months have 30 days and years 365.
 */
export function readRetention(
  value: unknown,
  unit = 'days',
): Pick<Retention, 'text' | 'kind' | 'days'> {
  if (isRecord(value)) {
    const inner = ['duration', 'period', 'time', 'value', 'days', 'maxAge', 'policy']
      .map((key) => ({ key, own: value[key] }))
      .find(({ own }) => own !== undefined);
    if (inner === undefined) return { text: 'a mapping', kind: 'unreadable' };
    const own = value['unit'];
    const isDays = inner.key === 'days';
    return readRetention(inner.own, isDays ? 'days' : typeof own === 'string' ? own : unit);
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    return { text: typeof value, kind: 'unreadable' };
  }
  const text = String(value).trim().slice(0, 40);
  const word = text.toLowerCase();
  if (endless.has(word)) return { text, kind: 'endless' };
  const days = daysOfIso(word) ?? daysOfText(word, unit);
  if (days === undefined) return { text, kind: 'unreadable' };
  return days < 0 ? { text, kind: 'endless' } : { text, kind: 'finite', days };
}

function daysOfText(text: string, unit: string): number | undefined {
  const [, number, own] = /^(-?\d{1,18}(?:\.\d{1,9})?)\s?([a-z]{0,12})$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const name = (own ?? '') === '' ? unit.toLowerCase() : (own ?? '');
  const factor = daysOf[name] ?? daysOf[name.replace(/s$/, '')];
  return factor === undefined ? undefined : Number(number) * factor;
}

function daysOfIso(text: string): number | undefined {
  const parts =
    /^p(?:(\d{1,9})y)?(?:(\d{1,9})m)?(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:t(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?)?$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const numbers = parts
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (numbers.every((number) => number === undefined)) return undefined;
  const factors = [365, 30, 7, 1, 1 / 24, 1 / 1440, 1 / 86_400];
  return numbers.reduce<number>(
    (sum, number, index) => sum + (number ?? 0) * (factors[index] ?? 0),
    0,
  );
}
