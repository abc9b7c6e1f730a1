import MarkdownIt from 'markdown-it';

/** A fenced block with a path: the reader writes this file. */
export interface FileStep {
  readonly kind: 'file';
  /** Where its block begins, counted from 1. */
  readonly line: number;
  readonly path: string;
  readonly text: string;
}

/** A block of a console: the reader types its commands, and sees what stands below each. */
export interface ConsoleStep {
  readonly kind: 'console';
  readonly line: number;
  /** Programs that its commands need and do not name, such as the helm of a configuration. */
  readonly needs: readonly string[];
  readonly commands: readonly ShownCommand[];
}

export interface ShownCommand {
  readonly line: number;
  readonly command: string;
  /** What it prints, as the guide shows it. */
  readonly output: readonly string[];
  /** The lines of the guide that the output stands in, from 0, and the blanks that each begins with. */
  readonly place: { readonly from: number; readonly to: number; readonly indent: string };
}

export type GuideStep = FileStep | ConsoleStep;

/** What there is to do in a guide, from top to bottom. */
export interface Guide {
  /** The folder of this repository that it starts with a copy of: `<!-- in fixtures/shop -->`. */
  readonly start?: string;
  /** Folders of this repository that lie in its folder as they do here: `<!-- with fixtures/shop -->`. */
  readonly copies: readonly string[];
  readonly steps: readonly GuideStep[];
}

const markdown = new MarkdownIt({ html: true });

/** Reads the steps of a guide. Throws where a block is none of those that it could be. */
export function readGuide(text: string): Guide {
  const steps: GuideStep[] = [];
  const lines = text.split('\n');
  const copies: string[] = [];
  let start: string | undefined;
  let needs: readonly string[] = [];
  for (const { type, info, content, map } of markdown.parse(text, {})) {
    if (type === 'html_block') {
      const [comment, word, named] = /<!-- (in|with) (\S+) -->/.exec(content) ?? [];
      if (comment !== undefined && (start !== undefined || steps.length > 0)) {
        throw new Error(`${comment} must stand once, and above the first step`);
      }
      if (word === 'in') start = named;
      else if (named !== undefined) copies.push(named);
      needs = /<!-- needs ([^>]+) -->/.exec(content)?.[1]?.split(/,? +/) ?? needs;
    }
    if (type !== 'fence' || map === null) continue;
    const [first, end] = map;
    const line = first + 1;
    const [language, path, ...more] = info.split(/\s+/).filter((word) => word !== '');
    if (more.length > 0) throw new Error(`line ${line}: ${info} is not a language and a path`);
    if (language === 'console') {
      if (path !== undefined) throw new Error(`line ${line}: a console has no name: ${path}`);
      const indent = /^\s*/.exec(lines[first] ?? '')?.[0] ?? '';
      const commands = readCommands(content, { line, end: end - 1, indent });
      steps.push({ kind: 'console', line, needs, commands });
    } else if (path !== undefined) steps.push({ kind: 'file', line, path, text: content });
    needs = [];
  }
  return { ...(start !== undefined && { start }), copies, steps };
}

function readCommands(
  content: string,
  { line, end, indent }: { line: number; end: number; indent: string },
): readonly ShownCommand[] {
  const commands: ShownCommand[] = [];
  const lines = content.split('\n').slice(0, -1);
  let at = 0;
  while (at < lines.length) {
    const first = at;
    if (lines[at]?.startsWith('$ ') !== true) {
      throw new Error(`line ${line + 1 + at}: a console begins with $ and a command`);
    }
    while (lines[at]?.endsWith('\\') === true) at += 1;
    at += 1;
    const command = lines.slice(first, at).join('\n').slice(2);
    const from = at;
    while (at < lines.length && lines[at]?.startsWith('$ ') !== true) at += 1;
    // A blank line may part what one command printed from the next one.
    let to = at;
    while (to > from && lines[to - 1] === '') to -= 1;
    commands.push({
      line: line + 1 + first,
      command,
      output: lines.slice(from, to),
      place: { from: line + from, to: Math.min(line + to, end), indent },
    });
  }
  if (commands.length === 0) throw new Error(`line ${line}: a console without a command`);
  return commands;
}
