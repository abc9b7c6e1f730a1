import type { ImportedName, ImportReference } from '../../model/index.js';
import { type Clause, clauseOf, elementOf } from './clause.js';
import type { Cursor } from './cursor.js';
import { readPlainStatement } from './read-plain-statement.js';

const comma = 44;
const star = 42;
const open = 123;
const close = 125;
const semicolon = 59;
const colon = 58;

/**
 * Reads one `import …` or `export … from …` at the cursor, with what ends it. Undefined for every other statement and every form that is not
 * known here; the cursor then stands anywhere.
 */
export function readStatement(cursor: Cursor): ImportReference | undefined {
  const plain = readPlainStatement(cursor);
  if (plain !== undefined) return plain;
  const keyword = cursor.word();
  if (!cursor.skip()) return undefined;
  if (keyword === 'import') return readImport(cursor);
  return keyword === 'export' ? readExport(cursor) : undefined;
}

function readImport(cursor: Cursor): ImportReference | undefined {
  const start = cursor.at;
  const specifier = cursor.string();
  if (specifier !== undefined) {
    const end = cursor.at;
    const rest = { isTypeOnly: false, isDeferred: false, names: [] };
    return ends(cursor) ? { kind: 'side-effect', specifier, ...rest, start, end } : undefined;
  }
  const clause = readImportClause(cursor);
  return clause === undefined ? undefined : readFrom(cursor, 'import', clause);
}

/** All before `from`. */
function readImportClause(cursor: Cursor): Clause | undefined {
  const first = cursor.word();
  if (first === '') return clauseOf(readBindings(cursor), false);
  if (!cursor.skip()) return undefined;
  if (first === 'type' || first === 'defer') return readModified(cursor, first);
  return clauseOf(readAfterDefault(cursor, first), false);
}

/** After `import type` or `import defer`, of which the second word may be the name of a default as well. */
function readModified(cursor: Cursor, first: 'type' | 'defer'): Clause | undefined {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (code === comma) return clauseOf(readAfterDefault(cursor, first), false);
  if (code === star || code === open) {
    if (first === 'type') return clauseOf(readBindings(cursor), true);
    const names = code === star ? readBindings(cursor) : undefined;
    return names && { names, isTypeOnly: false, isDeferred: true };
  }
  const second = cursor.word();
  if (second === '' || !cursor.skip()) return undefined;
  if (second === 'from' && !startsWord(cursor, 'from')) {
    // `import type from 'x'`
    cursor.at = at;
    return { names: [{ name: 'default', as: first }], isTypeOnly: false };
  }
  if (first === 'defer') return undefined;
  return { names: [{ name: 'default', as: second }], isTypeOnly: true };
}

function startsWord(cursor: Cursor, word: string): boolean {
  return cursor.text.startsWith(word, cursor.at);
}

/** A default, and what follows it after a comma. */
function readAfterDefault(cursor: Cursor, name: string): readonly ImportedName[] | undefined {
  const names = [{ name: 'default', as: name }];
  if (!cursor.takes(comma)) return names;
  if (!cursor.skip()) return undefined;
  const more = readBindings(cursor);
  return more && [...names, ...more];
}

/** `* as a` or `{ … }`. */
function readBindings(cursor: Cursor): readonly ImportedName[] | undefined {
  if (!cursor.takes(star)) return readList(cursor);
  const as = readAs(cursor);
  return as === undefined || as === '' ? undefined : [{ name: '*', as }];
}

/** The name after `as`; empty where no `as` follows. */
function readAs(cursor: Cursor): string | undefined {
  if (!cursor.skip()) return undefined;
  if (!startsWord(cursor, 'as')) return '';
  if (cursor.word() !== 'as' || !cursor.skip()) return undefined;
  const name = cursor.string() ?? cursor.word();
  return name !== '' && cursor.skip() ? name : undefined;
}

function readList(cursor: Cursor): readonly ImportedName[] | undefined {
  if (!cursor.takes(open) || !cursor.skip()) return undefined;
  const names: ImportedName[] = [];
  while (!cursor.takes(close)) {
    const name = readElement(cursor);
    if (name === undefined) return undefined;
    names.push(name);
    if (cursor.takes(comma)) {
      if (!cursor.skip()) return undefined;
    } else if (cursor.text.charCodeAt(cursor.at) !== close) {
      return undefined;
    }
  }
  return cursor.skip() ? names : undefined;
}

function readElement(cursor: Cursor): ImportedName | undefined {
  const words: string[] = [];
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === comma || code === close) break;
    const quoted = cursor.string();
    // A name in quotes is no keyword.
    const word = quoted === undefined ? cursor.word() : `'${quoted}`;
    if (word === '' || !cursor.skip()) return undefined;
    words.push(word);
  }
  return elementOf(words);
}

function readExport(cursor: Cursor): ImportReference | undefined {
  const isType = startsWord(cursor, 'type');
  if (isType && (cursor.word() !== 'type' || !cursor.skip())) return undefined;
  if (!cursor.takes(star)) {
    const clause = clauseOf(readList(cursor), isType);
    return clause && readFrom(cursor, 're-export', clause);
  }
  const as = readAs(cursor);
  if (as === undefined) return undefined;
  const name = as === '' ? { name: '*' } : { name: '*', as };
  return readFrom(cursor, 're-export', { names: [name], isTypeOnly: isType });
}

function readFrom(
  cursor: Cursor,
  kind: 'import' | 're-export',
  { isTypeOnly, names, isDeferred = false }: Clause,
): ImportReference | undefined {
  if (cursor.word() !== 'from' || !cursor.skip()) return undefined;
  const start = cursor.at;
  const specifier = cursor.string();
  if (specifier === undefined) return undefined;
  const end = cursor.at;
  if (!ends(cursor)) return undefined;
  return { kind, specifier, isTypeOnly, isDeferred, names, start, end };
}

/** What ends a statement, after attributes: a semicolon, the end of a line or of the text. */
function ends(cursor: Cursor): boolean {
  if (!cursor.skip()) return false;
  const isWith = startsWord(cursor, 'with');
  if (isWith || (startsWord(cursor, 'assert') && !cursor.isAfterLineBreak)) {
    const word = cursor.word();
    if (word !== 'with' && word !== 'assert') return false;
    if (!readAttributes(cursor) || !cursor.skip()) return false;
  }
  return cursor.takes(semicolon) || cursor.isAfterLineBreak || cursor.at === cursor.text.length;
}

/** `{ type: 'json' }` */
function readAttributes(cursor: Cursor): boolean {
  if (!cursor.skip() || !cursor.takes(open) || !cursor.skip()) return false;
  while (!cursor.takes(close)) {
    const name = cursor.string() ?? cursor.word();
    if (name === '' || !cursor.skip() || !cursor.takes(colon) || !cursor.skip()) return false;
    if (cursor.string() === undefined || !cursor.skip()) return false;
    if (cursor.takes(comma)) {
      if (!cursor.skip()) return false;
    } else if (cursor.text.charCodeAt(cursor.at) !== close) {
      return false;
    }
  }
  return true;
}
