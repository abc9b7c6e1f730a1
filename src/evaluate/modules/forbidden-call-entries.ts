import type { ModulePlace } from '../../facts/modules/architecture/membership.js';
import type { CalledThing } from '../../facts/modules/calls/match-calls.js';
import { isRecord } from '../../source/is-record.js';
import type { CodeBase } from './code-base.js';
import { judgedCode } from './judged-files.js';
import { textsOf } from './texts-of.js';

/** One entry of the parameter `calls`, as far as the code has what it names. */
export interface ForbiddenCallEntry {
  /** Undefined where it names nothing, or several things. */
  readonly thing: CalledThing | undefined;
  /** The judged places where the call is not allowed. */
  readonly from: readonly number[];
  /** A word without which no call of it is spelled; undefined where there is none. */
  readonly word: string | undefined;
  /** Why it could find nothing: "no file is in domain". */
  readonly fault: string | undefined;
}

const things = ['global', 'package', 'class', 'function', 'to'] as const;

/** Reads an entry and holds it against the code: what it names has to be there. */
export function readForbiddenCall(base: CodeBase, value: unknown): ForbiddenCallEntry {
  const entry = isRecord(value) ? value : {};
  const { membership } = base;
  const from = wordsIn(entry['from']);
  const except = wordsIn(entry['except']);
  const judged = new Set(judgedCode(base).map(({ path }) => membership.placeOf(path).id));
  const places = membership.places.filter(
    (place) =>
      judged.has(place.id) &&
      (from.length === 0 || isNamed(place, from)) &&
      !isNamed(place, except),
  );
  const named = [...from, ...except, ...wordsIn(entry['to'])];
  const nowhere = named.find((word) => !membership.places.some((each) => isNamed(each, [word])));
  const given = things.filter((key) => entry[key] !== undefined);
  const fault =
    given.length !== 1
      ? `it has to name one of ${things.join(', ')}`
      : nowhere === undefined
        ? findAbsent(base, entry)
        : `no file is of a layer, context or stereotype ${nowhere}`;
  return {
    thing: given.length === 1 ? readThing(base, entry) : undefined,
    from: places.map(({ id }) => id),
    word: readWord(entry),
    fault,
  };
}

function readThing(
  { membership }: CodeBase,
  entry: Readonly<Record<string, unknown>>,
): CalledThing {
  const method = textOf(entry['method']) ?? '*';
  const global = textOf(entry['global']);
  if (global !== undefined) return { kind: 'global', name: global };
  const name = textOf(entry['package']);
  if (name !== undefined) {
    return { kind: 'package', package: name, name: textOf(entry['name']) ?? '*' };
  }
  const owner = textOf(entry['class']);
  if (owner !== undefined) return { kind: 'class', class: owner, method };
  const called = textOf(entry['function']);
  if (called !== undefined) return { kind: 'function', name: called };
  const to = wordsIn(entry['to']);
  return { kind: 'files', isIn: (file) => isNamed(membership.placeOf(file), to), method };
}

/** A class or function that nobody declares is misspelt; of packages and globals nobody here knows which there are. */
function findAbsent(base: CodeBase, entry: Readonly<Record<string, unknown>>): string | undefined {
  const owner = textOf(entry['class']);
  const called = textOf(entry['function']);
  const name = owner ?? called?.replace(/^.*\./, '');
  if (name === undefined || name.includes('*')) return undefined;
  const escaped = name.replaceAll(/[^\w]/g, '\\$&');
  const declared = new RegExp(
    owner === undefined
      ? `(?<![\\w$])${escaped}(?![\\w$])`
      : `\\b(?:class|interface)\\s+${escaped}(?![\\w$])`,
  );
  const texts = textsOf(base);
  const isThere = base.graph.files.some(({ path }) => {
    const read = texts.read(path);
    return read.kind === 'text' && declared.test(read.text);
  });
  if (isThere) return undefined;
  return owner === undefined
    ? `no file has a function ${name}`
    : `no file declares a class or interface ${name}`;
}

/** Names may be given another one where they are imported, but methods and what is read of globals are called by theirs. */
function readWord(entry: Readonly<Record<string, unknown>>): string | undefined {
  const global = textOf(entry['global']);
  const words = global === undefined ? [] : global.split('.').filter((word) => !word.includes('*'));
  const method =
    entry['class'] === undefined && entry['to'] === undefined ? undefined : textOf(entry['method']);
  const word = words.at(-1) ?? method;
  return word === undefined || word.includes('*') ? undefined : word;
}

/** Layers are named by their role, too. */
function isNamed({ stereotypes, layers, context }: ModulePlace, words: readonly string[]): boolean {
  const names = [...stereotypes, context, ...layers.flatMap((layer) => [layer?.name, layer?.role])];
  return names.some((name) => name !== undefined && words.includes(name));
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
