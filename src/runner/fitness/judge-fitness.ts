import { TextEncoder } from 'node:util';
import { evaluateConfig, loadConfig } from '../../config/index.js';
import type { FitnessReport } from '../../report/index.js';
import type { FitnessAnswer } from './fitness-messages.js';
import type { FitnessRequest } from './fitness-options.js';
import { stampInputs } from './input-stamp.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Evaluates what is asked for, unless nothing has changed since the report of the stamp `known` was made.
 *
 * @throws {@link ArchfitError} as evaluation does
 */
export async function judgeFitness(
  { configFile, now, ...request }: FitnessRequest,
  env: Environment,
  known?: string,
): Promise<FitnessAnswer> {
  const { cwd } = request;
  const file = configFile === undefined || configFile === false ? {} : { file: configFile };
  const { policies, builtIn } = request;
  const own = { ...(policies && { policies }), ...(builtIn !== undefined && { builtIn }) };
  const config = configFile === false ? undefined : await loadConfig({ cwd, env, ...file, ...own });
  // Before anything is judged: what changes in the meantime makes the next stamp differ.
  const stamp = await stampInputs(request, config, now);
  if (stamp === known) return { kind: 'unchanged' };
  const { report } = await evaluateConfig({
    ...request,
    env,
    ...(config && { config }),
    ...(configFile === undefined ? {} : { configFile }),
    ...(now === undefined ? {} : { now: () => new Date(now) }),
  });
  return { kind: 'report', stamp, report: shareJson(report) };
}

function shareJson(report: FitnessReport): SharedArrayBuffer {
  const bytes = new TextEncoder().encode(JSON.stringify(report));
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return shared;
}
