import type { OpaLocation } from '../opa/index.js';

/** What is wrong with a policy, or unwise. */
export interface PolicyFault {
  /** Of an error of OPA its own, for example `rego_type_error`; `policy-contract`; else the name of a lint. */
  readonly code: string;
  /** `error`: it cannot work as it is meant, or is refused when the pack is built. `warning`: it is slow, or works here alone. */
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly location?: OpaLocation;
  /** The line, and what OPA adds. */
  readonly details: readonly string[];
  readonly hint: string;
}
