import { endOfLine, lineRanges, startOfLine } from './text-position.js';

/**
 * Braces of a template where a value, an item or a line begins. Braces within quotes, comments and block scalars belong to
 * alert and dashboard texts, which are no templates of ours.
 */
const atValue =
  /^[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[^\s#'"{[][^#'"]*?):[ \t]+)?(?:[&!]\S+[ \t]+)*(?=\{\{)/;

const blockScalar = /(?:^|[ \t:-])[|>][-+0-9]*[ \t]*(?:#.*)?$/;

/**
 * Looks in a document that is not YAML for the braces of a template that nobody rendered, and returns the offset of the
 * first of them.
 *
 * @param failure offset at which the parser gave up
 */
export function findUnrenderedTemplate(text: string, failure: number): number | undefined {
  if (!text.includes('{{')) return undefined;
  const failing = text.slice(startOfLine(text, failure), endOfLine(text, failure));
  if (/^[^'"#]*\{\{/.test(failing)) return startOfLine(text, failure) + failing.indexOf('{{');
  /** Indentation of the line that opened the block scalar we are in. */
  let block: number | undefined;
  for (const { start, end } of lineRanges(text)) {
    const line = text.slice(start, end);
    const indentation = line.search(/[^ ]/);
    if (indentation === -1) continue;
    if (block !== undefined && indentation > block) continue;
    block = blockScalar.test(line) ? indentation : undefined;
    const match = atValue.exec(line);
    if (match) return start + match[0].length;
  }
  return undefined;
}
