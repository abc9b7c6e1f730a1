import { resolve } from 'node:path';
import { formatPolicies } from '../../../policy/authoring/index.js';
import { toPrintable } from '../../../source/printable.js';
import { exitCodes } from '../../exit-codes.js';
import { replaceFile } from '../../replace-file.js';
import { type Terminal, write } from '../../terminal.js';
import { unwritable } from '../../unwritable.js';
import { printOpaFailure } from '../print-opa-failure.js';
import { withPolicies } from '../with-policies.js';
import type { FmtOptions } from './fmt.js';
import { lineDifference } from './line-difference.js';

/** Formats policies, or tells which are not. One that does not parse keeps no other from it. */
export async function runFmt(
  paths: readonly string[],
  options: FmtOptions,
  outside: Terminal,
): Promise<number> {
  return withPolicies(paths, options, outside, async ({ opa, files, terminal }) => {
    let isUnread = files.problems.length > 0;
    let changed = 0;
    for (const formatted of await formatPolicies(opa, files.modules)) {
      const { path } = formatted;
      if (formatted.kind === 'refused') {
        isUnread = true;
        await printOpaFailure(formatted.failure, terminal);
        continue;
      }
      const before = files.modules[path] ?? '';
      if (formatted.text === before) continue;
      changed += 1;
      if (options.diff) {
        await write(terminal.stdout, lineDifference(path, before, formatted.text));
        continue;
      }
      await write(terminal.stdout, `${toPrintable(path)}\n`);
      if (!options.check) await replace(resolve(terminal.cwd, path), path, formatted.text);
    }
    if (isUnread) return exitCodes.undecided;
    return changed > 0 && (options.check || options.diff) ? exitCodes.closed : exitCodes.open;
  });
}

async function replace(file: string, path: string, text: string): Promise<void> {
  try {
    await replaceFile(file, text);
  } catch (error) {
    throw unwritable(path, error, 'Correct the permissions of the file; it is as it was.');
  }
}
