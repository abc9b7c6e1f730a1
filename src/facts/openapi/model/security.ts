import type { ContractElement, Lifecycle } from './contract.js';

/** One alternative: all of its schemes have to be met. Without a scheme, anybody may call. */
export interface SecurityRequirement extends ContractElement {
  /** Scopes by the name of the scheme, sorted. */
  readonly schemes: ReadonlyMap<string, readonly string[]>;
}

/** A way to prove who is calling. `basic` of Swagger 2 is `http` with the scheme `basic`. */
export interface SecurityScheme extends ContractElement {
  readonly name: string;
  readonly lifecycle: Lifecycle;
  /** As it is written for a type that the specification does not know. */
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS' | (string & {});
  /** Of an API key: where it travels, and under which name (a header in lower case). */
  readonly apiKey?: { readonly in: string; readonly name: string };
  /** Of `http`, in lower case: `bearer`. */
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly openIdConnectUrl?: string;
  /** By name as in OpenAPI 3: `authorizationCode`, `clientCredentials`, `implicit`, `password`. */
  readonly flows: ReadonlyMap<string, OAuthFlow>;
}

/** One way to a token. */
export interface OAuthFlow extends ContractElement {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  /** Names of the scopes that it offers, sorted. */
  readonly scopes: readonly string[];
}
