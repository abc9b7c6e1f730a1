import { fromCivil, nanosecondsPerSecond, type CivilTime, toCivil } from './calendar.js';
import { abbreviateZone } from './zone-abbreviation.js';

/** A place with its rule of time. */
export interface TimeZone {
  /** Seconds east of Greenwich at a moment, in nanoseconds since 1970. */
  offsetAt(nanoseconds: bigint): number;
  /**
   * What people call it at that moment: `CET`, `-03`.
   *
   * @returns undefined when it is not known
   */
  abbreviationAt(nanoseconds: bigint): string | undefined;
}

/** Also what Go calls `Local`: where a machine stands must not decide what a policy finds. */
export const utc: TimeZone = { offsetAt: () => 0, abbreviationAt: () => 'UTC' };

/** Zones that were asked for; each costs a formatter of some ten kilobytes. */
const zones = new Map<string, TimeZone>();

/**
 * Finds a zone of the IANA time zone database, which Node has. Names are those of the database, letter by letter.
 *
 * @returns undefined when there is none of that name
 */
export function findTimeZone(name: string): TimeZone | undefined {
  const zone = zones.get(name) ?? makeTimeZone(name);
  if (zone !== undefined) zones.set(name, zone);
  return zone;
}

function makeTimeZone(name: string): TimeZone | undefined {
  if (!isZoneName(name)) return undefined;
  let offsets: Intl.DateTimeFormat;
  try {
    offsets = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  const { timeZone } = offsets.resolvedOptions();
  // Node takes names in any case, Go does not.
  if (timeZone !== name && timeZone.toLowerCase() === name.toLowerCase()) return undefined;
  const offsetAt = (nanoseconds: bigint) => readOffset(offsets.format(toMilliseconds(nanoseconds)));
  let names: Intl.DateTimeFormat | undefined;
  const nameAt = (milliseconds: number) => {
    names ??= new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'long' });
    return names.format(milliseconds);
  };
  return {
    offsetAt,
    abbreviationAt: (nanoseconds) =>
      abbreviateZone(name, toMilliseconds(nanoseconds), offsetAt(nanoseconds), nameAt),
  };
}

/** Areas of the database, and names that stand in none. */
const areas =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\/[A-Z]/;
const loners = new Set(
  'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT Universal W-SU WET Zulu'.split(
    ' ',
  ),
);

/** Node knows more names than the database, `PST` for one. No name of the database is long and all capitals. */
function isZoneName(name: string): boolean {
  return loners.has(name) || (areas.test(name) && !/\/[A-Z_]{5,}$/.test(name));
}

/** Reads `1/2/1970, GMT-05:00`, also with seconds, and without anything after `GMT`. */
function readOffset(text: string): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -offset : offset;
}

/** Offsets change at full seconds, so that what is within one does not matter. */
function toMilliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds / 1_000_000n) - (nanoseconds % 1_000_000n < 0n ? 1 : 0);
}

/** What a clock in the zone shows. */
export function toLocal(nanoseconds: bigint, zone: TimeZone): CivilTime {
  return toCivil(nanoseconds + BigInt(zone.offsetAt(nanoseconds)) * nanosecondsPerSecond);
}

/**
 * The moment at which a clock in the zone shows that. Where it shows it twice or never, when clocks are changed, this chooses as
 * Go's `time.Date` does.
 */
export function fromLocal(
  time: { readonly [Part in keyof CivilTime]: number | bigint },
  zone: TimeZone,
): bigint {
  const guess = fromCivil(time);
  const offset = zone.offsetAt(guess);
  if (offset === 0) return guess;
  const better = zone.offsetAt(guess - BigInt(offset) * nanosecondsPerSecond);
  return guess - BigInt(better) * nanosecondsPerSecond;
}
