import type { Activity } from './activity.js';
import { isRecord } from '../../../source/is-record.js';
import { recogniseCommand } from './recognise.js';
import { findFile, type Repository } from './repository.js';
import type { Command } from './shell/command.js';
import { type ShellMode, splitScript } from './shell/split-script.js';

/** A command of a script, or of a script that it runs. */
export interface FollowedCommand {
  /** Its words, without what only starts it. */
  readonly text: string;
  readonly does: readonly Activity[];
  /** What a failure of it does to the script that was asked about. */
  readonly failure: Command['failure'];
  /** What it does that cannot be seen. */
  readonly unseen?: string;
}

/** Scripts that run scripts. */
const deepest = 8;

/** Commands are told with their first words: what follows may be a whole document. */
const longestText = 400;

/** Programs that run tasks of files that are not read. */
const taskRunners = new Set([
  'make',
  'just',
  'task',
  'nx',
  'turbo',
  'lerna',
  'rush',
  'earthly',
  'dagger',
  'bazel',
  'mage',
  'invoke',
  'moon',
  'pants',
  'ant',
]);
const shells = new Set(['bash', 'sh', 'zsh', 'dash', 'source', '.']);
const interpreters = new Set([
  'node',
  'python',
  'python3',
  'ruby',
  'perl',
  'php',
  'tsx',
  'ts-node',
  'deno',
  'bun',
  'pwsh',
  'powershell',
]);

/**
 * Says what a script runs, in order, with the scripts of the repository that it starts: files, and those of package.json. Each of them is
 * followed once.
 *
 * @param folder - that it runs in, from the root of the repository
 */
export function followScript(
  script: string,
  mode: ShellMode,
  repository: Repository,
  folder = '',
): readonly FollowedCommand[] {
  return follow({ text: script, mode }, repository, folder, new Set(), 0);
}

function follow(
  { text: script, mode }: { readonly text: string; readonly mode: ShellMode },
  repository: Repository,
  folder: string,
  seen: Set<string>,
  depth: number,
): readonly FollowedCommand[] {
  return splitScript(script, mode).flatMap(({ words, failure }): readonly FollowedCommand[] => {
    const does = recogniseCommand({ words });
    const opened = openScript(words, repository, folder);
    const isUnseen = opened.kind === 'unseen' && does.length === 0;
    const own: FollowedCommand = {
      text: words.join(' ').slice(0, longestText),
      does,
      failure,
      ...(isUnseen && { unseen: opened.what }),
    };
    if (opened.kind !== 'script' || depth > deepest || seen.has(opened.text)) return [own];
    seen.add(opened.text);
    const inner = follow(opened, repository, folder, seen, depth + 1);
    // What `npm test` runs says more than that it is a test.
    const rest = inner.map((each) => (failure === 'stops' ? each : { ...each, failure }));
    return [{ ...own, does: does.filter((each) => each !== 'test') }, ...rest];
  });
}

type Opened =
  | { readonly kind: 'script'; readonly text: string; readonly mode: ShellMode }
  | { readonly kind: 'unseen'; readonly what: string }
  | { readonly kind: 'none' };

const none: Opened = { kind: 'none' };

function openScript(words: readonly string[], repository: Repository, folder: string): Opened {
  const [program = '', ...rest] = words;
  const first = rest.find((word) => !word.startsWith('-'));
  if (program === 'npm' || program === 'pnpm' || program === 'yarn' || program === 'bun') {
    return openPackageScript(program, rest, repository, folder);
  }
  if (taskRunners.has(program)) return { kind: 'unseen', what: words.slice(0, 3).join(' ') };
  if (interpreters.has(program)) {
    const isFile = first !== undefined && /\.\w+$/.test(first) && !rest.includes('--test');
    return isFile ? { kind: 'unseen', what: `${program} ${first}` } : none;
  }
  const file = shells.has(program) ? first : program;
  if (file === undefined || (!shells.has(program) && !/^\.{0,2}\/|\.sh$/.test(program)))
    return none;
  if (rest.includes('-c') && shells.has(program)) {
    return {
      kind: 'script',
      text: rest.at(-1) ?? '',
      mode: { stopsOnError: false, pipefail: false },
    };
  }
  if (/^\.\/(?:gradlew|mvnw)$/.test(program)) return none;
  return openFile(file, repository, folder);
}

function openFile(file: string, repository: Repository, folder: string): Opened {
  const path = findFile(repository, file, folder) ?? findFile(repository, file);
  const read = path === undefined ? undefined : repository.tree.read(path);
  if (read?.kind !== 'text') return { kind: 'unseen', what: file };
  const [line = ''] = read.text.split('\n');
  if (line.startsWith('#!') && !/\b(?:ba|da|z|k)?sh\b/.test(line))
    return { kind: 'unseen', what: file };
  const isStrict = /^#!.*\s-\w*e/.test(line);
  return { kind: 'script', text: read.text, mode: { stopsOnError: isStrict, pipefail: false } };
}

/** `npm run build`, `npm test`, `yarn build`: what package.json says under `scripts`. */
function openPackageScript(
  program: string,
  rest: readonly string[],
  repository: Repository,
  folder: string,
): Opened {
  const [verb = '', name = ''] = rest.filter((word) => !word.startsWith('-'));
  const isRun = verb === 'run' || verb === 'run-script';
  const wanted = isRun ? name : verb === 't' || verb === 'tst' ? 'test' : verb;
  if (wanted === '' || (program === 'npm' && !isRun && wanted !== 'test')) return none;
  const elsewhere = rest.some((word) =>
    /^(?:-w|--workspaces?|--prefix|-C|--filter|-F|-r)\b/.test(word),
  );
  const scripts = elsewhere ? undefined : readScripts(repository, folder);
  const text = scripts?.[wanted];
  if (typeof text !== 'string') {
    return isRun || wanted === 'test'
      ? { kind: 'unseen', what: `${program} ${isRun ? 'run ' : ''}${wanted}` }
      : none;
  }
  const around = [scripts?.[`pre${wanted}`], text, scripts?.[`post${wanted}`]];
  const lines = around.filter((line): line is string => typeof line === 'string');
  return {
    kind: 'script',
    text: lines.join('\n'),
    mode: { stopsOnError: true, pipefail: false },
  };
}

function readScripts(
  repository: Repository,
  folder: string,
): Readonly<Record<string, unknown>> | undefined {
  const path = findFile(repository, 'package.json', folder);
  const read = path === undefined ? undefined : repository.tree.read(path);
  if (read?.kind !== 'text') return undefined;
  try {
    const value: unknown = JSON.parse(read.text);
    if (!isRecord(value) || !isRecord(value['scripts'])) return undefined;
    return value['scripts'];
  } catch {
    return undefined;
  }
}
