const unitSeconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Reads a number as PromQL writes it: `1e3`, `0x1F`, `1_000`, `+Inf`, `NaN`, or a duration, which is a number of seconds. */
export function readNumber(written: string): number {
  const text = written.replaceAll(/[\s_]/g, '').toLowerCase();
  const sign = text.startsWith('-') ? -1 : 1;
  const size = text.replace(/^[+-]/, '');
  if (size === 'inf' || size === 'infinity') return sign * Infinity;
  const seconds = readDuration(size);
  if (seconds !== undefined) return sign * seconds;
  // As Go reads them: a leading 0 is octal only where all that follows is.
  if (/^0[0-7]+$/.test(size)) return sign * Number.parseInt(size, 8);
  return sign * Number(size);
}

/** In seconds: `1h30m`, `500ms`; undefined where it is none. A number without a unit is none. */
export function readDuration(written: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhdwy]))+$/.test(written)) return undefined;
  let seconds = 0;
  for (const [, count = '', unit = ''] of written.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])/g)) {
    seconds += Number(count) * (unitSeconds[unit] ?? Number.NaN);
  }
  return seconds;
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * What a string in quotes says, by the rules of Go, which are those of PromQL. Nothing is escaped between backticks. What stands in no
 * quotes is a variable in the place of a string.
 */
export function readText(quoted: string): string {
  if (!/^["'`]/.test(quoted)) return quoted;
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner;
  return inner.replaceAll(/\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{3}|.)/gis, (escape) =>
    readEscape(escape.slice(1)),
  );
}

function readEscape(escape: string): string {
  if (escape.length === 1) return escapes[escape] ?? escape;
  const code = /^[xu]/i.test(escape)
    ? Number.parseInt(escape.slice(1), 16)
    : Number.parseInt(escape, 8);
  return code > 0x10_ff_ff ? '\u{FFFD}' : String.fromCodePoint(code);
}
