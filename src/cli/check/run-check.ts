import type { CheckOptions } from './check.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { judge } from '../judge.js';
import { exitCodeOf, toReporterOptions } from '../output-options.js';
import type { Terminal } from '../terminal.js';
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
  const { failOn, exhibits, shard, baseline } = options;
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
  await writeReports(report, targets, load, terminal, {
    ...toReporterOptions(options, terminal),
    ...(config?.levels && { levels: config.levels }),
  });
  return exitCodeOf(report.verdict.gate, options);
}
