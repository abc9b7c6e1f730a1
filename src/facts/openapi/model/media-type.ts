import type { SchemaNode } from '../../schema/index.js';
import type { ContractElement } from './contract.js';
import type { ParameterStyle } from './parameter.js';
import type { Header } from './response.js';

/** What a client sends. */
export interface RequestBody extends ContractElement {
  readonly required: boolean;
  /** By {@link MediaType.type}. */
  readonly content: ReadonlyMap<string, MediaType>;
}

/** One form of a body. */
export interface MediaType extends ContractElement {
  /** In lower case, parameters sorted by name and without space: `application/json;charset=utf-8`. May be a range: `text/*`. */
  readonly type: string;
  /** As it is written. */
  readonly name: string;
  /** Undefined where any value may stand. */
  readonly schema?: SchemaNode;
  /** The schema of each item of a stream (OpenAPI 3.2). */
  readonly itemSchema?: SchemaNode;
  /** How the properties of a form are written, by name. */
  readonly encoding: ReadonlyMap<string, Encoding>;
  /** Nothing names the media type (`consumes` and `produces` of Swagger 2), and this one is taken in its place. */
  readonly assumed?: true;
}

/** How a property of a form, or a part of a multipart body, is written. */
export interface Encoding extends ContractElement {
  /** In lower case; undefined where the type of the property decides. */
  readonly contentType?: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, Header>;
}
