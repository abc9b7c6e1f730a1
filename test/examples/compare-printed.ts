/** A line that stands for any lines that were left out. */
const leftOut = '…';

/** What changes from run to run, or from release to release, and says nothing: versions, times, the folder of the run, how many rules there are. */
function steady(text: string, folder: string): string {
  return text
    .replaceAll(folder, '.')
    .replace(/^archfit \d\S*:/gm, 'archfit 0.1.0:')
    .replace(/ \(\d[\d.]* m?s\)$/gm, '')
    .replace(/\d+(?= other rules not asked for$)/gm, 'n')
    .replace(/[ \t]+$/gm, '')
    .trimEnd();
}

/**
 * What to hold against the text of a README: the same text where the command printed what it says, else what was printed.
 *
 * @param folder - where the command ran; its path is left out of the comparison
 */
export function comparePrinted(written: string, printed: string, folder: string): string {
  const [expected, actual] = [steady(written, folder), steady(printed, folder)];
  return matches(expected.split('\n'), actual.split('\n')) ? written : `${actual}\n`;
}

function matches(expected: readonly string[], actual: readonly string[]): boolean {
  const gap = expected.indexOf(leftOut);
  if (gap === -1) return expected.join('\n') === actual.join('\n');
  if (actual.slice(0, gap).join('\n') !== expected.slice(0, gap).join('\n')) return false;
  const rest = expected.slice(gap + 1);
  // The gap may take any number of the lines that are left.
  return (
    rest.length === 0 ||
    actual.slice(gap).some((_, taken) => matches(rest, actual.slice(gap + taken)))
  );
}
