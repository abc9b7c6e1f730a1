/** A report as text: whole, or piece by piece where there may be much of it, so that nobody has to hold all of it at once. */
export type ReportText = string | Iterable<string>;

/** The text as a whole, for what cannot do with less. */
export function wholeText(text: ReportText): string {
  return typeof text === 'string' ? text : [...text].join('');
}
