import type pc from 'picocolors';
import type { Outcome, Severity } from '../../report/index.js';

export type Colors = ReturnType<typeof pc.createColors>;

export function paintSeverity(severity: Severity, colors: Colors): string {
  if (severity === 'critical' || severity === 'high') return colors.red(severity);
  return severity === 'medium' ? colors.yellow(severity) : colors.dim(severity);
}

/** A sign and a word: colour alone says nothing. */
export function paintOutcome(outcome: Outcome, colors: Colors): string {
  switch (outcome) {
    case 'pass':
      return colors.green('✓ pass          ');
    case 'fail':
      return colors.red('✖ fail          ');
    case 'error':
      return colors.red('✖ error         ');
    case 'not-evaluated':
      return colors.yellow('? not evaluated ');
    case 'not-applicable':
      return colors.dim('– not applicable');
  }
}
