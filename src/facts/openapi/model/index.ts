export type {
  Contract,
  ContractElement,
  ContractNote,
  ContractNoteCode,
  ContractPlace,
  Lifecycle,
  Specification,
  Tag,
} from './contract.js';
export type { Encoding, MediaType, RequestBody } from './media-type.js';
export { type Callback, type Operation, operationName } from './operation.js';
export type { Parameter, ParameterLocation, ParameterStyle } from './parameter.js';
export type { Header, Link, Response } from './response.js';
export type { OAuthFlow, SecurityRequirement, SecurityScheme } from './security.js';
export { stepsOf } from '../../schema/documents/reference.js';
export type { Server, ServerVariable } from './server.js';
export {
  type ContractAccess,
  type ContractSource,
  loadContract,
  parseContractSource,
  type ReadContract,
  toBaseProblems,
} from './load-contract.js';
