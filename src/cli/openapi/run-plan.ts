import { writeSkeletonPlan } from '../../evaluate/openapi/skeleton-plan.js';
import { plural } from '../../report/index.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal } from '../input-options.js';
import { problemLines } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';
import { namedVersions } from './named-versions.js';
import type { PlanOptions } from './openapi.js';

/** Prints the skeleton of a plan for what breaks and is not covered. */
export async function runPlan(
  versions: readonly string[],
  {
    changedSince,
    releaseTags,
    root,
    profile,
    name,
    plans,
    by,
    now = new Date(),
    ...options
  }: PlanOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const plan = await writeSkeletonPlan(
    {
      ...namedVersions(versions, changedSince),
      ...(releaseTags !== undefined && { releaseTags }),
      ...(root !== undefined && { root }),
      ...(profile && { profile }),
      ...(name !== undefined && { name }),
      ...(plans !== undefined && { plans }),
    },
    terminal,
    now,
    by,
  );
  for (const problem of plan.problems) {
    await write(terminal.stderr, `${problemLines(problem).join('\n')}\n`);
  }
  if (plan.text === undefined) return exitCodes.undecided;
  if (plan.uncovered === 0) {
    await write(terminal.stderr, 'nothing breaks that is not covered: there is nothing to plan\n');
  } else {
    await write(terminal.stdout, plan.text);
    const says = `${plural(plan.uncovered, 'change')} to plan: fill in what is empty and check the file in\n`;
    await write(terminal.stderr, says);
  }
  return plan.problems.length === 0 ? exitCodes.open : exitCodes.undecided;
}
