import type { Problem } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument } from '../document.js';
import { type LegacyReach, legacyReaches } from './registry.js';

type Tell = (path: DocumentPath, message: string, hint: string) => void;

/** Where an entry of bridges stands, and where what is wrong with it is told. */
interface EntryPlace {
  readonly document: OperationsDocument;
  readonly path: DocumentPath;
  readonly problems: Problem[];
}

/** Reads how the system behind a bridge is reached: `reached` of an entry. What cannot be read of it is told, and the rest counts. */
export function readReached(value: unknown, place: EntryPlace): LegacyReach | undefined {
  if (value === undefined || value === null) return undefined;
  const tell = teller(place);
  const kinds = legacyReaches.join(', ');
  const hint = `Write lists of texts below reached: ${kinds}.`;
  if (!isRecord(value)) {
    tell(['reached'], 'reached of a bridge is no mapping', hint);
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!legacyReaches.some((kind) => kind === key)) {
      tell(['reached', key], `nobody knows what it means that a system is reached by ${key}`, hint);
    }
  }
  const lists = legacyReaches.flatMap((kind) => {
    const list = Object.hasOwn(value, kind)
      ? readTexts(value[kind], ['reached', kind], tell, hint)
      : [];
    // A name alone may be any word of a text.
    const isPlain = (each: string) => kind === 'tables' && !/^[^.]+\..*[^.]$/.test(each);
    for (const each of list.filter(isPlain)) {
      tell(
        ['reached', kind],
        `the table ${each} has no schema`,
        'Write old_shop.orders, or old_shop.* for all of a schema.',
      );
    }
    const told = list.filter((each) => !isPlain(each));
    return told.length === 0 ? [] : [[kind, told] as const];
  });
  return lists.length === 0 ? undefined : Object.fromEntries(lists);
}

/** Reads which files may go over a bridge: `allowed` of an entry. */
export function readAllowed(value: unknown, place: EntryPlace): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const hint = 'Write a list of globs, from the root of the code: allowed: [src/legacy/**].';
  return readTexts(value, ['allowed'], teller(place), hint);
}

function teller({ document, path, problems }: EntryPlace): Tell {
  return (at, message, hint) => {
    const location = document.locate([...path, ...at]);
    problems.push({ code: 'artefact-invalid', message, location, hint });
  };
}

function readTexts(value: unknown, at: DocumentPath, tell: Tell, hint: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each, index) => {
    if (typeof each === 'string' && each.trim() !== '') return [each.trim()];
    const path = Array.isArray(value) ? [...at, index] : at;
    tell(path, `an entry of ${at.join('.')} is no text`, hint);
    return [];
  });
}
