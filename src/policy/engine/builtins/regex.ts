import { quoteRegexp, Regexp, RegexpFault } from '../go/regexp.js';
import { quote } from '../go/quote.js';
import {
  type BuiltinContext,
  BuiltinError,
  type HostBuiltin,
  stringOperand,
} from './host-builtin.js';
import { integerOperand } from './operands.js';

/** `regex.split`: what stands between the matches of a pattern. */
export const splitByRegex: HostBuiltin = (operands, context) => {
  const pattern = stringOperand(operands, 0);
  const text = stringOperand(operands, 1);
  return compiled(pattern, context).split(text);
};

/** `regex.find_n`: the first so many matches; all of them for a negative number. */
export const findByRegex: HostBuiltin = (operands, context) => {
  const pattern = stringOperand(operands, 0);
  const text = stringOperand(operands, 1);
  const limit = Number(integerOperand(operands, 2));
  return compiled(pattern, context)
    .findAll(text, limit)
    .map(([whole]) => text.slice(whole?.start, whole?.end));
};

/** `regex.replace(text, pattern, template)`: `$1` and `${name}` in the template stand for groups. */
export const replaceByRegex: HostBuiltin = (operands, context) => {
  const text = stringOperand(operands, 0);
  const pattern = stringOperand(operands, 1);
  const template = stringOperand(operands, 2);
  return compiled(pattern, context).replace(text, template);
};

/** `regex.template_match(template, text, start, end)`: the template is literal but for patterns between the delimiters. */
export const matchTemplate: HostBuiltin = (operands, context) => {
  const template = stringOperand(operands, 0);
  const text = stringOperand(operands, 1);
  const [start, end] = [2, 3].map((position) => stringOperand(operands, position));
  if (start === undefined || end === undefined || !isByte(start) || !isByte(end)) {
    throw new BuiltinError('a delimiter has to be exactly one character long');
  }
  let pattern = '^';
  let from = 0;
  for (const [open, close] of delimited(template, start, end)) {
    const part = template.slice(open + 1, close);
    // As in OPA, it must be a pattern by itself, too.
    compiled(`^${part}$`, context);
    pattern += `${quoteRegexp(template.slice(from, open))}(${part})`;
    from = close + 1;
  }
  return compiled(`${pattern}${quoteRegexp(template.slice(from))}$`, context).matches(text);
};

/** Go looks at bytes here. */
function isByte(text: string): boolean {
  return /^[\0-\x7f]$/.test(text);
}

/** Where the outermost delimiters stand. */
function delimited(
  template: string,
  start: string,
  end: string,
): readonly (readonly [open: number, close: number])[] {
  const ranges: [number, number][] = [];
  let level = 0;
  let open = 0;
  for (const [index, character] of template.split('').entries()) {
    if (character === start) {
      level += 1;
      if (level === 1) open = index;
    } else if (character === end) {
      level -= 1;
      if (level === 0) ranges.push([open, index]);
      if (level < 0) break;
    }
  }
  if (level === 0) return ranges;
  throw new BuiltinError(`unbalanced braces in ${quote(template)}`);
}

/** As many as OPA keeps. */
const mostPatterns = 100;

/** Compiled patterns by who evaluates, each newer than the one before. */
const patterns = new WeakMap<BuiltinContext, Map<string, Regexp>>();

function compiled(source: string, context: BuiltinContext): Regexp {
  const known = patterns.get(context) ?? new Map<string, Regexp>();
  patterns.set(context, known);
  const regexp = known.get(source) ?? compile(source);
  known.delete(source);
  known.set(source, regexp);
  const [oldest] = known.keys();
  if (known.size > mostPatterns && oldest !== undefined) known.delete(oldest);
  return regexp;
}

function compile(source: string): Regexp {
  try {
    return new Regexp(source);
  } catch (error) {
    if (error instanceof RegexpFault) throw new BuiltinError(error.message);
    throw error;
  }
}
