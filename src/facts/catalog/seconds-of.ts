/** In seconds. */
const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Seconds of a duration as the schema of the catalog allows it: a number of seconds, or `500ms`, `20s`, `2m`, `1h`. */
export function secondsOf(duration: number | string): number {
  if (typeof duration === 'number') return duration;
  const [, amount, unit = 's'] = /^([\d.]+)(ms|s|m|h)?$/.exec(duration) ?? [];
  return Number(amount) * (units[unit] ?? 1);
}
