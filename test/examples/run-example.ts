import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FitnessReport } from '../../src/report/index.js';
import { archfitCallsOf } from './ci-files.js';
import { comparePrinted } from './compare-printed.js';
import { type Ended, ExampleFolder, examples } from './example-folder.js';
import { readReadme } from './read-readme.js';

/** A command of a README as it is written, and as it ended. */
export interface RunCommand {
  readonly command: string;
  readonly written: string;
  /** The same as `written` where the command printed what that says. */
  readonly printed: string;
  readonly status: number | null;
  /** Whether it ran after the first change that the README asks for. */
  readonly afterChange: boolean;
}

export interface Course {
  readonly commands: readonly RunCommand[];
  /** What the gate says of the example as it stands, before the first change. */
  readonly report: FitnessReport;
  /** How its compiler ended, where it has one. */
  readonly types: Ended | undefined;
  /** How what its CI runs ended. */
  readonly ci: readonly (Ended & { readonly script: string })[];
}

/** Does what the README of an example says, from its first to its last line, in a copy of the example. */
export async function runExample(name: string, tarball: string): Promise<Course> {
  const folder = new ExampleFolder(name);
  try {
    const commands: RunCommand[] = [];
    let before: Omit<Course, 'commands'> | undefined;
    for (const step of readReadme(readFileSync(join(examples, name, 'README.md'), 'utf8'))) {
      if (step.kind === 'change') {
        before ??= await judge(folder, tarball);
        folder.change(step);
        continue;
      }
      const { status, output } = await folder.run(step.command, tarball);
      const printed = comparePrinted(step.printed, output, folder.path);
      const afterChange = before !== undefined;
      commands.push({ command: step.command, written: step.printed, printed, status, afterChange });
    }
    if (before === undefined) throw new Error(`the README of ${name} changes nothing`);
    if (process.env['UPDATE_GOLDEN'] !== undefined) rewrite(name, commands);
    return { commands, ...before };
  } finally {
    folder.remove();
  }
}

async function judge(folder: ExampleFolder, tarball: string): Promise<Omit<Course, 'commands'>> {
  const file = 'report.json';
  const { output } = await folder.run(`npx archfit check --format json:${file}`, tarball);
  const path = join(folder.path, file);
  if (!existsSync(path)) throw new Error(output);
  // Written by the command that just ran.
  const report = JSON.parse(readFileSync(path, 'utf8')) as FitnessReport;
  const hasTypes = existsSync(join(folder.path, 'tsconfig.json'));
  const types = hasTypes ? await folder.run('npx tsc --noEmit', tarball) : undefined;
  const ci: Course['ci'][number][] = [];
  for (const script of archfitCallsOf(folder.path)) {
    const ended = await folder.run(`export GITHUB_STEP_SUMMARY=summary.md; ${script}`, tarball);
    ci.push({ script, ...ended });
  }
  return { report, types, ci };
}

/** Writes what was printed into the README; what leaves lines out is for a person to correct. */
function rewrite(name: string, commands: readonly RunCommand[]): void {
  const file = join(examples, name, 'README.md');
  let rest = readFileSync(file, 'utf8');
  let text = '';
  for (const { command, written, printed } of commands) {
    const shown = `$ ${command}\n`;
    const end = rest.indexOf(shown) + shown.length;
    text += rest.slice(0, end) + (/^…$/m.test(written) ? written : printed);
    rest = rest.slice(end + written.length);
  }
  writeFileSync(file, text + rest);
}
