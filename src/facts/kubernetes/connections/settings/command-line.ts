import type { Container } from '../pods/pod-workload.js';
import type { Setting } from './setting.js';

/** A flag of a command line with its value; empty where it has none. */
export interface Flag {
  readonly name: string;
  readonly text: string;
  /** Index of the word in the list of words. */
  readonly index: number;
}

/** A word of a command, with the setting it comes from. */
export interface CommandWord {
  readonly text: string;
  readonly path: readonly (string | number)[];
  /** It has taken in the text of a Secret. */
  readonly isSecret: boolean;
}

/**
 * The words of a container's command and arguments: `$(NAME)` and, in a shell's script, `$NAME` and `${NAME:-default}` replaced by
 * variables; a script is split into its words, which is right for all that is looked for here.
 */
export function readCommand(
  container: Container,
  variables: ReadonlyMap<string, Setting>,
): readonly CommandWord[] {
  return ['command', 'args'].flatMap((field) => {
    const list = container.value[field];
    if (!Array.isArray(list)) return [];
    return list.flatMap((item: unknown, index) => {
      if (typeof item !== 'string') return [];
      let isSecret = false;
      const text = replaceVariables(item, (name) => {
        const found = variables.get(name);
        isSecret ||= found?.isSecret === true;
        return found?.text ?? undefined;
      });
      const path = [...container.path, field, index];
      return text
        .split(/\s+/)
        .map((word) => word.replace(/^["']|["']$/g, ''))
        .filter((word) => word !== '')
        .map((word) => ({ text: word, path, isSecret }));
    });
  });
}

/** Splits the words of a variable that holds options: `JAVA_OPTS`, `GUNICORN_CMD_ARGS`. */
export function splitWords(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Finds `--name value`, `--name=value`, `-n value` and `-nvalue`; the last one counts, as for most programs. */
export function findFlag(words: readonly string[], names: readonly string[]): Flag | undefined {
  let found: Flag | undefined;
  words.forEach((word, index) => {
    for (const name of names) {
      const next = words[index + 1] ?? '';
      if (word === name) found = { name, text: next, index };
      else if (word.startsWith(`${name}=`)) {
        found = { name, text: word.slice(name.length + 1), index };
      } else if (/^-[A-Za-z]$/.test(name) && word.startsWith(name) && /^\d+$/.test(word.slice(2))) {
        found = { name, text: word.slice(2), index };
      }
    }
  });
  return found;
}

/** Replaces references to variables; what is not set keeps its default, or stays as it is. */
export function replaceVariables(
  text: string,
  valueOf: (name: string) => string | undefined,
): string {
  const form = /\$\(([A-Za-z_][\w.-]*)\)|\$\{([A-Za-z_][\w.]*)(?::-?([^{}]*))?\}|\$([A-Za-z_]\w*)/g;
  return text.replace(
    form,
    (whole, plain?: string, braced?: string, fallback?: string, bare?: string) =>
      valueOf(plain ?? braced ?? bare ?? '') ?? fallback ?? whole,
  );
}
