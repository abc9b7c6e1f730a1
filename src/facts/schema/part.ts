import type { SchemaNode } from './schema-node.js';

/**
 * One conjunct of a term. `whole`: the schema as it is written. The others are what a schema is made of once references and
 * `allOf` are followed: its `own` keywords, one `anyOf` or `oneOf` (a choice), a `not`, an `if` with its branches, and
 * `types`: a restriction to some JSON types, where a choice is cut by type.
 */
export type Part =
  | {
      readonly id: number;
      readonly kind: 'whole' | 'own' | 'not' | 'if';
      readonly node: SchemaNode;
    }
  | {
      readonly id: number;
      readonly kind: 'choice';
      readonly node: SchemaNode;
      readonly keyword: 'anyOf' | 'oneOf';
    }
  | { readonly id: number; readonly kind: 'types'; readonly types: number };

/** Schemas that hold at once. Equal sets of parts are one object; no part at all accepts everything. */
export interface Term {
  readonly id: number;
  readonly parts: readonly Part[];
}
