import type { SchemaNode } from '../../schema/index.js';
import type { ContractElement, Lifecycle } from './contract.js';
import type { MediaType } from './media-type.js';

/** Where a parameter travels. `querystring` is the whole query (OpenAPI 3.2). */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie' | 'querystring';

/**
 * How a value is written. `tabDelimited` is Swagger 2's `tsv`, which OpenAPI 3 cannot write; `cookie` is of OpenAPI 3.2.
 */
export type ParameterStyle =
  | 'matrix'
  | 'label'
  | 'simple'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject'
  | 'cookie';

/** A value that a client sends beside the body. */
export interface Parameter extends ContractElement {
  readonly lifecycle: Lifecycle;
  /** `location:name`, the name of a header in lower case; `path:index` for a variable of the path, counted from 0. */
  readonly key: string;
  readonly in: ParameterLocation;
  /** As it is written. */
  readonly name: string;
  readonly required: boolean;
  readonly allowEmptyValue: boolean;
  readonly allowReserved: boolean;
  /** The default of the location where nothing is written. Means nothing where `content` is set. */
  readonly style: ParameterStyle;
  /** The default of the style where nothing is written. Means nothing for values that are neither list nor object. */
  readonly explode: boolean;
  readonly schema?: SchemaNode;
  /** The form of a value that is written as a media type of its own, in place of `schema`. */
  readonly content?: MediaType;
}
