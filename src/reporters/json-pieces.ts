/**
 * JSON piece by piece, the same as `JSON.stringify(value, null, 2)`. What is iterable and neither text nor an array is written as an
 * array too, so that its items need not be there at once.
 *
 * @param depth - how many levels are taken apart; below, a value is one piece
 */
export function* jsonPieces(value: unknown, depth: number, indent = ''): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    // Of an array, what JSON has no word for is null.
    yield JSON.stringify(value ?? null, null, 2).replaceAll('\n', `\n${indent}`);
    return;
  }
  const inner = `${indent}  `;
  const isList = isIterable(value);
  const members = isList ? listMembers(value) : objectMembers(value);
  let separator = isList ? '[' : '{';
  for (const { key, member } of members) {
    yield `${separator}\n${inner}${key}`;
    yield* jsonPieces(member, depth - 1, inner);
    separator = ',';
  }
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  yield separator === ',' ? `\n${indent}${close}` : `${open}${close}`;
}

interface Member {
  /** With its colon; empty for an item of a list. */
  readonly key: string;
  readonly member: unknown;
}

function* listMembers(items: Iterable<unknown>): Generator<Member> {
  for (const member of items) yield { key: '', member };
}

function* objectMembers(value: object): Generator<Member> {
  for (const [key, member] of Object.entries(value) as Iterable<[string, unknown]>) {
    if (member !== undefined) yield { key: `${JSON.stringify(key)}: `, member };
  }
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}
