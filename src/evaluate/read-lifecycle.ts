import type { LifecyclePolicy, LifecycleSettings, PlanEntry } from '../facts/lifecycle/index.js';
import { resolveLifecycle } from '../facts/lifecycle/index.js';
import { ArchfitError, type Problem } from '../report/index.js';
import { findFiles } from '../source/index.js';

/**
 * The life cycle of a source, what is left out filled in.
 *
 * @throws {@link ArchfitError} `usage` for one that says what none can say
 */
export async function readLifecycle(settings?: LifecycleSettings): Promise<LifecyclePolicy> {
  if (settings === undefined) return resolveLifecycle();
  // It loads zod, which a run without settings of its own does without.
  const { checkLifecycle } = await import('../facts/lifecycle/check-lifecycle.js');
  const checked = checkLifecycle(settings);
  if (checked.kind === 'value') return checked.value;
  const [first, ...others] = checked.faults;
  const messages = [
    `lifecycle: ${first?.message}`,
    ...others.map(({ message, hint }) => `${message} (${hint})`),
  ];
  throw new ArchfitError('usage', messages.join('; '), first?.hint ?? 'Correct it.');
}

/** The plans that a source names. */
export async function readPlans(
  patterns: readonly string[] | undefined,
  policy: LifecyclePolicy,
  cwd: string,
): Promise<{ readonly plans: readonly PlanEntry[]; readonly problems: readonly Problem[] }> {
  if (patterns === undefined) return { plans: [], problems: [] };
  const found = await findFiles(patterns, { cwd });
  const { readPlan } = await import('../facts/lifecycle/plans/read-plan.js');
  const problems: Problem[] = found.problems.map((problem) =>
    problem.code === 'source-no-match'
      ? { ...problem, hint: 'Check the path of the plans, or leave plans out until there is one.' }
      : problem,
  );
  const plans: PlanEntry[] = [];
  for (const { uri } of found.files) {
    const read = await readPlan(uri, cwd, policy);
    if (read.kind === 'plan') plans.push(read.entry);
    else problems.push(read.problem);
  }
  return { plans, problems };
}
