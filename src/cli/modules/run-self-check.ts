import { selfCheckConfig } from '../../config/index.js';
import type { CheckedRule } from '../../evaluate/modules/self-check/self-check.js';
import { toPrintable } from '../../source/printable.js';
import { announceConfig } from '../announce-config.js';
import { readNamedSource } from '../check/named-source.js';
import { exitCodes } from '../exit-codes.js';
import { formatTable } from '../format-table.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { type Terminal, write } from '../terminal.js';
import type { SelfCheckOptions } from './modules.js';

/** Prints what became of each planted violation, and gives the exit code of the worst. */
export async function runSelfCheck(
  folders: readonly string[],
  options: SelfCheckOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  announceConfig(options, terminal);
  const named =
    folders.length === 0 ? undefined : readNamedSource(['modules', ...folders], {}, terminal.cwd);
  const checked = await selfCheckConfig({
    ...toConfigRequest([], options, terminal),
    ...(named && { sources: [named] }),
  });
  const text =
    options.format === 'json' ? `${JSON.stringify(checked, null, 2)}\n` : printTable(checked);
  await write(terminal.stdout, text);
  const has = (result: CheckedRule['result']) => checked.some((each) => each.result === result);
  if (has('green')) return exitCodes.closed;
  const isKnown = checked.length > 0 && !has('undecided') && !has('not-planted');
  return isKnown ? exitCodes.open : exitCodes.undecided;
}

const words = {
  red: 'red, as it should be',
  undecided: 'UNDECIDED: it cannot tell',
  green: 'GREEN: it passes the violation over',
  'not-planted': 'NOT CHECKED: nothing could be planted',
  'not-applicable': 'not applicable',
  'no-planter': 'not checked: it is not known how to break it',
} as const satisfies Readonly<Record<CheckedRule['result'], string>>;

function printTable(checked: readonly CheckedRule[]): string {
  if (checked.length === 0) return 'no rule about source code is on\n';
  const sources = new Set(checked.map(({ source }) => source));
  const lines = [...sources].flatMap((source) => [
    source,
    ...formatTable([
      ['  rule', 'planted at', 'spelled as', 'result'],
      ...checked
        .filter((each) => each.source === source)
        .map(({ rule, file = '–', spelledAs = '–', result, reason }) => [
          `  ${rule}`,
          file,
          spelledAs,
          reason === undefined ? words[result] : `${words[result]}: ${reason}`,
        ]),
    ]),
  ]);
  return `${lines.map(toPrintable).join('\n')}\n`;
}
