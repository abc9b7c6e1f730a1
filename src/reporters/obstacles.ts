import { type Check, type FitnessReport, isAtOrAbove, type Location } from '../report/index.js';

/** Something that could not be judged. */
export interface Obstacle {
  /** The rule that could not decide, else the code of the problem, else `gate-undecided`. */
  readonly name: string;
  /** As a sentence; a hint on a line of its own. */
  readonly message: string;
  readonly location?: Location | undefined;
  /** Whether the gate is undecided for it. */
  readonly isBlocking: boolean;
}

/** What a run could not judge. Never without a blocking one where the gate is undecided: a reader would take that for a pass. */
export function* listObstacles(report: FitnessReport): Generator<Obstacle> {
  let isExplained = false;
  for (const obstacle of obstaclesOf(report)) {
    isExplained ||= obstacle.isBlocking;
    yield obstacle;
  }
  const { gate, reasons } = report.verdict;
  if (gate !== 'undecided' || isExplained) return;
  yield { name: 'gate-undecided', message: reasons.join('\n'), isBlocking: true };
}

function* obstaclesOf({ problems, checks, verdict }: FitnessReport): Generator<Obstacle> {
  for (const { code, message, hint, location } of problems) {
    yield { name: code, message: `${message}\n${hint}`, location, isBlocking: true };
  }
  for (const check of checks) {
    const isBlocking = isAtOrAbove(check.severity, verdict.failOn);
    yield* obstaclesOfCheck(check, isBlocking, problems.length > 0);
  }
}

function* obstaclesOfCheck(
  { rule, outcome, undecided, message: reason }: Check,
  isBlocking: boolean,
  hasProblems: boolean,
): Generator<Obstacle> {
  if (outcome === 'error') {
    yield { name: rule, message: reason ?? 'the policy failed', isBlocking: true };
  }
  for (const { environment, message, hint, location } of undecided) {
    const prefix = environment === undefined ? '' : `[${environment}] `;
    const lines = [`${prefix}cannot tell: ${message}`, ...(hint === undefined ? [] : [hint])];
    yield { name: rule, message: lines.join('\n'), location, isBlocking };
  }
  // What merely waits for a problem has been said with the problem.
  if (outcome === 'not-evaluated' && undecided.length === 0 && !hasProblems) {
    yield { name: rule, message: reason ?? 'could not be evaluated', isBlocking };
  }
}
