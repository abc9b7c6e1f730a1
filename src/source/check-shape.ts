import { toJSONSchema } from 'zod/mini';
import type { $ZodIssue, $ZodType, output } from 'zod/v4/core';
import type { DocumentPath } from './document-path.js';
import { nameOf } from './name-of-path.js';
import { nearest } from '../report/nearest.js';

/** What is wrong at a place of a value: what was given, and what is allowed. */
export interface ShapeFault {
  readonly path: DocumentPath;
  readonly message: string;
  readonly hint: string;
}

export type CheckedShape<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  /** At least one; every one that there is, in the order of the schema. */
  | { readonly kind: 'faults'; readonly faults: readonly ShapeFault[] };

/** Checks that a value has the shape of a schema; every fault is told at once, in words for people. */
export function checkShape<Schema extends $ZodType>(
  schema: Schema & { safeParse(value: unknown): SafeParsed<output<Schema>> },
  value: unknown,
): CheckedShape<output<Schema>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'value', value: parsed.data };
  const json = toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  const faults = parsed.error.issues.flatMap((issue) => describeIssue(issue, value, [], json));
  return { kind: 'faults', faults };
}

type SafeParsed<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly error: { readonly issues: readonly $ZodIssue[] } };

/** The part of JSON Schema that words are made of. */
interface JsonSchema {
  readonly type?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly anyOf?: readonly unknown[] | undefined;
  readonly oneOf?: readonly unknown[] | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly description?: string | undefined;
}

function describeIssue(
  issue: $ZodIssue,
  root: unknown,
  at: DocumentPath,
  schema: unknown,
): readonly ShapeFault[] {
  // Keys of what came from YAML, JSON or an object literal are texts and indexes.
  const path = [...at, ...(issue.path as (string | number)[])];
  const own = findSchema(schema, issue.path as (string | number)[]);
  if (issue.code === 'unrecognized_keys') {
    const known = own.flatMap((option) => Object.keys(option.properties ?? {}));
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `there is no ${nameOf([...path, key])}`,
      hint: suggest(key, known),
    }));
  }
  if (issue.code === 'invalid_union') {
    const branch = deepestBranch(ofKind(issue.errors, valueAt(root, path)));
    // Schemas are looked up by the path of a fault, so that the branches serve as one.
    if (branch) return branch.flatMap((each) => describeIssue(each, root, path, { anyOf: own }));
  }
  const given = valueAt(root, path);
  const name = nameOf(path) || 'the file';
  if (given === undefined) {
    return [{ path, message: `${name} is missing`, hint: allowed(own, issue, undefined) }];
  }
  return [{ path, message: `${name} is ${printValue(given)}`, hint: allowed(own, issue, given) }];
}

/** Who names a kind means the branch of that kind, where there is one. */
function ofKind(
  branches: readonly (readonly $ZodIssue[])[],
  given: unknown,
): readonly (readonly $ZodIssue[])[] {
  if (valueAt(given, ['kind']) === undefined) return branches;
  const isOther = ({ code, path }: $ZodIssue) =>
    (code === 'invalid_type' && path.length === 0) ||
    (code === 'invalid_value' && path.length === 1 && path[0] === 'kind');
  const meant = branches.filter((branch) => !branch.some(isOther));
  return meant.length > 0 ? meant : branches;
}

/** The branch of a union that was meant: the one whose faults stand deepest, if they stand below the value at all. */
function deepestBranch(
  branches: readonly (readonly $ZodIssue[])[],
): readonly $ZodIssue[] | undefined {
  const depthOf = (branch: readonly $ZodIssue[]) =>
    Math.max(
      0,
      ...branch.map(({ code, path }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)),
    );
  const [deepest] = branches.toSorted(
    (left, right) => depthOf(right) - depthOf(left) || left.length - right.length,
  );
  return deepest !== undefined && depthOf(deepest) > 0 ? deepest : undefined;
}

/** What the schema allows at a path: one schema, or several where a union stands on the way. */
function findSchema(schema: unknown, path: DocumentPath): readonly JsonSchema[] {
  // Written by zod, which gives objects of JSON Schema.
  const node = schema as JsonSchema;
  const branches = node.anyOf ?? node.oneOf;
  if (branches !== undefined) return branches.flatMap((branch) => findSchema(branch, path));
  const [step, ...rest] = path;
  if (step === undefined) return [node];
  if (typeof step === 'number') return node.items === undefined ? [] : findSchema(node.items, rest);
  const property = node.properties?.[step] ?? node.additionalProperties;
  return typeof property === 'object' && property !== null ? findSchema(property, rest) : [];
}

function allowed(options: readonly JsonSchema[], issue: $ZodIssue, given: unknown): string {
  const words = options.flatMap(
    (option) => option.enum ?? (option.const === undefined ? [] : [option.const]),
  );
  const texts = words.filter((word) => typeof word === 'string');
  const guess = typeof given === 'string' ? nearest(given, texts) : undefined;
  const described = options.flatMap(({ description }) => description ?? []);
  const list = [
    ...words.map(String),
    ...options.flatMap((option) =>
      (option.enum ?? option.const) === undefined ? describeType(option) : [],
    ),
  ];
  const message = issue.message === 'Invalid input' ? undefined : issue.message;
  const what =
    message ??
    (list.length > 0 ? `Allowed: ${[...new Set(list)].join(', ')}.` : described[0]) ??
    'Remove it.';
  return guess === undefined ? what : `Did you mean ${guess}? ${what}`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'nothing',
};

function describeType({ type, properties }: JsonSchema): readonly string[] {
  if (type === undefined) return [];
  const keys = Object.keys(properties ?? {});
  const name = typeNames[type] ?? type;
  return [keys.length > 0 ? `${name} of ${keys.join(', ')}` : name];
}

function suggest(key: string, known: readonly string[]): string {
  const guess = nearest(key, known);
  if (guess !== undefined) return `Did you mean ${guess}?`;
  return known.length === 0 ? 'Remove it.' : `Known: ${known.join(', ')}.`;
}

function valueAt(root: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      // An own property of a parsed value; anything else has no children.
      typeof node === 'object' && node !== null && Object.hasOwn(node, step)
        ? (node as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    root,
  );
}

/** Longest value that a message repeats, in UTF-16 code units. */
const longestValue = 80;

function printValue(value: unknown): string {
  // What JSON has no word for has none in the file either, except in the value of a configuration written as code.
  const text = typeof value === 'function' ? 'a function' : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
