import { execFile } from 'node:child_process';
import process from 'node:process';
import { toolVersion } from '../../evaluate/index.js';
import type { Terminal } from '../terminal.js';

/** How long a tool may take to say its version, in milliseconds. */
const patienceMs = 5000;

/** What this program runs with, and the tools that manifests are rendered by; undefined for one that is not there. */
export async function findVersions({
  env,
}: Pick<Terminal, 'env'>): Promise<
  readonly (readonly [tool: string, version: string | undefined])[]
> {
  const [helm, kustomize, kubectl, git] = await Promise.all([
    askVersion('helm', ['version', '--short'], env),
    askVersion('kustomize', ['version'], env),
    askVersion('kubectl', ['version', '--client'], env),
    askVersion('git', ['--version'], env),
  ]);
  return [
    ['archfit', toolVersion()],
    ['node', process.version],
    ['helm', helm],
    // Either of them renders kustomizations.
    ['kustomize', kustomize ?? (kubectl && `kubectl (${kubectl})`)],
    ['git', git],
  ];
}

/** The first line that it prints. No shell has a part in it. */
function askVersion(
  tool: string,
  args: readonly string[],
  env: Terminal['env'],
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(tool, args, { env, timeout: patienceMs, windowsHide: true }, (error, stdout) => {
      const [line = ''] = stdout.split(/[\r\n]/);
      resolve(error === null ? line.replace(/^git version /, '').trim() : undefined);
    });
  });
}
