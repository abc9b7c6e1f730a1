// Loads zod: imported lazily, and only where budgets are named.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../../../../report/index.js';
import type { ShapeFault } from '../../../../source/check-shape.js';
import { readSettings, type Settings } from '../../../../source/index.js';
import type { Budgets } from './budgets.js';
import { checkBudgets } from './check-budgets.js';

export type ReadBudgets =
  | {
      readonly kind: 'budgets';
      readonly budgets: Budgets;
      /** Undefined where they come from no file. */
      readonly settings?: Settings;
      /** Where a path of {@link Place} in the budgets stands; undefined where they come from no file. */
      readonly locate?: Settings['locate'];
    }
  /** At least one, every fault at once. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads and checks budgets, whole or not at all: with a limit that is not understood no total can be judged.
 *
 * @param given - the file, relative to `cwd` as it stands in messages, or the budgets themselves
 */
export async function readBudgets(given: string | Budgets, cwd: string): Promise<ReadBudgets> {
  if (typeof given !== 'string') return check(given, undefined);
  const read = await readSettings(given, cwd);
  if (read.kind === 'settings') return check(read.settings.value, read.settings);
  const { problem } = read;
  const isMissing = !existsSync(resolve(cwd, given));
  return {
    kind: 'problems',
    problems: [
      {
        ...problem,
        code: 'budgets-invalid',
        message: `the file of budgets cannot be used: ${problem.message}`,
        hint: isMissing ? remedy : problem.hint,
      },
    ],
  };
}

const remedy = 'Name a file with databases by name under the key databases, each with its max.';

function check(value: unknown, settings: Settings | undefined): ReadBudgets {
  if (value === null || value === undefined) {
    const message = 'it is empty';
    const hint = 'To read every limit from the manifests, write databases: {}.';
    return { kind: 'problems', problems: [refuse({ path: [], message, hint }, settings)] };
  }
  const checked = checkBudgets(value);
  if (checked.kind === 'value') {
    const { value: budgets } = checked;
    return { kind: 'budgets', budgets, ...(settings && { settings, locate: settings.locate }) };
  }
  return { kind: 'problems', problems: checked.faults.map((fault) => refuse(fault, settings)) };
}

function refuse({ path, message, hint }: ShapeFault, settings: Settings | undefined): Problem {
  const what = settings ? 'the file of budgets' : 'budgets';
  return {
    code: 'budgets-invalid',
    message: `${what} cannot be used: ${message}`,
    ...(settings && { location: settings.locate(path) }),
    hint,
  };
}
