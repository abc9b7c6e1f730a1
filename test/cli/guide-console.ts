import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runArchfit } from './run-archfit.js';

const root = join(__dirname, '..', '..');

/** A guide as it is written and as its commands would write it. */
export interface GuideConsole {
  /** The blocks of its console. */
  readonly shown: readonly string[];
  /** What the commands of these blocks print now. */
  readonly printed: readonly string[];
}

/**
 * Runs the commands of a guide. With UPDATE_GOLDEN in the environment they are written anew into the guide.
 *
 * @param guide - its name in docs/guides
 * @param folder - from the root of the project, where the commands are run
 */
export async function runGuideConsole(guide: string, folder: string): Promise<GuideConsole> {
  const file = join(root, 'docs/guides', guide);
  const page = readFileSync(file, 'utf8');
  const shown = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const printed: string[] = [];
  for (const text of shown) {
    const [command = ''] = text.split('\n');
    const [, ...args] = command.replace('$ ', '').split(' ');
    const { stdout, stderr } = await runArchfit(args, { cwd: join(root, folder) });
    const output = (stderr + stdout).replace(/^archfit \d\S+ over/m, 'archfit 0.1.0 over');
    printed.push(`${command}\n${output}`);
  }
  if (process.env['UPDATE_GOLDEN'] === undefined) return { shown, printed };
  const replace = (text: string, old: string, index: number) =>
    text.replace(old, () => printed[index] ?? '');
  writeFileSync(file, shown.reduce(replace, page));
  return { shown: printed, printed };
}
