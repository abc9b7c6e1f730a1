import type { CheckOptions } from './check.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { judge } from '../judge.js';
import { type Terminal, wantsColor } from '../terminal.js';
import { readNamedSource } from './named-source.js';
import { refuseSharedFiles } from './refuse-shared-files.js';
import { loadPlugIns, writeReports } from './write-reports.js';

/** Judges, reports, and gives the exit code of the gate. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  if (options.printConfig) {
    const { showConfig } = await import('./show-config.js');
    return showConfig(options, terminal);
  }
  const targets = options.format ?? [{ format: 'text' }];
  refuseSharedFiles(targets, terminal.cwd);
  const load = await loadPlugIns(targets, terminal);
  const { failOn, exhibits, shard, baseline, verbose, quiet } = options;
  const named = readNamedSource(paths, options, terminal.cwd);
  const { changedSince, releaseTags, secondOpinion } = options;
  const { report, config } = await judge(
    {
      ...toConfigRequest(named ? [] : paths, options, terminal),
      ...(named && { sources: [named] }),
      ...(!named && changedSince !== undefined && { changedSince }),
      ...(!named && releaseTags !== undefined && { releaseTags }),
      ...(!named && secondOpinion !== undefined && { secondOpinion }),
      ...(failOn && { failOn }),
      ...((exhibits ?? targets.some(({ format }) => format === 'html')) && { exhibits: true }),
      ...(shard && { shard }),
      ...(baseline !== undefined && { baseline }),
    },
    terminal,
  );
  const mode = typeof options.color === 'boolean' ? 'never' : options.color;
  const color = wantsColor(mode, terminal.stdout, terminal.env);
  await writeReports(report, targets, load, terminal, {
    ...{ color, verbose, quiet },
    ...(config?.levels && { levels: config.levels }),
  });
  const code = exitCodes[report.verdict.gate];
  return options.reportOnly && code === exitCodes.closed ? exitCodes.open : code;
}
