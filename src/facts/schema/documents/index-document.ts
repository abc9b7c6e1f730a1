import type { SchemaDialect } from '../schema-node.js';
import { escapeStep } from './reference.js';

/** A `$ref` or `$dynamicRef`, and where it is written. */
export interface FoundReference {
  readonly reference: string;
  /** To the object that holds it. There are tens of thousands, and few of their pointers are ever asked for. */
  readonly steps: readonly string[];
  readonly keyword: '$ref' | '$dynamicRef';
}

/** A part of a document with a name of its own. */
export interface FoundName {
  readonly name: string;
  readonly pointer: string;
  /** `$recursiveAnchor` has no name. */
  readonly keyword: '$id' | '$anchor' | '$dynamicAnchor' | '$recursiveAnchor';
}

export interface DocumentIndex {
  readonly references: readonly FoundReference[];
  /** In the order of the document: an `$id` stands before the names within it. */
  readonly names: readonly FoundName[];
}

/** Keywords whose entries are named by people: a schema property called `default` is no default. */
const named = new Set(
  `properties patternProperties dependentSchemas $defs definitions schemas responses headers content links callbacks encoding
  paths pathItems webhooks requestBodies securitySchemes securityDefinitions parameters mediaTypes additionalOperations
  channels messages operations replies messageTraits operationTraits correlationIds`.split(/\s+/),
);

/** Keywords that hold data, in which nothing is a reference. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'security', 'required']);

/** Finds what refers and what can be referred to by name. Extensions and examples are left out. */
export function indexDocument(root: unknown, dialect?: SchemaDialect): DocumentIndex {
  const idKey = dialect === 'json-schema-draft-04' ? 'id' : '$id';
  const references: FoundReference[] = [];
  const names: FoundName[] = [];
  // Aliases of YAML: one value at several places refers to the same things from each.
  const path: string[] = [];
  const visit = (value: object, isNames: boolean): void => {
    if (Array.isArray(value)) {
      value.forEach((item: unknown, position) => {
        if (typeof item !== 'object' || item === null) return;
        path.push(String(position));
        visit(item, false);
        path.pop();
      });
      return;
    }
    // What is neither a list nor a scalar is a mapping: JSON has nothing else.
    const mapping = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(mapping)) {
      const item = mapping[key];
      if (!isNames) {
        if (typeof item === 'string') {
          switch (key) {
            case '$ref':
            case '$dynamicRef':
              references.push({ reference: item, steps: path.slice(), keyword: key });
              break;
            case '$id':
            case idKey:
              names.push({ name: item, pointer: pointerOf(path), keyword: '$id' });
              break;
            case '$anchor':
            case '$dynamicAnchor':
              names.push({ name: item, pointer: pointerOf(path), keyword: key });
              break;
          }
          continue;
        }
        if (key === '$recursiveAnchor' && item === true) {
          names.push({ name: '', pointer: pointerOf(path), keyword: key });
        }
        if (data.has(key) || key.startsWith('x-')) continue;
      }
      if (typeof item !== 'object' || item === null) continue;
      path.push(key);
      visit(item, !isNames && named.has(key) && !Array.isArray(item));
      path.pop();
    }
  };
  if (typeof root === 'object' && root !== null) visit(root, false);
  return { references, names };
}

/** The JSON pointer of some steps. */
export function pointerOf(steps: readonly string[]): string {
  return steps.map((step) => `/${escapeStep(step)}`).join('');
}
