import { isDeepStrictEqual } from 'node:util';
import type { NodePath } from '../../violation.js';
import { isRecord } from '../../../source/is-record.js';

type Schema = Readonly<Record<string, unknown>>;

/** What is wrong with parameters, and where. */
export interface ParameterFault {
  readonly path: NodePath;
  readonly message: string;
}

/** Parameters with the defaults of their schema, and what the schema refuses in them. */
export interface CheckedParameters {
  readonly value: unknown;
  readonly faults: readonly ParameterFault[];
}

/**
 * Checks parameters against the structural schema of a ConstraintTemplate (OpenAPI v3 as Kubernetes reads it for custom resources), and fills
 * in its defaults, as the API server does it.
 *
 * @param isStrict - whether keys that the schema does not name are refused
 */
export function checkParameters(
  schema: Schema,
  value: unknown,
  isStrict: boolean,
): CheckedParameters {
  const checker = new Checker(isStrict);
  return { value: checker.check(schema, value, []), faults: checker.faults };
}

class Checker {
  readonly faults: ParameterFault[] = [];

  constructor(private readonly isStrict: boolean) {}

  check(schema: Schema, value: unknown, path: NodePath): unknown {
    if (value === null && schema['nullable'] === true) return value;
    if (!this.#hasType(schema, value, path)) return value;
    this.#checkBounds(schema, value, path);
    this.#checkAlternatives(schema, value, path);
    if (Array.isArray(value)) {
      const { items } = schema;
      return isRecord(items)
        ? value.map((item, index) => this.check(items, item, [...path, index]))
        : value;
    }
    return isRecord(value) ? this.#checkObject(schema, value, path) : value;
  }

  #hasType(schema: Schema, value: unknown, path: NodePath): boolean {
    const { type } = schema;
    const given = typeOf(value);
    const isRight =
      schema['x-kubernetes-int-or-string'] === true
        ? given === 'integer' || given === 'string'
        : type === undefined || type === given || (type === 'number' && given === 'integer');
    if (!isRight)
      this.#tell(
        path,
        `is ${given}, and not ${typeof type === 'string' ? type : 'an integer or a string'}`,
      );
    return isRight;
  }

  #checkObject(schema: Schema, value: Schema, path: NodePath): Schema {
    const { properties, required, additionalProperties } = schema;
    const known = isRecord(properties) ? properties : {};
    const checked: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, key];
      const own = Object.hasOwn(known, key) ? known[key] : additionalProperties;
      if (isRecord(own)) checked[key] = this.check(own, inner, at);
      else {
        checked[key] = inner;
        const isOpen = own === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
        if (this.isStrict && !isOpen) this.#tell(at, 'is no parameter of the template');
      }
    }
    for (const [key, own] of Object.entries(known)) {
      if (Object.hasOwn(checked, key) || !isRecord(own) || own['default'] === undefined) continue;
      checked[key] = this.check(own, own['default'], [...path, key]);
    }
    for (const key of Array.isArray(required) ? required : []) {
      const isThere = typeof key !== 'string' || Object.hasOwn(checked, key);
      if (!isThere) this.#tell(path, `lacks ${key}, which the template requires`);
    }
    return checked;
  }

  #checkBounds(schema: Schema, value: unknown, path: NodePath): void {
    const { enum: choices, pattern } = schema;
    if (Array.isArray(choices) && !choices.some((choice) => isDeepStrictEqual(choice, value))) {
      this.#tell(path, `is none of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`);
    }
    if (typeof value === 'string' && typeof pattern === 'string' && !matches(pattern, value)) {
      this.#tell(path, `does not match ${pattern}`);
    }
    for (const [least, most, size] of sizesOf(value)) {
      const from = schema[least];
      const to = schema[most];
      if (typeof from === 'number' && size < from)
        this.#tell(path, `is below its ${least} ${from}`);
      if (typeof to === 'number' && size > to) this.#tell(path, `is above its ${most} ${to}`);
    }
  }

  #checkAlternatives(schema: Schema, value: unknown, path: NodePath): void {
    const holding = (schemas: readonly unknown[]) =>
      schemas.filter((each) => isRecord(each) && holds(each, value)).length;
    const { allOf, anyOf, oneOf, not } = schema;
    const isRefused =
      (Array.isArray(allOf) && holding(allOf) < allOf.length) ||
      (Array.isArray(anyOf) && holding(anyOf) === 0) ||
      (Array.isArray(oneOf) && holding(oneOf) !== 1) ||
      (isRecord(not) && holds(not, value));
    if (isRefused) this.#tell(path, 'is nothing that the schema of the template allows');
  }

  #tell(path: NodePath, message: string): void {
    this.faults.push({ path, message });
  }
}

/** Alternatives say what values are like, and not which keys there are. */
function holds(schema: Schema, value: unknown): boolean {
  return checkParameters(schema, value, false).faults.length === 0;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** The key of the least and of the most, and the size that they bound. */
function sizesOf(value: unknown): readonly (readonly [string, string, number])[] {
  if (typeof value === 'number') return [['minimum', 'maximum', value]];
  if (typeof value === 'string') return [['minLength', 'maxLength', Array.from(value).length]];
  if (Array.isArray(value)) return [['minItems', 'maxItems', value.length]];
  return isRecord(value) ? [['minProperties', 'maxProperties', Object.keys(value).length]] : [];
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    // Of RE2, and none of ours: not told apart from one that matches.
    return true;
  }
}
