import { posix } from 'node:path';

/** How deep names of constants are followed. */
const deepest = 3;

/**
 * What a computed specifier surely begins with: `./plugins/` of `'./plugins/' + name`. Texts, templates, sums of them, constants of the file
 * and `path.join(__dirname, …)` are read. Undefined where nothing is sure.
 *
 * @param text - of the whole file, for its constants
 */
export function leadingPath(expression: string, text: string): string | undefined {
  const start = readLeading(expression, text, 0)?.start;
  return start === '' ? undefined : start;
}

interface Leading {
  readonly start: string;
  /** Nothing follows. */
  readonly isWhole: boolean;
}

function readLeading(expression: string, text: string, depth: number): Leading | undefined {
  const rest = expression.trim();
  const [literal, , content = ''] = /^(['"])((?:(?!\1)[^\\])*)\1/.exec(rest) ?? [];
  if (literal !== undefined)
    return extend({ start: content, isWhole: true }, rest.slice(literal.length), text, depth);
  const [template, body = ''] = /^`((?:[^`\\])*)`/.exec(rest) ?? [];
  if (template !== undefined)
    return extend(readTemplate(body, text, depth), rest.slice(template.length), text, depth);
  const joined =
    /^(?:path\s*\.\s*)?(?:join|resolve)\s*\(\s*(?:__dirname|import\.meta\.dirname)\s*,(.*)\)$/s.exec(
      rest,
    );
  if (joined) return join(joined[1] ?? '', text, depth);
  const [name] = /^[\w$]+/.exec(rest) ?? [];
  if (name === undefined || depth >= deepest) return undefined;
  const value = constantOf(name, text);
  const found = value === undefined ? undefined : readLeading(value, text, depth + 1);
  return found && extend(found, rest.slice(name.length), text, depth);
}

/** With what is added to it. */
function extend(found: Leading, after: string, text: string, depth: number): Leading | undefined {
  const rest = after.trim();
  if (rest === '' || !found.isWhole) return found;
  return rest.startsWith('+')
    ? append(found.start, readLeading(rest.slice(1), text, depth))
    : { ...found, isWhole: false };
}

function readTemplate(body: string, text: string, depth: number): Leading {
  let start = '';
  for (const [, chars = '', expression] of body.matchAll(/((?:(?!\$\{).)*)(?:\$\{([^}]*)\})?/gs)) {
    start += chars;
    if (expression === undefined) continue;
    const value = readLeading(expression, text, depth);
    if (!value?.isWhole) return append(start, value);
    start += value.start;
  }
  return { start, isWhole: true };
}

function append(start: string, next: Leading | undefined): Leading {
  return next ? { start: start + next.start, isWhole: next.isWhole } : { start, isWhole: false };
}

/** Of the segments after the folder of the file. */
function join(segments: string, text: string, depth: number): Leading {
  let start = '.';
  for (const segment of segments.split(',')) {
    const next = readLeading(segment, text, depth);
    if (!next) return { start: `${start}/`, isWhole: false };
    start = `${start}/${next.start}`;
    if (!next.isWhole) return { start, isWhole: false };
  }
  return { start, isWhole: true };
}

/** Only what the file declares once, and by a single line, is sure. */
function constantOf(name: string, text: string): string | undefined {
  const declared = [
    ...text.matchAll(
      new RegExp(
        `\\bconst\\s+${name.replaceAll('$', '\\$')}\\s*(?::\\s*string\\s*)?=\\s*([^;\\n]+)`,
        'g',
      ),
    ),
  ];
  return declared.length === 1 ? declared[0]?.[1]?.replace(/\s+as\s+const\s*$/, '') : undefined;
}

/** The path below the root that such a beginning leads to, from a file; undefined where it is not relative. */
export function leadingFolder(start: string, file: string): string | undefined {
  if (!/^\.{1,2}\//.test(start)) return undefined;
  const path = posix.join(posix.dirname(file), start);
  return path.startsWith('../') ? undefined : path;
}
