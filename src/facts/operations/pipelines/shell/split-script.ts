import { type Command, unwrap } from './command.js';

/** How the shell is started that runs a script. */
export interface ShellMode {
  /** `-e`: the first command that fails ends the script. */
  readonly stopsOnError: boolean;
  /** `-o pipefail`: a command that fails within a pipe fails the pipe. */
  readonly pipefail: boolean;
}

type Separator = '&&' | '||' | '|' | ';' | '&';

interface Part {
  readonly words: readonly string[];
  /** What stands behind it. */
  readonly separator: Separator;
}

/** Words that begin a test: whether the command behind them fails decides what is done, and not whether the script ends. */
const tests = new Set(['if', 'elif', 'while', 'until', '!']);
const keywords = new Set(['then', 'else', 'do', '{', '(', 'fi', 'done', '}', ')', 'esac']);
/** What a script does after `||` where it goes on. */
const ignoring = new Set(['true', ':', 'echo', 'printf']);

/**
 * The commands of a script for a POSIX shell, and whether one that fails ends it. Of loops and functions it knows only the commands in
 * them; what a here-document holds is text.
 */
export function splitScript(script: string, mode: ShellMode): readonly Command[] {
  const commands: Command[] = [];
  let { stopsOnError, pipefail } = mode;
  const parts = splitParts(withoutHereDocuments(script));
  for (const [index, { words: written, separator }] of parts.entries()) {
    let words = written;
    let isTested = false;
    while (words[0] !== undefined && (tests.has(words[0]) || keywords.has(words[0]))) {
      isTested ||= tests.has(words[0]);
      words = words.slice(1);
    }
    if (words[0] === 'set') {
      const flags = words.slice(1).join(' ');
      if (/\+\w*e|\+o errexit/.test(flags)) stopsOnError = false;
      else if (/(?:^|\s)-\w*e|-o errexit/.test(flags)) stopsOnError = true;
      if (flags.includes('pipefail')) pipefail = !flags.includes('+o pipefail');
    }
    const unwrapped = unwrap(words);
    if (unwrapped.length === 0) continue;
    const failure = isTested
      ? 'unknown'
      : failureOf(parts, index, separator, { stopsOnError, pipefail });
    commands.push({ words: unwrapped, failure });
  }
  return commands;
}

function failureOf(
  parts: readonly Part[],
  index: number,
  separator: Separator,
  { stopsOnError, pipefail }: ShellMode,
): Command['failure'] {
  if (separator === '&') return 'ignored';
  if (separator === '|' && !pipefail) return 'ignored';
  // The end of the list that the command belongs to: `a && b || c`.
  let end = index;
  while (parts[end]?.separator === '&&' || parts[end]?.separator === '|') end += 1;
  if (parts[end]?.separator === '||') {
    const [program = '', code] = parts[end + 1]?.words ?? [];
    if (ignoring.has(program) || (program === 'exit' && code === '0')) return 'ignored';
    return program === 'exit' || program === 'return' ? 'stops' : 'unknown';
  }
  const isLast = end === parts.length - 1;
  if (stopsOnError || isLast) return 'stops';
  return 'ignored';
}

function withoutHereDocuments(script: string): string {
  const kept: string[] = [];
  let end: string | undefined;
  for (const line of script.split(/\r?\n/)) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      continue;
    }
    kept.push(line);
    end = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(line)?.[2];
  }
  return kept.join('\n');
}

/** Splits at operators and line ends, with quotes, escapes and comments as a shell has them. */
function splitParts(script: string): readonly Part[] {
  const parts: Part[] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endPart = (separator: Separator) => {
    endWord();
    if (words.length > 0) parts.push({ words, separator });
    words = [];
  };
  for (let at = 0; at < script.length; at += 1) {
    const character = script.charAt(at);
    const next = script.charAt(at + 1);
    if (character === '\\') {
      if (next !== '\n') word = (word ?? '') + next;
      at += 1;
    } else if (character === "'" || character === '"') {
      const close = closeOfQuote(script, at);
      word = (word ?? '') + script.slice(at + 1, close);
      at = close;
    } else if (script.startsWith('${{', at)) {
      const close = script.indexOf('}}', at);
      const stop = close === -1 ? script.length : close + 2;
      word = (word ?? '') + script.slice(at, stop);
      at = stop - 1;
    } else if (character === '#' && word === undefined) {
      while (at + 1 < script.length && script.charAt(at + 1) !== '\n') at += 1;
    } else if (character === '\n' || (character === ';' && next !== ';')) endPart(';');
    else if (character === '&' && next === '&') {
      endPart('&&');
      at += 1;
    } else if (character === '|' && next === '|') {
      endPart('||');
      at += 1;
    } else if (character === '|') endPart('|');
    else if (character === '&' && next !== '>' && !/[<>]$/.test(word ?? '')) endPart('&');
    else if (/\s/.test(character)) endWord();
    else word = (word ?? '') + character;
  }
  endPart(';');
  return parts;
}

function closeOfQuote(script: string, open: number): number {
  const quote = script.charAt(open);
  for (let at = open + 1; at < script.length; at += 1) {
    if (quote === '"' && script.charAt(at) === '\\') at += 1;
    else if (script.charAt(at) === quote) return at;
  }
  return script.length;
}
