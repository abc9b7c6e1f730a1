import type { Place } from '../../document.js';
import { followScript } from '../follow-commands.js';
import type { Step, Weakness } from '../pipeline.js';
import { recogniseAction, recogniseCommand } from '../recognise.js';
import type { Repository } from '../repository.js';
import type { ShellMode } from '../shell/split-script.js';
import { hasStatusFunction, isConditional, possibleResults } from './possible-results.js';
import { parseExpression } from './parse-expression.js';
import type { Workflow, WorkflowStep } from './workflow.js';

/** Finds a composite action of the repository. */
export type FindAction = (uses: string) => Workflow | undefined;

/** Actions that use actions: GitHub goes no deeper. */
const deepest = 10;

/** What the steps of a job or an action do, with those of the actions of the repository that they use. */
export function describeSteps(
  { document }: Workflow,
  steps: readonly WorkflowStep[],
  repository: Repository,
  findAction: FindAction,
  depth = 0,
): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    const around = readAround(step);
    const base = {
      place: { document, path: step.path } satisfies Place,
      ...(step.name !== undefined && { name: step.name }),
      runsAnyway: around.runsAnyway,
      ...(around.condition !== undefined && { condition: around.condition }),
    };
    if (step.run !== undefined) {
      const folder = step.defaults.folder ?? '';
      const mode = modeOf(step.defaults.shell);
      return followScript(step.run, mode, repository, folder).map(
        ({ text, does, failure, unseen }) => {
          const weakness = around.weakness ?? weaknessOf(failure, text);
          const seen = unseen !== undefined && { unseen };
          return { ...base, text, does, ...seen, ...(weakness && { weakness }) };
        },
      );
    }
    const uses = step.uses ?? '';
    const weakness = around.weakness && { weakness: around.weakness };
    if (!/^\.\.?\//.test(uses)) {
      const image = /^docker:\/\/(.+)$/.exec(uses)?.[1];
      const does =
        image === undefined
          ? recogniseAction(uses)
          : recogniseCommand({ words: ['docker', 'run', image] });
      return [{ ...base, text: uses, does, ...weakness }];
    }
    const action = depth < deepest ? findAction(uses) : undefined;
    if (!action) return [{ ...base, text: uses, does: [], unseen: uses, ...weakness }];
    const inner = describeSteps(action, action.steps, repository, findAction, depth + 1);
    return inner.map((each) => ({
      ...each,
      runsAnyway: around.runsAnyway,
      ...(around.condition !== undefined && { condition: around.condition }),
      ...weakness,
    }));
  });
}

function readAround({ condition, continueOnError }: WorkflowStep) {
  const expression = condition === undefined ? undefined : parseExpression(condition);
  const weakness = continueWeakness(continueOnError);
  const isRead = condition === undefined || expression !== undefined;
  const possible = possibleResults(expression, { paths: [], lists: [], isWatched: true });
  const asksForStep = /\bsteps\.[\w-]+\.(?:outcome|conclusion)\s*==\s*'success'/.test(
    condition ?? '',
  );
  const runsAnyway =
    expression !== undefined &&
    hasStatusFunction(expression) &&
    possible.has('failure') &&
    !asksForStep;
  return {
    runsAnyway: runsAnyway || (!isRead && /\b(?:always|failure|cancelled)\(/.test(condition)),
    ...((!isRead || isConditional(expression)) && { condition: plainCondition(condition ?? '') }),
    ...(weakness && { weakness }),
  };
}

/** Without `${{ }}`, so that two ways to write one condition are one. */
export function plainCondition(condition: string): string {
  return condition
    .trim()
    .replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What `continue-on-error` makes of a failure; an expression is known only when it runs. */
export function continueWeakness(value: boolean | string | undefined): Weakness | undefined {
  const said = typeof value === 'string' ? plainCondition(value) : String(value ?? false);
  if (said === 'false') return undefined;
  if (said === 'true') return { isCertain: true, text: 'it has continue-on-error: true' };
  return { isCertain: false, text: `it has continue-on-error: ${said}` };
}

/** What a script makes of the failure of one of its commands. */
export function weaknessOf(
  failure: 'stops' | 'ignored' | 'unknown',
  command: string,
): Weakness | undefined {
  const [program = ''] = command.split(' ');
  switch (failure) {
    case 'stops':
      return undefined;
    case 'ignored':
      return { isCertain: true, text: `its script goes on where ${program} fails` };
    case 'unknown':
      return { isCertain: false, text: `its script decides what it does where ${program} fails` };
  }
}

/**
 * How GitHub starts a script.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
function modeOf(shell: string | undefined): ShellMode {
  if (shell === undefined || shell === 'sh') return { stopsOnError: true, pipefail: false };
  if (shell === 'bash' || /^pwsh|^powershell|^cmd/.test(shell)) {
    return { stopsOnError: true, pipefail: true };
  }
  return { stopsOnError: /\s-\w*e/.test(shell), pipefail: shell.includes('pipefail') };
}
