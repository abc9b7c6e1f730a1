import type { ImportedName, ImportReference } from '../../model/index.js';
import { clauseOf, elementOf } from './clause.js';
import type { Cursor } from './cursor.js';

// Nine in ten imports are written like this. One expression reads them several times faster than a cursor does.
// Its parts: keyword, `type`, a name that stands alone; or a name before a comma, a list, the name of all; the specifier.
const plain =
  /(import|export) (type )?(?:([A-Za-z_$][\w$]*)|(?:([A-Za-z_$][\w$]*), )?(?:\{([\w$\s,]*)\}|\*(?: as ([A-Za-z_$][\w$]*))?)) from ("[^"\\\r\n]*"|'[^'\\\r\n]*');?\r?\n/y;

/** Reads `import { a, b as c } from 'x';` and its kin, with single spaces and without comments, up to the end of the line. */
export function readPlainStatement(cursor: Cursor): ImportReference | undefined {
  plain.lastIndex = cursor.at;
  const parts: Parts | null = plain.exec(cursor.text);
  if (parts === null) return undefined;
  const [, keyword, type, , , , , quoted = ''] = parts;
  const isImport = keyword === 'import';
  const names = isImport ? namesOfImport(parts) : namesOfExport(parts);
  const clause = clauseOf(names, type !== undefined);
  if (clause === undefined) return undefined;
  const { lastIndex } = plain;
  const start = cursor.text.lastIndexOf(quoted, lastIndex - quoted.length);
  cursor.at = lastIndex;
  return {
    kind: isImport ? 'import' : 're-export',
    specifier: quoted.slice(1, -1),
    isTypeOnly: clause.isTypeOnly,
    isDeferred: false,
    names: clause.names,
    start,
    end: start + quoted.length,
  };
}

type Parts = readonly (string | undefined)[];

function namesOfImport([, , type, alone, first, list, whole]: Parts): ImportedName[] | undefined {
  if (alone !== undefined) return [{ name: 'default', as: alone }];
  const more = list === undefined ? wholeOf(whole) : namesOfList(list);
  if (first === undefined || more === undefined) return more;
  return type === undefined ? [{ name: 'default', as: first }, ...more] : undefined;
}

function wholeOf(as: string | undefined): ImportedName[] | undefined {
  return as === undefined ? undefined : [{ name: '*', as }];
}

function namesOfExport([, , , alone, first, list, whole]: Parts): ImportedName[] | undefined {
  if (alone !== undefined || first !== undefined) return undefined;
  return list === undefined ? (wholeOf(whole) ?? [{ name: '*' }]) : namesOfList(list);
}

function namesOfList(list: string): ImportedName[] | undefined {
  const elements = list.split(',');
  // After the last comma, or an empty list.
  if (elements.at(-1)?.trim() === '') elements.pop();
  const names: ImportedName[] = [];
  for (const element of elements) {
    const name = element.trim();
    if (name === '') return undefined;
    const read = /\s/.test(name) ? elementOf(name.split(/\s+/)) : { name, as: name };
    if (read === undefined) return undefined;
    names.push(read);
  }
  return names;
}
