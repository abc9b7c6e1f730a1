import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { scaffoldPolicy } from '../../../policy/authoring/index.js';
import { ArchfitError } from '../../../report/index.js';
import { toSlashes } from '../../../source/slashed-path.js';
import { exitCodes } from '../../exit-codes.js';
import { moveTerminal } from '../../input-options.js';
import { type Terminal, write } from '../../terminal.js';
import { unwritable } from '../../unwritable.js';
import type { NewOptions } from './new.js';

/** Writes the files of a new policy, all of them or none. */
export async function runNew(id: string, options: NewOptions, outside: Terminal): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const { scope, domain, dialect, dir } = options;
  const named = dir ?? (dialect === 'conftest' ? 'policy' : 'policies');
  const folder = toSlashes(isAbsolute(named) ? relative(terminal.cwd, named) : named);
  const files = scaffoldPolicy({
    ...{ id, folder, scope, dialect },
    ...(domain !== undefined && { domain }),
  });
  const taken = files.filter(({ path }) => existsSync(join(terminal.cwd, path)));
  if (taken.length > 0) {
    throw new ArchfitError(
      'usage',
      `${taken.map(({ path }) => path).join(', ')}: there already`,
      'Nothing was written. Choose another id, or another folder with --dir.',
    );
  }
  for (const { path, text } of files) await writeNew(join(terminal.cwd, path), path, text);
  const written = files.map(({ path }) => `wrote  ${path}\n`).join('');
  const next = `\nnext\n  archfit policy test ${folder}   its tests and examples\n  archfit policy check ${folder}  whether it keeps the contract\n`;
  await write(terminal.stdout, written + next);
  return exitCodes.open;
}

async function writeNew(file: string, path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    throw unwritable(
      path,
      error,
      'Correct the folder, or its permissions; what was written stays.',
    );
  }
}
