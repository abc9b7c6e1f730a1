import { isRecord } from '../../source/is-record.js';
import { both, type Certainty, certain, either, opposite } from './certainty.js';
import { numberRange, textFormats } from './formats.js';
import { typeOfValue } from './json-type.js';
import { valueKey } from './json-value.js';
import type { Part, Term } from './part.js';
import type { SchemaView } from './schema-view.js';
import type { Shape } from './shape.js';

/** Depth at which the reading of an instance gives up. */
const depthLimit = 60;

/** Whether a schema admits a value, by the letter of JSON Schema; formats are asserted where they are known. */
export function admits(view: SchemaView, term: Term, value: unknown, depth = 0): Certainty {
  if (term.parts.length === 0) return 'yes';
  if (depth > depthLimit) return 'maybe';
  const { parts, deadEnds, unreadable, refusing } = view.parts.flatten(term);
  if (refusing.length > 0) return 'no';
  let answer =
    deadEnds.length + unreadable.length > 0 ? 'maybe' : admitsShape(view, term, value, depth);
  for (const part of parts) {
    if (answer === 'no') return answer;
    answer = both(answer, admitsPart(view, part, value, depth));
  }
  return answer;
}

function admitsPart(view: SchemaView, part: Part, value: unknown, depth: number): Certainty {
  const at = (key: string) =>
    'node' in part ? view.terms.ofNode(view.parts.child(part.node, key)) : view.terms.anything;
  switch (part.kind) {
    case 'choice': {
      const answers = view
        .choiceMembers(part)
        .map((member) => admits(view, view.terms.ofNode(member), value, depth + 1));
      if (part.keyword === 'anyOf') return answers.reduce(either, 'no');
      const sure = answers.filter((answer) => answer === 'yes').length;
      if (sure > 1) return 'no';
      if (answers.includes('maybe')) return 'maybe';
      return certain(sure === 1);
    }
    case 'not':
      return opposite(admits(view, at('not'), value, depth + 1));
    case 'if': {
      const schema = part.node.value;
      const branch = (key: string): Certainty =>
        isRecord(schema) && schema[key] !== undefined
          ? admits(view, at(key), value, depth + 1)
          : 'yes';
      const holds = admits(view, at('if'), value, depth + 1);
      if (holds === 'maybe') {
        const [then, otherwise] = [branch('then'), branch('else')];
        return then === otherwise ? then : 'maybe';
      }
      return branch(holds === 'yes' ? 'then' : 'else');
    }
    default:
      return 'yes';
  }
}

function admitsShape(view: SchemaView, term: Term, value: unknown, depth: number): Certainty {
  const shape = view.shape(term);
  if ((typeOfValue(value) & shape.types) === 0) return 'no';
  if (shape.values !== undefined) {
    const key = valueKey(value);
    if (!shape.values.value.some((one) => valueKey(one) === key)) return 'no';
  }
  if (typeof value === 'number') return admitsNumber(shape, value);
  if (typeof value === 'string') return admitsText(view, shape, value);
  if (Array.isArray(value)) return admitsArray(view, shape, value, depth);
  if (isRecord(value)) return admitsObject(view, shape, value, depth);
  return 'yes';
}

function admitsNumber(shape: Shape, value: number): Certainty {
  const { lower, upper, multiples, numberFormat } = shape;
  if (lower !== undefined && (lower.exclusive ? value <= lower.value : value < lower.value)) {
    return 'no';
  }
  if (upper !== undefined && (upper.exclusive ? value >= upper.value : value > upper.value)) {
    return 'no';
  }
  if (multiples.some((multiple) => !isMultiple(value, multiple.value))) return 'no';
  const range = numberRange(numberFormat?.value);
  return certain(
    value >= range.lower && value <= range.upper && (!range.integer || Number.isInteger(value)),
  );
}

/** Whether `value` is a multiple of `of`, decimal fractions such as 0.1 read as they are written. */
export function isMultiple(value: number, of: number): boolean {
  const ratio = value / of;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}

function admitsText(view: SchemaView, shape: Shape, value: string): Certainty {
  const length = Array.from(value).length;
  if (length < (shape.minLength?.value ?? 0) || length > (shape.maxLength?.value ?? Infinity)) {
    return 'no';
  }
  let answer: Certainty = 'yes';
  for (const pattern of shape.patterns) {
    answer = both(answer, view.texts.matches(pattern.value, value));
  }
  return both(answer, textFormats.admits(shape.textFormat?.value, value));
}

function admitsArray(
  view: SchemaView,
  shape: Shape,
  value: readonly unknown[],
  depth: number,
): Certainty {
  if (value.length < (shape.minItems?.value ?? 0)) return 'no';
  if (value.length > (shape.maxItems?.value ?? Infinity)) return 'no';
  if (shape.uniqueItems !== undefined && new Set(value.map(valueKey)).size < value.length) {
    return 'no';
  }
  const { prefix, rest } = view.itemsOf(shape);
  let answer: Certainty = 'yes';
  for (const [index, item] of value.entries()) {
    answer = both(answer, admits(view, prefix[index] ?? rest, item, depth + 1));
    if (answer === 'no') return answer;
  }
  for (const { value: term, min, max } of shape.contains) {
    const answers = value.map((item) => admits(view, term, item, depth + 1));
    const sure = answers.filter((one) => one === 'yes').length;
    const possible = answers.filter((one) => one !== 'no').length;
    if (possible < min || sure > max) return 'no';
    if (sure < min || possible > max) answer = 'maybe';
  }
  return answer;
}

function admitsObject(
  view: SchemaView,
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  depth: number,
): Certainty {
  const names = Object.keys(value);
  if (names.length < (shape.minProperties?.value ?? 0)) return 'no';
  if (names.length > (shape.maxProperties?.value ?? Infinity)) return 'no';
  for (const name of shape.required.keys()) if (!Object.hasOwn(value, name)) return 'no';
  const members = view.membersOf(shape);
  let answer: Certainty = 'yes';
  for (const name of names) {
    answer = both(answer, admits(view, members.of(name), value[name], depth + 1));
    if (shape.propertyNames !== undefined) {
      answer = both(answer, admits(view, shape.propertyNames.value, name, depth + 1));
    }
    for (const demanded of shape.dependentRequired.get(name)?.keys() ?? []) {
      if (!Object.hasOwn(value, demanded)) return 'no';
    }
    const dependent = shape.dependentSchemas.get(name);
    if (dependent !== undefined)
      answer = both(answer, admits(view, dependent.value, value, depth + 1));
    if (answer === 'no') return answer;
  }
  return answer;
}
