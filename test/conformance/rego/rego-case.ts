import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { CORE_SCHEMA, defineScalarTag, floatCoreTag, intCoreTag, load, Schema } from 'js-yaml';
import { isRecord } from '../../../src/source/is-record.js';
import { type RegoValue } from '../../../src/policy/engine/rego/rego-value.js';
import { corpus, filesOf } from '../corpora.js';

/** One of OPA's own cases. */
export interface RegoCase {
  /** The folder that it lies in. */
  readonly family: string;
  /** OPA's note; the second case of a family that has the same note is `note (2)`. */
  readonly id: string;
  readonly query: string;
  readonly modules: Readonly<Record<string, string>>;
  /** Texts as the engine parses them. */
  readonly data: RegoValue;
  readonly input: { readonly value: RegoValue } | { readonly term: string } | undefined;
  readonly wanted: Wanted;
  /** Arrays that are bound are compared in any order. */
  readonly sortBindings: boolean;
  /** Variables that the compiler made are not compared. */
  readonly ignoreGeneratedVars: boolean;
}

export type Wanted =
  | { readonly kind: 'result'; readonly bindings: readonly RegoValue[] }
  | {
      readonly kind: 'error';
      readonly code: string | undefined;
      /** An error of a builtin, which ends an evaluation in strict mode only. */
      readonly strict: boolean;
    };

/** A number as it is written: JavaScript's own would lose digits. */
class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const schema = new Schema(
  CORE_SCHEMA.tags.map((tag) =>
    tag === intCoreTag || tag === floatCoreTag
      ? defineScalarTag<unknown>(tag.tagName, {
          implicit: true,
          identify: () => false,
          resolve: (source, isExplicit, tagName) => {
            const value: unknown = tag.resolve(source, isExplicit, tagName);
            return typeof value === 'number' ? new NumberText(source) : value;
          },
        })
      : tag,
  ),
);

/** Every case of OPA 1.22.0 in the corpora, in the order of the files. */
export function readRegoCases(): readonly RegoCase[] {
  const root = corpus('rego', 'opa-1.22.0', 'v1');
  const seen = new Map<string, number>();
  return filesOf(root)
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .flatMap((path) => {
      const family = basename(dirname(path));
      const file = load(readFileSync(`${root}/${path}`, 'utf8'), { schema });
      if (!isRecord(file) || !Array.isArray(file['cases'])) throw new Error(`${path}: no cases`);
      return file['cases'].map((fields: unknown) => {
        if (!isRecord(fields)) throw new Error(`${path}: a case is no mapping`);
        const note = textOf(fields['note']);
        const key = `${family}\n${note}`;
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        return readCase(family, count === 1 ? note : `${note} (${count})`, fields);
      });
    });
}

const known = new Set([
  ...['note', 'query', 'modules', 'data', 'input', 'input_term', 'want_result', 'want_error'],
  ...['want_error_code', 'strict_error', 'sort_bindings', 'ignore_generated_vars'],
]);

function readCase(family: string, id: string, fields: Readonly<Record<string, unknown>>): RegoCase {
  const unknown = Object.keys(fields).find((field) => !known.has(field));
  if (unknown !== undefined) throw new Error(`${id}: ${unknown} is not understood`);
  const modules = (fields['modules'] ?? []) as readonly unknown[];
  return {
    family,
    id,
    query: textOf(fields['query']),
    modules: Object.fromEntries(modules.map((text, at) => [`test-${at}.rego`, textOf(text)])),
    data: toRegoValue(fields['data'] ?? {}),
    input: readInput(fields),
    wanted: readWanted(fields),
    sortBindings: fields['sort_bindings'] === true,
    ignoreGeneratedVars: fields['ignore_generated_vars'] === true,
  };
}

function readInput(fields: Readonly<Record<string, unknown>>): RegoCase['input'] {
  const term = fields['input_term'];
  if (term !== undefined && term !== null) return { term: withoutLastCommas(textOf(term)) };
  // OPA's reader takes null for no input at all.
  const input = fields['input'];
  return input === undefined || input === null ? undefined : { value: toRegoValue(input) };
}

/** Rego takes a comma behind the last element, which the parser of the engine does not. */
function withoutLastCommas(term: string): string {
  return term.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, text?: string) => text ?? '');
}

function readWanted(fields: Readonly<Record<string, unknown>>): Wanted {
  const result = fields['want_result'];
  const code = fields['want_error_code'];
  // Where both are given, OPA judges WebAssembly by the result.
  if (result !== undefined && result !== null) {
    return { kind: 'result', bindings: (result as readonly unknown[]).map(toRegoValue) };
  }
  if (code !== undefined || fields['want_error'] !== undefined) {
    return {
      kind: 'error',
      code: code === undefined ? undefined : textOf(code),
      strict: fields['strict_error'] === true,
    };
  }
  throw new Error('a case wants neither a result nor an error');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error(`${typeof value} is no text`);
}

function toRegoValue(value: unknown): RegoValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value instanceof NumberText) return { kind: 'number', text: value.text };
  if (Array.isArray(value)) return value.map(toRegoValue);
  if (isRecord(value)) {
    const entries = Object.entries(value).map(
      ([key, member]) => [key, toRegoValue(member)] as const,
    );
    return { kind: 'object', entries };
  }
  throw new Error(`${typeof value} is no value of a case`);
}
