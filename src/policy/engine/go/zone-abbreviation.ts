/**
 * What the IANA time zone database calls the times that people have a name for, by the English name of Unicode's CLDR, which Node
 * has. The database gives every other time its offset for a name.
 */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ...family('Alaska', 'AK'),
  ['American Samoa Standard Time', 'SST'],
  ...family('Atlantic', 'A'),
  ...family('Australian Central', 'AC'),
  ...family('Australian Eastern', 'AE'),
  ...family('Australian Western', 'AW'),
  ['British Summer Time', 'BST'],
  ['Central Africa Time', 'CAT'],
  ...family('Central', 'C'),
  ...family('Central European', 'CE', 'Summer'),
  ['Central Indonesia Time', 'WITA'],
  ['Chamorro Standard Time', 'ChST'],
  ...family('China', 'C'),
  ...family('Cuba', 'C'),
  ['East Africa Time', 'EAT'],
  ...family('Eastern', 'E'),
  ...family('Eastern European', 'EE', 'Summer'),
  ['Eastern Indonesia Time', 'WIT'],
  ['Greenwich Mean Time', 'GMT'],
  ...family('Hawaii-Aleutian', 'H'),
  ['Hong Kong Standard Time', 'HKT'],
  ['India Standard Time', 'IST'],
  ['Irish Standard Time', 'IST'],
  ...family('Israel', 'I'),
  ['Japan Standard Time', 'JST'],
  ['Korean Standard Time', 'KST'],
  ['Macao Standard Time', 'CST'],
  ...family('Mexican Pacific', 'M'),
  ['Moscow Standard Time', 'MSK'],
  ['Moscow Summer Time', 'MSD'],
  ...family('Mountain', 'M'),
  ...family('New Zealand', 'NZ'),
  ...family('Newfoundland', 'N'),
  ['North Korea Time', 'KST'],
  ...family('Pacific', 'P'),
  ['Pakistan Standard Time', 'PKT'],
  ['Pakistan Summer Time', 'PKST'],
  ['Philippine Standard Time', 'PST'],
  ['South Africa Standard Time', 'SAST'],
  ['Taiwan Standard Time', 'CST'],
  ['West Africa Time', 'WAT'],
  ...family('Western European', 'WE', 'Summer'),
  ['Western Indonesia Time', 'WIB'],
  ['Yukon Time', 'MST'],
]);

/** Standard and daylight time of one name: `EST` and `EDT`, `CET` and `CEST`. */
function family(
  name: string,
  letters: string,
  season: 'Daylight' | 'Summer' = 'Daylight',
): readonly (readonly [string, string])[] {
  const isSummer = season === 'Summer';
  return [
    [`${name} Standard Time`, `${letters}${isSummer ? '' : 'S'}T`],
    [`${name} ${season} Time`, `${letters}${isSummer ? 'S' : 'D'}T`],
  ];
}

/** Where CLDR shares a name with a neighbour, and the database has none. */
const nameless = new Set([
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Antarctica/Casey',
  'Asia/Colombo',
  'Asia/Dili',
  'Asia/Thimbu',
  'Asia/Thimphu',
  'Europe/Astrakhan',
  'Europe/Samara',
  'Europe/Saratov',
  'Europe/Ulyanovsk',
]);
/** Where CLDR has no name for the British summer. */
const british = new Set(['Europe/Guernsey', 'Europe/Isle_of_Man', 'Europe/Jersey']);
/** Where they disagree in ways that only a history could tell. */
const disputed = new Set([
  'Africa/Windhoek',
  'Antarctica/Troll',
  'Antarctica/Vostok',
  'Europe/Kirov',
  'Europe/Minsk',
  'Europe/Volgograd',
]);

/** Before 2001 CLDR lacks some names: none is better than a wrong one. */
const knownSince = Date.UTC(2001, 0);

/**
 * What a zone is called at a moment.
 *
 * @param milliseconds since 1970
 * @param offset seconds east of Greenwich
 * @param nameAt CLDR's English name at a moment, after a date: `1/2/2006, Mountain Standard Time`
 * @returns undefined when it is not known
 */
export function abbreviateZone(
  zone: string,
  milliseconds: number,
  offset: number,
  nameAt: (milliseconds: number) => string,
): string | undefined {
  if (zone.startsWith('Etc/') || !zone.includes('/')) {
    if (/GMT0?$|GMT[+-]0$|Greenwich$/.test(zone)) return 'GMT';
    if (/UTC$|UCT$|Universal$|Zulu$/.test(zone)) return 'UTC';
    if (zone.startsWith('Etc/')) return formatOffset(offset);
  }
  if (milliseconds < knownSince || disputed.has(zone)) return undefined;
  if (nameless.has(zone)) return formatOffset(offset);
  if (british.has(zone)) return offset === 0 ? 'GMT' : 'BST';
  const name = nameAt(milliseconds).replace(/^\S+ /, '');
  return abbreviations.get(name) ?? formatOffset(offset);
}

function formatOffset(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60));
  const digits = [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join('')
    .replace(/00$/, '');
  return (offset < 0 ? '-' : '+') + digits;
}
