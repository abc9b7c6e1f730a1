import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import process from 'node:process';
import { codeOf } from '../read-bytes.js';

/** What came of a call of git. */
export type GitRun =
  | { readonly kind: 'done'; readonly stdout: Buffer }
  /** There is no git. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly exitCode: number; readonly reason: string };

export type GitEnvironment = Readonly<Record<string, string | undefined>>;

/** Variables that git needs to find itself, its configuration and the objects of a push that is not accepted yet. */
const needed =
  /^(?:PATH|PATHEXT|SYSTEMROOT|HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|TMPDIR|TEMP|TMP|XDG_CONFIG_HOME|GIT_EXEC_PATH|GIT_CONFIG_\w+|GIT_CEILING_DIRECTORIES|GIT_DISCOVERY_ACROSS_FILESYSTEM|GIT_OBJECT_DIRECTORY|GIT_ALTERNATE_OBJECT_DIRECTORIES|GIT_QUARANTINE_PATH)$/i;

/** How long a call may take, in milliseconds: a call reads objects of one repository. */
const timeout = 60_000;

/** Most that a call may print, in bytes. */
const mostOutput = 512 * 2 ** 20;

/**
 * Runs the user's git to its end. It reads: no lock is taken, no hook, filter or pager runs, nothing is fetched, and no shell has a
 * part in it. It never rejects.
 *
 * @param input - what git reads from its standard input
 */
export function runGit(
  args: readonly string[],
  cwd: string,
  env: GitEnvironment = process.env,
  input = '',
): Promise<GitRun> {
  return new Promise((resolve) => {
    const child = spawn('git', [...settings, ...args], {
      cwd,
      env: gitEnvironment(env),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const parts: Buffer[] = [];
    let size = 0;
    let messages = '';
    let ended = false;
    const end = (run: GitRun): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(run);
    };
    const fail = (exitCode: number, reason: string): void => {
      end({ kind: 'failed', exitCode, reason });
    };
    const timer = setTimeout(() => {
      fail(-1, 'git does not come to an end');
    }, timeout);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > mostOutput) fail(-1, `git prints more than ${mostOutput / 2 ** 20} MiB`);
      else parts.push(part);
    });
    child.stderr.on('data', (part: Buffer) => {
      if (messages.length < 4096) messages += part.toString('utf8');
    });
    child.once('error', (error) => {
      const code = codeOf(error);
      // A working directory that does not exist is told by the same code.
      if (code === 'ENOENT') end({ kind: 'missing' });
      else fail(-1, `git cannot be run (${code})`);
    });
    child.once('close', (code) => {
      if (code === 0) end({ kind: 'done', stdout: Buffer.concat(parts) });
      else fail(code ?? -1, firstLine(messages));
    });
    // Git may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

const settings = ['--no-pager', '--literal-pathspecs', '-c', 'core.fsmonitor=false'];

function gitEnvironment(env: GitEnvironment): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && needed.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it does not have.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
  };
}

function firstLine(messages: string): string {
  const line = messages.split('\n').find((text) => text.trim() !== '') ?? '';
  return line.replace(/^(?:fatal|error): /, '').slice(0, 300);
}
