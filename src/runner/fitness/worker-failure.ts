import { ArchfitError } from '../../report/index.js';
import type { FitnessAnswer } from './fitness-messages.js';

type Failure = Extract<FitnessAnswer, { kind: 'failure' }>;

/** An error as it travels to the thread that waits; whatever is not an error of ours is a defect. */
export function describeWorkerFailure(error: unknown): Failure {
  if (error instanceof ArchfitError) {
    const { code, message, hint } = error;
    return { kind: 'failure', code, message, hint };
  }
  return {
    kind: 'failure',
    code: 'policy-evaluation',
    message: `the evaluation failed: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'This is a defect of archfit, please report it.',
    ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
  };
}

/** The error on the other side. Test runners show the message of an error alone, so the hint stands in it too. */
export function toArchfitError({ code, message, hint, stack }: Failure): ArchfitError {
  const text = message.includes(hint) ? message : `${message}\n${hint}`;
  return new ArchfitError(code, text, hint, stack);
}
