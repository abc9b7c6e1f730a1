import { type ParseEntry, parse } from 'shell-quote';

/** A call of archfit that needs no shell. */
export interface ArchfitCall {
  readonly args: readonly string[];
  /** What a shell runs before, whose output is the standard input. */
  readonly producer?: string;
}

/** Reads `npx archfit …` and `… | npx archfit …`. Redirections, expansions and lists of commands need a shell. */
export function readArchfitCall(command: string): ArchfitCall | undefined {
  const tokens = tokensOf(command);
  const isPipe = (token: ParseEntry) =>
    typeof token === 'object' && 'op' in token && token.op === '|';
  const pipe = tokens.findLastIndex(isPipe);
  const words = tokens.slice(pipe + 1);
  if (!words.every((token) => typeof token === 'string')) return undefined;
  const [first, second] = words;
  const args =
    first === 'archfit'
      ? words.slice(1)
      : first === 'npx' && second === 'archfit'
        ? words.slice(2)
        : undefined;
  if (args === undefined || /[`~\\]/.test(command)) return undefined;
  if (pipe < 0) return { args };
  return { args, producer: command.slice(0, command.lastIndexOf('|')) };
}

/** What a POSIX shell does itself. */
const builtIn = new Set(
  '. : [ break cd continue eval exit export false printf echo pwd read set test true unset'.split(
    ' ',
  ),
);

/** The programs that a command line starts. */
export function programsOf(command: string): readonly string[] {
  const programs: string[] = [];
  let begins = true;
  for (const token of tokensOf(command)) {
    if (typeof token === 'string') {
      if (!begins || /^\w+=/.test(token)) continue;
      if (!builtIn.has(token)) programs.push(token);
      begins = false;
    } else if ('op' in token) begins = ['|', '||', '&&', ';', '&', '('].includes(token.op);
  }
  return programs;
}

function tokensOf(command: string): readonly ParseEntry[] {
  // A variable is none of the words that can be told without a shell.
  const tokens = parse(command, () => ({ op: 'glob' as const, pattern: '$' }));
  return tokens.filter((token) => typeof token !== 'object' || !('comment' in token));
}
