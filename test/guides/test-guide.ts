import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isShown, linesOf, showAnew } from './compare-output.js';
import { GuideFolder, isInstalled } from './guide-folder.js';
import { programsOf } from './read-command.js';
import { type ConsoleStep, type Guide, type GuideStep, readGuide } from './read-guide.js';

const root = join(__dirname, '..', '..');

/** What a command printed, beside what the guide shows of it. */
export interface Printed {
  readonly shown: readonly string[];
  readonly printed: readonly string[];
  readonly place: { readonly from: number; readonly to: number; readonly indent: string };
}

/**
 * Declares a test for every step of a guide, in its order and in one folder. With UPDATE_GOLDEN in the environment what its
 * commands print is written anew into it.
 *
 * @param file - from the root of the project
 */
export function testGuide(file: string): void {
  describe(file, () => {
    const text = readFileSync(join(root, file), 'utf8');
    const guide = readOrFail(text);
    if (guide === undefined) return;
    const updates: Printed[] = [];
    let folder: GuideFolder;

    beforeAll(() => {
      folder = new GuideFolder(guide);
    });

    afterAll(() => {
      folder.remove();
      if (updates.length > 0) writeFileSync(join(root, file), updateGuide(text, updates));
    });

    if (!executesSomething(guide)) {
      test('executes something', () => {
        throw new Error('No block of this guide is a console: nothing in it was tried.');
      });
    }
    for (const step of guide.steps) {
      const absent = absentFor(step);
      const mustRun = absent.length === 0 || process.env['ARCHFIT_NO_SKIPS'] === '1';
      const reason = absent.length === 0 ? '' : ` (not installed: ${absent.join(', ')})`;
      (mustRun ? test : test.skip)(`${nameOf(step)}${reason}`, async () => {
        for (const result of await doStep(step, folder)) {
          if (isShown(result.shown, result.printed)) continue;
          if (process.env['UPDATE_GOLDEN'] === undefined) {
            expect(result.printed).toEqual(result.shown);
          } else updates.push(result);
        }
      });
    }
  });
}

/** A guide that cannot be read is a test that fails, and keeps no other guide from being executed. */
function readOrFail(text: string): Guide | undefined {
  try {
    return readGuide(text);
  } catch (error) {
    test('can be executed', () => {
      throw error;
    });
    return undefined;
  }
}

export function executesSomething({ steps }: Guide): boolean {
  return steps.some(({ kind }) => kind === 'console');
}

/** The programs that a step needs and that are not installed. */
export function absentFor(step: GuideStep): readonly string[] {
  if (step.kind === 'file') return [];
  const named = step.commands.flatMap(({ command }) => programsOf(command));
  return [...new Set([...step.needs, ...named])].filter((program) => !isInstalled(program));
}

/** Writes the file of a step, or runs its commands one after another. */
export async function doStep(
  step: GuideStep,
  folder: Pick<GuideFolder, 'write' | 'run'>,
): Promise<readonly Printed[]> {
  if (step.kind === 'file') {
    folder.write(step.path, step.text);
    return [];
  }
  const results: Printed[] = [];
  for (const { command, output, place } of step.commands) {
    results.push({ shown: output, printed: linesOf(await folder.run(command)), place });
  }
  return results;
}

/** The text of a guide with what its commands print now. */
export function updateGuide(text: string, updates: readonly Printed[]): string {
  const lines = text.split('\n');
  for (const { shown, printed, place } of [...updates].reverse()) {
    const written = showAnew(shown, printed).map((line) =>
      line === '' ? line : `${place.indent}${line}`,
    );
    lines.splice(place.from, place.to - place.from, ...written);
  }
  return lines.join('\n');
}

function nameOf(step: GuideStep): string {
  return step.kind === 'file'
    ? `${step.line} writes ${step.path}`
    : `${step.line} ${titleOf(step)}`;
}

function titleOf({ commands }: ConsoleStep): string {
  return commands.map(({ command }) => `$ ${command}`).join(' ');
}
