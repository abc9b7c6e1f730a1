import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';

/** A folder with charts, and beside it a folder of programs that stand in for those that render. */
export class RenderProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-render-')));
  readonly programs = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-programs-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.write(files);
  }

  /** What a run is told of its surroundings: the programs alone, and a shell for them. */
  get env(): Readonly<Record<string, string>> {
    return { PATH: [this.programs, '/usr/bin', '/bin'].join(delimiter), HOME: this.folder };
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }

  /** Puts a program on the PATH: a script of JavaScript in which `args` are its arguments. */
  program(name: string, script: string): string {
    const path = join(this.programs, name);
    writeFileSync(path, `#!${process.execPath}\nconst args = process.argv.slice(2);\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
    rmSync(this.programs, { recursive: true });
  }
}

/** A chart without templates, for programs that do not read any. */
export function chart(folder: string, name = folder.split('/').at(-1) ?? folder) {
  return { [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n` };
}
