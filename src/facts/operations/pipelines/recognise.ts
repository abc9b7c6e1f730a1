import type { Activity } from './activity.js';
import type { Command } from './shell/command.js';
import { signatures } from './signatures.js';

interface Pattern {
  readonly does: Activity;
  /** Each a choice of words. */
  readonly words: readonly (readonly string[])[];
}

/** By the program that they begin with. */
const patterns = new Map<string, Pattern[]>();
for (const { does, commands = [] } of signatures) {
  for (const command of commands) {
    const [program = '', ...words] = command.split(' ');
    const pattern = { does, words: words.map((word) => word.split('|')) };
    patterns.set(program, [...(patterns.get(program) ?? []), pattern]);
  }
}

/** What a command does, by its program and its words. */
export function recogniseCommand({ words }: Pick<Command, 'words'>): readonly Activity[] {
  const [program = '', second] = words;
  if ((program === 'docker' || program === 'podman') && second === 'run') {
    // Which flags of it take a value is not told apart: an image is known by its name, wherever it stands.
    return words.slice(2).flatMap((word, index) => {
      const image = /^(?:[\w.:-]+\/)*([\w.-]+?)(?::[\w.-]+)?(?:@sha256:\w+)?$/.exec(word)?.[1];
      return image === undefined ? [] : match(image, words.slice(index + 3));
    });
  }
  return match(program, words.slice(1));
}

/** Programs that take several goals in a row. */
const takesGoals = new Set(['mvn', './mvnw', 'gradle', './gradlew', 'rake', 'sbt']);

function match(program: string, rest: readonly string[]): readonly Activity[] {
  const isAsked = rest.every((word) => /^(?:-h|--help|-v|--version|version|help)$/.test(word));
  if (rest.length > 0 && isAsked) return [];
  const isDry = rest.some((word) => /^--(?:dry-run(?!=none)|dryrun|what-if)/.test(word));
  return (patterns.get(program) ?? [])
    .filter(({ words }) => stand(words, rest, takesGoals.has(program)))
    .map(({ does }) => does)
    .filter((does) => !isDry || does !== 'deploy');
}

/**
 * Whether words stand in this order. Between them stand flags and what may be their values, so that `helm plugin install` is no
 * `helm install`; a flag that is wanted stands anywhere, and may be written with its value.
 */
function stand(
  wanted: readonly (readonly string[])[],
  given: readonly string[],
  isLoose: boolean,
): boolean {
  let at = 0;
  for (const choice of wanted) {
    if (choice.some((each) => each.startsWith('-') && given.some((word) => isFlag(each, word)))) {
      continue;
    }
    while (at < given.length && !choice.includes(given[at] ?? '')) {
      const mayPass = [given[at], given[at - 1]].some((word) => word?.startsWith('-') === true);
      if (!mayPass && !isLoose) return false;
      at += 1;
    }
    if (at === given.length) return false;
    at += 1;
  }
  return true;
}

function isFlag(wanted: string, word: string): boolean {
  return word === wanted || word.startsWith(`${wanted}=`);
}

/** What an action does, by its repository and path, without its version. */
export function recogniseAction(uses: string): readonly Activity[] {
  const name = uses.replace(/@.*$/, '').toLowerCase();
  const known = signatures.filter(({ actions = [] }) =>
    actions.some((action) => `${name}/`.startsWith(`${action.toLowerCase()}/`)),
  );
  return known.map(({ does }) => does);
}

/** What a template or component does that GitLab includes. */
export function recogniseTemplate(include: string): readonly Activity[] {
  const name = include.toLowerCase();
  return signatures
    .filter(({ templates = [] }) => templates.some((template) => name.includes(template)))
    .map(({ does }) => does);
}
