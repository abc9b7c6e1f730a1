/** A command of a README, and what the README says that it prints. */
export interface CommandStep {
  readonly kind: 'command';
  readonly command: string;
  readonly printed: string;
}

/** A change that the README asks its reader to make: the text that stands in the file, and the one that takes its place. */
export interface ChangeStep {
  readonly kind: 'change';
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

export type Step = CommandStep | ChangeStep;

const fence = /^```(console|diff (\S+))\n([\s\S]*?)^```$/gm;

/**
 * What a README has its reader do, in order: blocks `console` hold commands, each followed by what it prints; blocks `diff FILE` a change,
 * whose lines begin with a space, `-` or `+`.
 */
export function readReadme(text: string): readonly Step[] {
  return [...text.matchAll(fence)].flatMap(([, , file, body = '']): readonly Step[] =>
    file === undefined ? commandsIn(body) : [changeIn(file, body)],
  );
}

function commandsIn(body: string): readonly CommandStep[] {
  return body
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { kind: 'command', command: part.slice(0, end), printed: part.slice(end + 1) };
    });
}

function changeIn(file: string, body: string): ChangeStep {
  const lines = body.split('\n').slice(0, -1);
  const without = (sign: string) =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { kind: 'change', file, before: without('+'), after: without('-') };
}
