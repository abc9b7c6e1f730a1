import { ArchfitError, type Operability } from '../../report/index.js';
import { nearest } from '../../report/nearest.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { judge } from '../judge.js';
import { printProblems } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';
import type { OperationsReportOptions } from './operations.js';
import { printOperability } from './print-operability.js';

/**
 * Prints how well services can be operated, as the rules of the configured run say it. It is a view: what is wrong does not change its
 * exit code, what cannot be read does.
 *
 * @throws {@link ArchfitError} `usage` where nothing names a service or nothing was judged: an empty list would say that all is well
 */
export async function runOperationsReport(
  options: OperationsReportOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const request = { ...toConfigRequest([], options, terminal), exhibits: true };
  const { report } = await judge(request, terminal);
  // Whether rules that are required did judge is for the gate to say.
  const problems = report.problems.filter(({ code }) => code !== 'required-rule-absent');
  await write(terminal.stderr, printProblems(problems));
  const { operability } = report.exhibits ?? {};
  if (operability === undefined) {
    throw new ArchfitError(
      'usage',
      'no rule about operating services looked at one',
      'Name manifests, code and what the system is run by as sources of the configuration, and a catalog of services.',
    );
  }
  await write(
    terminal.stdout,
    printOperability(choose(operability, options.service), options.format),
  );
  return problems.length === 0 ? exitCodes.open : exitCodes.undecided;
}

/** @throws {@link ArchfitError} `usage` for a service that the run does not have */
function choose(operability: Operability, names: readonly string[] | undefined): Operability {
  if (names === undefined) return operability;
  const known = operability.services.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const meant = nearest(unknown, known);
    const hint = meant === undefined ? `Services: ${known.join(', ')}.` : `Did you mean ${meant}?`;
    throw new ArchfitError('usage', `the run has no service ${unknown}`, hint);
  }
  const services = operability.services.filter(({ name }) => names.includes(name));
  return { ...operability, services, unmatched: [] };
}
