import type { Location } from '../../../report/index.js';
import type { Break, OperationName } from '../break.js';
import type { Answer } from '../cover.js';

/** Where the head still offers an operation of the base: in another contract, or under another path or host. */
export interface ParallelOperation {
  /** For people: `GET /v1/orders in openapi/v1.yaml`. */
  readonly name: string;
  /** Its clients meet no breaking change there. */
  readonly isUnchanged: boolean;
  readonly location: Location;
}

export type FindParallel = (operation: OperationName) => ParallelOperation | undefined;

/** Whether every operation that the break reaches is offered elsewhere as it was. */
export function coverByParallel(broken: Break, findParallel: FindParallel): Answer | undefined {
  const { operations } = broken;
  const found = operations.map((operation) => ({ operation, parallel: findParallel(operation) }));
  // Nothing runs beside it: what most contracts are like needs no explanation.
  if (found.every(({ parallel }) => parallel === undefined)) return undefined;
  const missing = found.find(({ parallel }) => parallel === undefined);
  if (missing !== undefined) {
    const { method, path } = missing.operation;
    return {
      holds: false,
      code: 'parallel-missing',
      message: `${method} ${path} is offered nowhere else`,
      hint: 'Keep the old form of each operation that the change reaches.',
    };
  }
  const changed = found.find(({ parallel }) => parallel?.isUnchanged === false)?.parallel;
  if (changed !== undefined) {
    return {
      holds: false,
      code: 'parallel-changed',
      message: `${changed.name} runs beside it, and breaks its clients too`,
      hint: 'Leave the old version as it was.',
      location: changed.location,
    };
  }
  const [first] = found;
  const more = found.length > 1 ? `, and ${found.length - 1} more` : '';
  return {
    holds: true,
    message: `the old form is still offered as ${first?.parallel?.name ?? ''}${more}`,
    ...(first?.parallel && { location: first.parallel.location }),
  };
}
