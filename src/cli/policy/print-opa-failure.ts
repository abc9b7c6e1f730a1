import type { OpaFailure } from '../../policy/opa/index.js';
import { toPrintable } from '../../source/printable.js';
import { type Terminal, write } from '../terminal.js';

/** Tells every error of OPA, each with its place, its line and what OPA adds. */
export async function printOpaFailure(failure: OpaFailure, { stderr }: Terminal): Promise<void> {
  const blocks = failure.errors.map(({ message, location, text, details = [] }) => {
    const place = location === undefined ? '' : `${location.file}:${location.row}:${location.col} `;
    const lines = [
      ...(text === undefined ? [] : [`  ${toPrintable(text.trim())}`]),
      ...details.map((line) => `  ${toPrintable(line)}`),
      `  hint ${toPrintable(failure.hint)}`,
    ];
    return `error[${failure.code}] ${toPrintable(`${place}${message}`)}\n${lines.join('\n')}\n`;
  });
  await write(stderr, blocks.join(''));
}
