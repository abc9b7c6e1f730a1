import { admits } from './admits.js';
import { textFormats } from './formats.js';
import { jsonType, numeric, typeOfValue } from './json-type.js';
import { valueKey } from './json-value.js';
import type { Term } from './part.js';
import type { SchemaView } from './schema-view.js';
import type { Shape } from './shape.js';

/** Values looked at for one schema, and how deep inside it they are built. */
const sampleLimit = 24;
const depthLimit = 6;

/**
 * Some values that a term certainly admits: the smallest, the largest, one of each type and alternative. They prove that
 * schemas overlap or that one refuses what another takes; that none is found proves nothing.
 */
export function sampleValues(view: SchemaView, term: Term, depth = 0): readonly unknown[] {
  if (depth > depthLimit) return [];
  const known = view.samples.get(term.id);
  if (known !== undefined) return known;
  // A schema that is part of itself finds nothing there, and what surrounds it is then small.
  view.samples.set(term.id, []);
  const samples = new Map<string, unknown>();
  for (const alternative of (view.alternatives(term) ?? []).slice(0, 8)) {
    for (const value of candidates(view, view.shape(alternative.term), depth)) {
      if (samples.size >= sampleLimit) break;
      const key = valueKey(value);
      if (!samples.has(key) && admits(view, term, value) === 'yes') samples.set(key, value);
    }
  }
  const found = [...samples.values()];
  view.samples.set(term.id, found);
  return found;
}

/** Longer texts than this prove nothing more and cost memory. */
const longest = 10_000;

/** Numbers and texts at the bounds of a shape, and just beyond them. */
export function edgesOf({ lower, upper, minLength, maxLength }: Shape): readonly unknown[] {
  const numbers = [lower, upper].flatMap((bound) =>
    bound === undefined ? [] : [bound.value, bound.value - 1, bound.value + 1],
  );
  const lengths = [(minLength?.value ?? 0) - 1, (maxLength?.value ?? longest) + 1];
  const texts = lengths.filter((length) => length >= 0 && length <= longest);
  return [...numbers, ...texts.map((length) => 'a'.repeat(length))];
}

function* candidates(view: SchemaView, shape: Shape, depth: number): Generator {
  if (shape.values !== undefined) {
    for (const value of shape.values.value) {
      if ((typeOfValue(value) & shape.types) !== 0) yield value;
    }
    return;
  }
  const { types } = shape;
  if ((types & jsonType.object) !== 0) yield* objects(view, shape, depth);
  if ((types & jsonType.string) !== 0) yield* texts(view, shape);
  if ((types & numeric) !== 0) yield* numbers(shape);
  if ((types & jsonType.boolean) !== 0) yield* [true, false];
  if ((types & jsonType.array) !== 0) yield* arrays(view, shape, depth);
  if ((types & jsonType.null) !== 0) yield null;
}

function* numbers(shape: Shape): Generator<number> {
  const step = shape.multiples[0]?.value ?? 1;
  for (const bound of [shape.lower?.value, shape.upper?.value]) {
    if (bound === undefined) continue;
    yield bound;
    const multiple = Math.ceil(bound / step) * step;
    yield* [multiple, multiple + step, multiple - step];
    if ((shape.types & jsonType.fraction) !== 0) yield* [bound + 0.5, bound - 0.5];
  }
  yield* [0, step, -step, 1];
  if ((shape.types & jsonType.fraction) !== 0) yield 0.5;
}

function* texts(view: SchemaView, shape: Shape): Generator<string> {
  const min = shape.minLength?.value ?? 0;
  const max = shape.maxLength?.value;
  if (min > longest) return;
  const format = textFormats.example(shape.textFormat?.value);
  if (format !== undefined) yield format;
  for (const pattern of shape.patterns) {
    const read = view.texts.of(pattern.value);
    for (const length of [min, max ?? min + 1]) {
      const example = length > 300 ? undefined : read?.example(length);
      if (example !== undefined) yield example;
    }
  }
  yield 'a'.repeat(min);
  if (max !== undefined && max <= longest) yield 'a'.repeat(max);
  yield 'a'.repeat(min + 1);
}

function* arrays(view: SchemaView, shape: Shape, depth: number): Generator<readonly unknown[]> {
  const min = shape.minItems?.value ?? 0;
  if (min > 100) return;
  const { prefix, rest } = view.itemsOf(shape);
  for (const length of [min, min + 1]) {
    const options = Array.from({ length }, (_, index) =>
      sampleValues(view, prefix[index] ?? rest, depth + 1),
    );
    if (options.some((values) => values.length === 0)) continue;
    yield options.map(([first]) => first);
    yield options.map((values, index) => values[index % Math.max(1, values.length)]);
  }
  for (const { value } of shape.contains) yield sampleValues(view, value, depth + 1).slice(0, 1);
}

function* objects(
  view: SchemaView,
  shape: Shape,
  depth: number,
): Generator<Readonly<Record<string, unknown>>> {
  const members = view.membersOf(shape);
  const withMembers = (
    value: Readonly<Record<string, unknown>>,
    names: Iterable<string>,
  ): Readonly<Record<string, unknown>> => {
    const entries = new Map(Object.entries(value));
    for (const name of names) {
      const [first] = sampleValues(view, members.of(name), depth + 1);
      if (first !== undefined && !entries.has(name)) entries.set(name, first);
    }
    return Object.fromEntries(entries);
  };
  const least = withMembers({}, shape.required.keys());
  yield least;
  const names = [...members.declared.keys()].slice(0, 12);
  for (const name of names) yield withMembers(least, [name]);
  yield withMembers(least, names);
  for (const [name, dependents] of shape.dependentRequired) {
    yield withMembers(least, [name, ...dependents.keys()]);
  }
  for (const name of ['a', 'b']) yield withMembers(least, [name]);
}
