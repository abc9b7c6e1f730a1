import { toolVersion } from '../../src/evaluate/index.js';

/** Stands for any lines, alone on a line, and within one for anything up to its end. */
const elision = '…';

/** The lines of an output, without what differs from run to run: timings, blanks at the end, what npm says of its settings. */
export function linesOf(output: string): readonly string[] {
  const text = output
    .replaceAll(/^npm (?:warn|notice).*\n?/gm, '')
    .replaceAll(/[^\S\n]+$/gm, '')
    .replaceAll(/ \(\d+(?:\.\d+)? m?s\)$/gm, '')
    .replace(/\n+$/, '');
  return text === '' ? [] : text.split('\n');
}

/** Whether a command printed what the guide shows. */
export function isShown(shown: readonly string[], printed: readonly string[]): boolean {
  const pattern = shown.map((line) =>
    line.trim() === elision ? '(?:.*\\n)*?' : `${patternOf(line)}\\n`,
  );
  return new RegExp(`^${pattern.join('')}$`).test(printed.map((line) => `${line}\n`).join(''));
}

/** What to show of a new output: what stands where the guide left lines out, or parts of one, is left out again. */
export function showAnew(shown: readonly string[], printed: readonly string[]): readonly string[] {
  const partly = shown.filter((line) => line.includes(elision) && line.trim() !== elision);
  const written = (line: string) => partly.find((old) => isLine(old, line)) ?? line;
  const kept: string[] = [];
  let at = 0;
  shown.forEach((line, index) => {
    if (line.trim() !== elision) return;
    const [above, below] = [shown[index - 1], shown[index + 1]];
    const from = above === undefined ? at : findLine(printed, above, at) + 1;
    const to = below === undefined ? printed.length : findLine(printed, below, from);
    // What stood around it is there no more: nobody knows what to leave out.
    if ((above !== undefined && from === 0) || to < 0) return;
    kept.push(...printed.slice(at, from).map(written), line);
    at = to;
  });
  return [...kept, ...printed.slice(at).map(written)];
}

function findLine(printed: readonly string[], shown: string, from: number): number {
  return printed.findIndex((line, index) => index >= from && isLine(shown, line));
}

function isLine(shown: string, line: string): boolean {
  return new RegExp(`^${patternOf(shown)}$`).test(line);
}

function patternOf(line: string): string {
  return line
    .trimEnd()
    .replace(/^archfit \d+\.\d+\.\d\S*?(?=:| over )/, `archfit ${toolVersion()}`)
    .split(elision)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
}
