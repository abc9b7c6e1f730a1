import { type ConfigRequest, type ConfiguredRun, evaluateConfig } from '../config/index.js';
import { announceConfig } from './announce-config.js';
import { ProgressLine } from './progress.js';
import type { Terminal } from './terminal.js';

/** Evaluates what is asked for; a person who watches sees how far it is. */
export async function judge(request: ConfigRequest, terminal: Terminal): Promise<ConfiguredRun> {
  const { config, configFile } = request;
  if (config === undefined) {
    announceConfig(configFile === undefined ? {} : { config: configFile }, terminal);
  }
  const progress = new ProgressLine(terminal);
  try {
    return await evaluateConfig({ ...request, onProgress: progress.update });
  } finally {
    progress.erase();
  }
}
