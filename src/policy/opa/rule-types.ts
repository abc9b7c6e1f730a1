import type { Modules, RegoVersions } from './compilation.js';

/** What {@link Opa.types} takes. */
export interface TypesRequest extends RegoVersions {
  readonly modules: Modules;
  /** Paths of rules, without `data`: `['shop', 'orders', 'violation']`. */
  readonly rules: readonly (readonly string[])[];
}

/** A type of Rego as OPA infers and writes it. */
export type OpaType =
  | { readonly type: 'null' | 'boolean' | 'number' | 'string' }
  /** Any of these; anything where none is named. */
  | { readonly type: 'any'; readonly of?: readonly OpaType[] }
  | { readonly type: 'set'; readonly of?: OpaType }
  /** The first elements one by one, then any number of others. */
  | { readonly type: 'array'; readonly static?: readonly OpaType[]; readonly dynamic?: OpaType }
  | {
      readonly type: 'object';
      readonly static?: readonly { readonly key: unknown; readonly value: OpaType }[];
      readonly dynamic?: { readonly key: OpaType; readonly value: OpaType };
    }
  | { readonly type: 'function' };
