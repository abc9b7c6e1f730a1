import type { ContractElement } from './contract.js';

/** Where an API is reached. */
export interface Server extends ContractElement {
  /** As it is written, variables in braces; without a slash at its end. Relative URLs stay relative. `/` where nothing is named. */
  readonly url: string;
  /** The URL with the default of each variable. */
  readonly resolved: string;
  /** Path of `resolved`: begins with a slash and, unless it is nothing else, does not end with one. */
  readonly basePath: string;
  readonly variables: ReadonlyMap<string, ServerVariable>;
  /** Nothing names a server, and the specification's default is taken. */
  readonly assumed?: true;
}

/** A part of a server's URL that a client chooses. */
export interface ServerVariable extends ContractElement {
  readonly name: string;
  readonly default?: string;
  /** The values that may be chosen; undefined where any may. */
  readonly values?: readonly string[];
}
