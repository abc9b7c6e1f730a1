import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, runArchfit, writeFiles } from './run-archfit.js';

/** A folder in which a command is called again and again, as a team does. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'archfit-workspace-'));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.write(files);
  }

  /** Calls the command line in this process. */
  readonly archfit = (...args: readonly string[]): Promise<CommandResult> =>
    runArchfit(args, { cwd: this.folder });

  write(files: Readonly<Record<string, string>>): void {
    writeFiles(this.folder, files);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
