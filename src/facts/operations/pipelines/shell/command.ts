/** A command of a script. */
export interface Command {
  /** Without assignments in front of it, without sudo and what else only starts another program. */
  readonly words: readonly string[];
  /** What a failure of it does to the script. */
  readonly failure: 'stops' | 'ignored' | 'unknown';
}

/** Programs that run the rest of their line, with the flags of theirs that take a value. */
const wrappers: ReadonlyMap<string, readonly string[]> = new Map([
  ['sudo', ['-u', '-g', '-E']],
  ['env', ['-u']],
  ['time', []],
  ['timeout', ['-k', '-s']],
  ['nohup', []],
  ['nice', ['-n']],
  ['exec', []],
  ['command', []],
  ['npx', ['-p', '--package']],
  ['bunx', []],
  ['uvx', ['--from']],
  ['pipx', []],
  ['xvfb-run', []],
]);

/** Programs that run another one by a word of theirs. */
const runners: readonly (readonly string[])[] = [
  ['npm', 'exec'],
  ['pnpm', 'exec'],
  ['pnpm', 'dlx'],
  ['yarn', 'dlx'],
  ['yarn', 'exec'],
  ['bundle', 'exec'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['uv', 'run'],
  ['dotnet', 'tool', 'run'],
  ['python', '-m'],
  ['python3', '-m'],
];

/** Takes away what stands in front of the program that does the work, and writes it by its name alone. */
export function unwrap(written: readonly string[]): readonly string[] {
  let words = written;
  for (;;) {
    const [first = '', second] = words;
    if (/^[A-Za-z_]\w*=/.test(first)) words = words.slice(1);
    else if (wrappers.has(first)) {
      words = withoutFlags(words.slice(1), wrappers.get(first) ?? []);
      if (first === 'timeout') words = words.slice(1);
      if (first === 'pipx' && words[0] === 'run') words = words.slice(1);
    } else {
      const runner = runners.find((each) => each.every((word, index) => words[index] === word));
      if (!runner || second === undefined) break;
      words = withoutFlags(words.slice(runner.length), ['-p', '--package', '--']);
    }
    if (words.length === 0) return [];
  }
  const [program = '', ...rest] = words;
  return [nameOf(program), ...rest];
}

function withoutFlags(words: readonly string[], withValue: readonly string[]): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-') === true) {
    at += words[at] !== '--' && withValue.includes(words[at] ?? '') ? 2 : 1;
  }
  return words.slice(at);
}

/** `./node_modules/.bin/jest` and `jest@30` are jest; a script of the repository keeps its path. */
function nameOf(program: string): string {
  const bare = program.replace(/^(?:\.\/)?node_modules\/\.bin\//, '');
  if (/^\.{0,2}\//.test(bare)) return /^\/(?:usr\/|bin\/|opt\/)/.test(bare) ? lastOf(bare) : bare;
  return bare.replace(/(?<=.)@[^/]*$/, '');
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
