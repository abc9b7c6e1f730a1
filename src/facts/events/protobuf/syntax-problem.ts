import type { Problem } from '../../../report/index.js';
import type { TextRange } from '../../../source/text-range.js';
import type { ProtoDocument } from './proto-document.js';
import { tokenize } from './tokens.js';

const hint = 'Correct the file: nothing of it is judged, and what refers to it is judged in part.';

/** Why the parser refused a file, where it did. The parser tells lines of some faults, and of others the names. */
export function describeSyntaxFault(document: ProtoDocument, error: unknown): Problem {
  const fault = error instanceof Error ? error.message : String(error);
  const found = findFault(document, fault);
  const region = document.regionOf(found.range ?? { start: 0, end: 0 });
  return {
    code: 'schema-invalid',
    message: `the file is no Protobuf: ${found.message}`,
    location: { uri: document.uri, region },
    hint,
  };
}

interface Fault {
  readonly message: string;
  readonly range?: TextRange | undefined;
}

function findFault(document: ProtoDocument, fault: string): Fault {
  const { repeated, ranges } = document.places;
  const line = / ?\((?:.*, )?line (\d+)\)$/.exec(fault);
  if (line) {
    const number = Number(line[1]);
    const message = tell(fault.slice(0, line.index));
    return { message, range: findToken(document, number, /'([^']*)'/.exec(fault)?.[1]) };
  }
  const name = /^duplicate name '(.*)' in (.*)$/.exec(fault);
  if (name) {
    const [, member = '', holder = ''] = name;
    const range = findEnding(repeated, `/${member}`) ?? findEnding(ranges, `/${member}`);
    return { message: `the name ${member} is given twice in ${nameOf(holder)}`, range };
  }
  const number = /^(?:duplicate id (-?\d+)|id (-?\d+) is reserved) in (.*)$/.exec(fault);
  if (number) {
    const [, twice, reserved, holder = ''] = number;
    const what = twice === undefined ? 'is reserved' : 'is given twice';
    const value = twice ?? reserved ?? '';
    const range = findNumber(document, nameOf(holder), value);
    return { message: `the number ${value} ${what} in ${nameOf(holder)}`, range };
  }
  const taken = /^name '(.*)' is reserved in (.*)$/.exec(fault);
  if (taken) {
    const [, member = '', holder = ''] = taken;
    const message = `the name ${member} is reserved in ${nameOf(holder)}`;
    return { message, range: findEnding(ranges, `/${member}`) };
  }
  if (fault === 'max depth exceeded') return { message: 'it is nested too deeply' };
  return { message: fault };
}

function tell(fault: string): string {
  if (fault === 'illegal string') return 'a text does not end';
  if (fault === 'illegal comment') return 'a comment does not end';
  if (fault.includes("'null'")) return 'it ends where more is expected';
  const expected = /^illegal token '(.*)', '(.*)' expected$/.exec(fault);
  if (expected) return `"${expected[2] ?? ''}" is expected in place of ${quote(expected[1])}`;
  const illegal = /^illegal (.*) '(.*)'$/.exec(fault);
  if (illegal === null) return fault;
  const what = illegal[1] === 'token' ? '' : ` as ${illegal[1] ?? ''}`;
  return `${quote(illegal[2])} is not expected here${what}`;
}

/** Long enough to be found, and too short to be a secret. */
function quote(token = ''): string {
  return `"${token.length > 40 ? `${token.slice(0, 40)}…` : token}"`;
}

/** `Type .shop.Order` is the message shop.Order. */
function nameOf(holder: string): string {
  return holder === 'Root' ? 'the file' : holder.replace(/^\w+ \.?/, '');
}

/** The token of a line, else the last one of the line: the parser may have read on. */
function findToken(document: ProtoDocument, line: number, text: string | undefined): TextRange {
  const start = document.startOfLine(line);
  const end = document.text.indexOf('\n', start);
  const written = document.text.slice(start, end === -1 ? undefined : end);
  const tokens = tokenize(written).map((token) => ({
    start: start + token.start,
    end: start + token.end,
  }));
  const same = tokens.findLast(
    (token) => document.text.slice(token.start, token.end).replace(/^["']|["']$/g, '') === text,
  );
  return same ?? tokens.at(-1) ?? { start, end: start };
}

function findEnding(places: ReadonlyMap<string, TextRange>, ending: string): TextRange | undefined {
  for (const [pointer, range] of places) if (pointer.endsWith(ending)) return range;
  return undefined;
}

/** The last member of a message or an enum with this number. */
function findNumber(
  { places, text }: ProtoDocument,
  holder: string,
  value: string,
): TextRange | undefined {
  const name = holder.slice(holder.lastIndexOf('.') + 1);
  let found: TextRange | undefined;
  for (const [pointer, range] of places.ranges) {
    const isNumber = /\/(?:messages|enums)\/([^/]+)\/(?:fields|values)\/[^/]+\/number$/.exec(
      pointer,
    );
    if (isNumber?.[1] === name && Number(text.slice(range.start, range.end)) === Number(value)) {
      found = range;
    }
  }
  return found;
}
