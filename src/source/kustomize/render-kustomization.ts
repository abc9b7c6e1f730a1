import { basename, resolve } from 'node:path';
import { createRedactor } from '../redact-text.js';
import { describeFailure } from '../rendering/describe-failure.js';
import { type FoundFolders, findFolders } from '../rendering/find-folders.js';
import {
  defaultTimeoutSeconds,
  entryOf,
  nameRendering,
  type RenderAccess,
  type Rendering,
  type RenderResult,
} from '../rendering/rendering.js';
import { runTool, type ToolRun } from '../rendering/run-tool.js';
import { toolEnvironment } from '../rendering/tool-environment.js';

/** A kustomization to render, for one environment. */
export interface KustomizationRendering extends Rendering {
  /** `kustomize` or `kubectl`, under any path. Default: `kustomize`, else `kubectl`, as they are found on the PATH. */
  readonly program?: string;
  readonly timeoutSeconds?: number;
}

/** Finds the kustomizations that folders and globs name. */
export function findKustomizations(
  patterns: readonly string[],
  cwd: string,
): Promise<FoundFolders> {
  const entries = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
  return findFolders(patterns, { entries, name: 'kustomization' }, cwd);
}

/** Renders a kustomization. Kustomize does not say which file an object comes from, so that all of it is one part. */
export async function renderKustomization(
  rendering: KustomizationRendering,
  { cwd, env }: RenderAccess,
): Promise<RenderResult> {
  const { folder, timeoutSeconds = defaultTimeoutSeconds } = rendering;
  const programs = rendering.program === undefined ? ['kustomize', 'kubectl'] : [rendering.program];
  const timeoutMs = timeoutSeconds * 1000;
  let run: ToolRun = { kind: 'missing' };
  let [program = ''] = programs;
  for (const candidate of programs) {
    program = candidate;
    const command = /^kubectl(?:\.exe)?$/i.test(basename(program)) ? 'kustomize' : 'build';
    run = await runTool({
      program,
      args: [command, resolve(cwd, folder)],
      cwd,
      env: toolEnvironment(env),
      timeoutMs,
    });
    if (run.kind !== 'missing') break;
  }
  if (run.kind === 'missing') return { kind: 'missing', program: programs[0] ?? program };
  const entry = entryOf(rendering);
  if (run.kind === 'done') {
    const rendered = { path: entry, file: entry };
    return {
      kind: 'parts',
      parts: [{ uri: nameRendering(rendering), bytes: run.stdout, rendered }],
    };
  }
  const problem = describeFailure(run, {
    rendering,
    program,
    cwd,
    timeoutMs,
    redact: createRedactor(),
    advise: () =>
      `Correct the kustomization. By hand: ${program.startsWith('kubectl') ? 'kubectl kustomize' : 'kustomize build'} ${folder}`,
  });
  return { kind: 'problem', problem };
}
