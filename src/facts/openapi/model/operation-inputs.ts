import type { ContractReading } from './contract-reading.js';
import type { Specification } from './contract.js';
import type { RequestBody } from './media-type.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { Parameter } from './parameter.js';
import type { SecurityRequirement, SecurityScheme } from './security.js';
import type { Server } from './server.js';

/** What an operation inherits from its contract. */
export interface OperationScope {
  readonly reading: ContractReading;
  readonly specification: Specification;
  readonly root: FileNode;
  readonly servers: readonly Server[];
  readonly security: readonly SecurityRequirement[] | undefined;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
}

/** The parts of an operation that the versions of the specification write differently. */
export interface OperationInputs {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** A parameter or body could not be read. */
  readonly isWhole: boolean;
}

/**
 * Puts one list over another. "A unique parameter is defined by a combination of a name and location."
 *
 * @param owner - of a list in which no parameter may stand twice
 */
export function mergeParameters(
  reading: ContractReading,
  owner: FileNode | undefined,
  inherited: readonly Parameter[],
  own: readonly Parameter[],
  hasLost: boolean,
): Pick<OperationInputs, 'parameters' | 'isWhole'> {
  const parameters = new Map(inherited.map((parameter) => [parameter.key, parameter]));
  for (const parameter of own) {
    if (owner && parameters.has(parameter.key)) {
      const message = `the ${parameter.in} parameter "${parameter.name}" stands twice: the last one counts`;
      reading.note('parameter-twice', owner, message);
    }
    parameters.set(parameter.key, parameter);
  }
  return { parameters: [...parameters.values()], isWhole: !hasLost };
}
