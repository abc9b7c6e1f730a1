import { checkPolicies, type PolicyFault } from '../../../policy/authoring/index.js';
import { plural } from '../../../report/index.js';
import { toPrintable } from '../../../source/printable.js';
import { exitCodes } from '../../exit-codes.js';
import { type Terminal, write } from '../../terminal.js';
import { withPolicies } from '../with-policies.js';
import type { CheckPolicyOptions } from './check.js';

/** Tells what is wrong with policies, and what is unwise. */
export async function runCheck(
  paths: readonly string[],
  options: CheckPolicyOptions,
  outside: Terminal,
): Promise<number> {
  return withPolicies(paths, options, outside, async ({ opa, files, terminal }) => {
    const { faults, unread } = await checkPolicies(opa, files);
    const count = Object.keys(files.modules).length;
    const text =
      options.format === 'json'
        ? `${JSON.stringify({ files: count, unread, faults }, null, 2)}\n`
        : `${faults.map(blockOf).join('')}${summaryOf(faults, count)}\n`;
    await write(terminal.stdout, text);
    if (files.problems.length > 0 || unread.length > 0) return exitCodes.undecided;
    return faults.some(({ level }) => level === 'error') ? exitCodes.closed : exitCodes.open;
  });
}

function blockOf({ code, level, message, location, details, hint }: PolicyFault): string {
  const place = location ? `${location.file}:${location.row}:${location.col} ` : '';
  const lines = [
    `${level}[${code}] ${toPrintable(place + message)}`,
    ...details.map((line) => `  ${toPrintable(line)}`),
    `  hint ${toPrintable(hint)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function summaryOf(faults: readonly PolicyFault[], files: number): string {
  const of = (level: PolicyFault['level']) =>
    faults.filter((fault) => fault.level === level).length;
  return `${plural(files, 'file')}: ${plural(of('error'), 'error')}, ${plural(of('warning'), 'warning')}`;
}
